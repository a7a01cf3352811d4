using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

/// <summary>Random syntax trees of every production, of a size that FsCheck raises.</summary>
internal static class SyntaxGenerator
{
    private static readonly Gen<Name> Names =
        Gen.Elements("a", "B", "on", "type", "query", "_x1", "implements", "extend", "null2").Select(name => new Name(name));

    private static readonly Gen<string> Texts = Gen.Elements(
            "a", "b c", " ", "  ", "\t", "\n", "\n\n", "\r", "\r\n", "\"", "\"\"", "\"\"\"", "\\", "\\\"\"\"", "\\u0041", "#",
            "{", "é", "서울", "😀", "\0", "\u0007", "\u0085", "\u2028", "\uFEFF", new string('x', 71))
        .ArrayOf().Select(parts => string.Concat(parts.Take(8)));

    private static readonly Gen<bool> Booleans = Gen.Elements(true, false);

    public static Gen<StringValue> Strings { get; } =
        from text in Texts from isBlock in Booleans select new StringValue(text, isBlock);

    public static Gen<Document> Documents { get; } = Gen.Sized(size =>
        from definitions in Many(Definition(Math.Min(size, 40)), 1) select new Document(new Source(""), definitions));

    private static readonly Gen<NamedTypeReference> NamedTypes = Names.Select(name => new NamedTypeReference(name));

    private static Gen<Definition> Definition(int size) => Gen.OneOf(
        Operation(size).Select(node => (Definition)node),
        Fragment(size).Select(node => (Definition)node),
        TypeSystem(size));

    private static Gen<OperationDefinition> Operation(int size) =>
        from description in Optional(Strings)
        from type in Gen.Elements(OperationType.Query, OperationType.Mutation, OperationType.Subscription)
        from name in Optional(Names)
        from variables in Many(VariableDefinition(size / 4), 0)
        from directives in Directives(size / 4, isConst: false)
        from set in SelectionSet(size / 2)
        select new OperationDefinition(description, type, name, variables, directives, set);

    private static Gen<FragmentDefinition> Fragment(int size) =>
        from description in Optional(Strings)
        from name in Names.Where(name => name.Value != "on")
        from type in NamedTypes
        from directives in Directives(size / 4, isConst: false)
        from set in SelectionSet(size / 2)
        select new FragmentDefinition(description, name, type, directives, set);

    private static Gen<VariableDefinition> VariableDefinition(int size) =>
        from description in Optional(Strings)
        from name in Names
        from type in Type(size)
        from value in Optional(Value(size, isConst: true))
        from directives in Directives(size / 2, isConst: true)
        select new VariableDefinition(description, new Variable(name), type, value, directives);

    private static Gen<SelectionSet> SelectionSet(int size) =>
        Many(Selection(size), 1).Select(selections => new SelectionSet(selections));

    private static Gen<Selection> Selection(int size) => Gen.OneOf(
        (from alias in Optional(Names)
         from name in Names
         from arguments in Many(Argument(size / 3, isConst: false), 0)
         from directives in Directives(size / 3, isConst: false)
         from set in size > 2 ? Optional(SelectionSet(size / 3)) : Gen.Constant<SelectionSet?>(null)
         select (Selection)new Field(alias, name, arguments, directives, set)),
        (from name in Names.Where(name => name.Value != "on")
         from directives in Directives(size / 3, isConst: false)
         select (Selection)new FragmentSpread(name, directives)),
        size > 2
            ? (from type in Optional(NamedTypes)
               from directives in Directives(size / 3, isConst: false)
               from set in SelectionSet(size / 3)
               select (Selection)new InlineFragment(type, directives, set))
            : Names.Where(name => name.Value != "on").Select(name => (Selection)new FragmentSpread(name, [])));

    private static Gen<Argument> Argument(int size, bool isConst) =>
        from name in Names from value in Value(size, isConst) select new Argument(name, value);

    private static Gen<ImmutableArray<Directive>> Directives(int size, bool isConst) => size < 2
        ? Gen.Constant(ImmutableArray<Directive>.Empty)
        : Many(
            from name in Names
            from arguments in Many(Argument(size / 3, isConst), 0)
            select new Directive(name, arguments),
            0);

    private static Gen<Value> Value(int size, bool isConst)
    {
        var leaf = Gen.OneOf(
            isConst ? Gen.Constant<Value>(new NullValue()) : Names.Select(name => (Value)new Variable(name)),
            Gen.Elements("0", "-1", "123456789").Select(text => (Value)new IntValue(text)),
            Gen.Elements("0.5", "-1e10", "1.5E-3").Select(text => (Value)new FloatValue(text)),
            Strings.Select(text => (Value)text),
            Booleans.Select(isTrue => (Value)new BooleanValue(isTrue)),
            Names.Select(name => (Value)new EnumValue(name.Value)));
        return size < 2
            ? leaf
            : Gen.OneOf(
                leaf,
                Many(Value(size / 3, isConst), 0).Select(values => (Value)new ListValue(values)),
                Many(
                    from name in Names from value in Value(size / 3, isConst) select new ObjectField(name, value),
                    0).Select(fields => (Value)new ObjectValue(fields)));
    }

    private static Gen<TypeReference> Type(int size) =>
        from inner in size < 2
            ? NamedTypes.Select(named => (TypeReference)named)
            : Gen.OneOf(
                NamedTypes.Select(named => (TypeReference)named),
                Type(size / 2).Select(of => (TypeReference)new ListTypeReference(of)))
        from isNonNull in Booleans
        select isNonNull ? new NonNullTypeReference(inner) : inner;

    private static Gen<InputValueDefinition> InputValue(int size) =>
        from description in Optional(Strings)
        from name in Names
        from type in Type(size)
        from value in Optional(Value(size / 2, isConst: true))
        from directives in Directives(size / 3, isConst: true)
        select new InputValueDefinition(description, name, type, value, directives);

    private static Gen<FieldDefinition> FieldDefinition(int size) =>
        from description in Optional(Strings)
        from name in Names
        from arguments in Many(InputValue(size / 3), 0)
        from type in Type(size)
        from directives in Directives(size / 3, isConst: true)
        select new FieldDefinition(description, name, arguments, type, directives);

    private static Gen<EnumValueDefinition> EnumValue(int size) =>
        from description in Optional(Strings)
        from name in Names
        from directives in Directives(size / 3, isConst: true)
        select new EnumValueDefinition(description, name, directives);

    // An extension has no description and at least one directive, which makes it well-formed whatever else is empty.
    private static Gen<Definition> TypeSystem(int size) =>
        from isExtension in Booleans
        from description in isExtension ? Gen.Constant<StringValue?>(null) : Optional(Strings)
        from directive in Names
        from given in Directives(size / 2, isConst: true)
        let directives = isExtension ? given.Add(new Directive(directive, [])) : given
        from name in Names
        from interfaces in Many(NamedTypes, 0)
        from definition in Gen.OneOf<Definition>(
            Many(Root, isExtension ? 0 : 1).Select(
                roots => (Definition)new SchemaDefinition(description, isExtension, directives, roots)),
            Gen.Constant<Definition>(new ScalarTypeDefinition(description, isExtension, name, directives)),
            Many(FieldDefinition(size / 2), 0).Select(
                fields => (Definition)new ObjectTypeDefinition(
                    description, isExtension, name, interfaces, directives, fields)),
            Many(FieldDefinition(size / 2), 0).Select(
                fields => (Definition)new InterfaceTypeDefinition(
                    description, isExtension, name, interfaces, directives, fields)),
            Gen.Constant<Definition>(new UnionTypeDefinition(description, isExtension, name, directives, interfaces)),
            Many(EnumValue(size / 2), 0).Select(
                values => (Definition)new EnumTypeDefinition(description, isExtension, name, directives, values)),
            Many(InputValue(size / 2), 0).Select(
                fields => (Definition)new InputObjectTypeDefinition(description, isExtension, name, directives, fields)),
            Many(InputValue(size / 2), 0).SelectMany(arguments => Many(Locations, 1).Select(
                locations => (Definition)new DirectiveDefinition(description, name, arguments, isExtension, locations))))
        select definition;

    private static Gen<RootOperationTypeDefinition> Root =>
        from operation in Gen.Elements(OperationType.Query, OperationType.Mutation, OperationType.Subscription)
        from type in NamedTypes
        select new RootOperationTypeDefinition(operation, type);

    private static Gen<Name> Locations =>
        Gen.Elements("QUERY", "FIELD_DEFINITION", "INPUT_OBJECT", "ENUM").Select(name => new Name(name));

    private static Gen<T?> Optional<T>(Gen<T> generator)
        where T : class => Gen.OneOf(Gen.Constant<T?>(null), generator.Select(node => (T?)node));

    private static Gen<ImmutableArray<T>> Many<T>(Gen<T> generator, int least) =>
        Gen.Choose(least, least + 2).SelectMany(count => generator.ListOf(count)).Select(nodes => nodes.ToImmutableArray());
}
