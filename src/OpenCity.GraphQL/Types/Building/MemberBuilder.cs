using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>Fills the types with their members, of the definition and its extensions; reports members that stand twice.</summary>
internal sealed class MemberBuilder(
    TypeTable types, AppliedDirectives applied, DefaultValues defaults, DiagnosticList diagnostics)
{
    public void Fill(TypeDeclaration declaration)
    {
        var type = types[declaration];
        applied.Note(
            Words.Location(declaration.Definition.Node),
            type.Name,
            declaration.Directives,
            directives => type.Directives = directives);
        switch (type)
        {
            case FieldsType fields:
                FillFields(fields, declaration);
                break;
            case UnionType union:
                union.MemberTypes = [.. Members(union, declaration)];
                break;
            case EnumType @enum:
                @enum.Values = [.. Values(@enum, declaration)];
                @enum.ValuesByName = @enum.Values.ToFrozenDictionary(value => value.Name);
                break;
            case InputObjectType inputObject:
                FillInputFields(inputObject, declaration);
                break;
        }
    }

    public SchemaDirective Directive(DirectiveDeclaration declaration)
    {
        var (definition, source) = (declaration.Definition.Node, declaration.Definition.Source);
        var owner = $"@{definition.Name.Value}";
        return new SchemaDirective
        {
            Name = definition.Name.Value,
            Description = definition.Description?.Text,
            Node = declaration.IsBuiltIn ? null : definition,
            Source = declaration.IsBuiltIn ? null : source,
            IsRepeatable = definition.IsRepeatable,
            Locations = definition.Locations.Select(location => location.Value).ToFrozenSet(),
            DeclaredLocations = [.. definition.Locations.Select(location => location.Value).Distinct()],
            Arguments = InputValues(
                Unique(definition.Arguments.Select(declaration.Definition.With), item => item.Name, owner, "argument"),
                item => $"{owner}({item.Name.Value}:)",
                "ARGUMENT_DEFINITION",
                declaration.IsBuiltIn),
        };
    }

    private void FillFields(FieldsType type, TypeDeclaration declaration)
    {
        var fields = declaration.Parts.SelectMany(part => (part.Node switch
        {
            ObjectTypeDefinition definition => definition.Fields,
            InterfaceTypeDefinition definition => definition.Fields,
            _ => [],
        }).Select(part.With));
        var unique = Unique(fields, field => field.Name, type.Name, "field");
        type.Fields = [.. unique.Select(field => Field(type, field, declaration.IsBuiltIn))];
        type.FieldsByName = type.Fields.ToFrozenDictionary(field => field.Name);
        type.Interfaces = [.. Interfaces(type, declaration)];
    }

    private OutputField Field(FieldsType owner, Located<FieldDefinition> located, bool isBuiltIn)
    {
        var (node, source) = (located.Node, located.Source);
        var coordinate = $"{owner.Name}.{node.Name.Value}";
        var field = new OutputField
        {
            Name = node.Name.Value,
            Description = node.Description?.Text,
            DeprecationReason = DirectiveReading.DeprecationReason(node.Directives),
            Node = isBuiltIn ? null : node,
            Source = isBuiltIn ? null : source,
            Type = types.Resolve(located.With(node.Type)),
            Arguments = InputValues(
                Unique(node.Arguments.Select(located.With), item => item.Name, coordinate, "argument"),
                item => $"{coordinate}({item.Name.Value}:)",
                "ARGUMENT_DEFINITION",
                isBuiltIn),
        };
        applied.Note(
            "FIELD_DEFINITION",
            coordinate,
            node.Directives.Select(located.With),
            directives => field.Directives = directives);
        return field;
    }

    private void FillInputFields(InputObjectType type, TypeDeclaration declaration)
    {
        var fields = declaration.Parts.SelectMany(part =>
            part.Node is InputObjectTypeDefinition definition ? definition.Fields.Select(part.With) : []);
        type.Fields = InputValues(
            Unique(fields, field => field.Name, type.Name, "field"),
            item => $"{type.Name}.{item.Name.Value}",
            "INPUT_FIELD_DEFINITION",
            declaration.IsBuiltIn);
        type.FieldsByName = type.Fields.ToFrozenDictionary(field => field.Name);
        type.Places = Enumerable.Range(0, type.Fields.Length).ToFrozenDictionary(place => type.Fields[place].Name);
    }

    private ImmutableArray<InputValue> InputValues(
        IEnumerable<Located<InputValueDefinition>> definitions,
        Func<InputValueDefinition, string> coordinateOf,
        string location,
        bool isBuiltIn)
    {
        var values = ImmutableArray.CreateBuilder<InputValue>();
        foreach (var located in definitions)
        {
            var (node, source) = (located.Node, located.Source);
            var value = new InputValue
            {
                Name = node.Name.Value,
                Description = node.Description?.Text,
                DeprecationReason = DirectiveReading.DeprecationReason(node.Directives),
                Node = isBuiltIn ? null : node,
                Source = isBuiltIn ? null : source,
                Type = types.Resolve(located.With(node.Type)),
                DefaultValue = node.DefaultValue,
            };
            var coordinate = coordinateOf(node);
            defaults.Note(value, source, coordinate);
            applied.Note(location, coordinate, node.Directives.Select(located.With), directives => value.Directives = directives);
            values.Add(value);
        }

        return values.DrainToImmutable();
    }

    private IEnumerable<InterfaceType> Interfaces(FieldsType type, TypeDeclaration declaration)
    {
        var references = declaration.Parts.SelectMany(part => (part.Node switch
        {
            ObjectTypeDefinition definition => definition.Interfaces,
            InterfaceTypeDefinition definition => definition.Interfaces,
            _ => [],
        }).Select(part.With));
        foreach (var reference in Unique(references, item => item.Name, type.Name, "interface"))
        {
            var resolved = types.Resolve(reference);
            if (resolved is InterfaceType @interface)
            {
                yield return @interface;
            }
            else if (!types.IsUnknown(resolved))
            {
                diagnostics.Add(
                    reference.Source,
                    reference.Node,
                    $"\"{type.Name}\" cannot implement \"{resolved.Name}\", which is {Words.Kind(resolved)}.",
                    "Only interfaces can be implemented.");
            }
        }
    }

    // https://spec.graphql.org/September2025/#sec-Unions.Type-Validation
    private IEnumerable<ObjectType> Members(UnionType union, TypeDeclaration declaration)
    {
        var references = declaration.Parts.SelectMany(part =>
            part.Node is UnionTypeDefinition definition ? definition.MemberTypes.Select(part.With) : []);
        foreach (var reference in Unique(references, item => item.Name, union.Name, "member type"))
        {
            var resolved = types.Resolve(reference);
            if (resolved is ObjectType member)
            {
                yield return member;
            }
            else if (!types.IsUnknown(resolved))
            {
                diagnostics.Add(
                    reference.Source,
                    reference.Node,
                    $"The union \"{union.Name}\" cannot hold \"{resolved.Name}\", which is {Words.Kind(resolved)}.",
                    "Only object types can be members.");
            }
        }
    }

    private IEnumerable<EnumTypeValue> Values(EnumType type, TypeDeclaration declaration)
    {
        var definitions = declaration.Parts.SelectMany(part =>
            part.Node is EnumTypeDefinition definition ? definition.Values.Select(part.With) : []);
        foreach (var located in Unique(definitions, value => value.Name, type.Name, "value"))
        {
            var value = new EnumTypeValue
            {
                Name = located.Node.Name.Value,
                Description = located.Node.Description?.Text,
                DeprecationReason = DirectiveReading.DeprecationReason(located.Node.Directives),
                Node = declaration.IsBuiltIn ? null : located.Node,
                Source = declaration.IsBuiltIn ? null : located.Source,
            };
            applied.Note(
                "ENUM_VALUE",
                $"{type.Name}.{value.Name}",
                located.Node.Directives.Select(located.With),
                directives => value.Directives = directives);
            yield return value;
        }
    }

    private IEnumerable<Located<T>> Unique<T>(IEnumerable<Located<T>> items, Func<T, Name> nameOf, string owner, string kind)
        where T : SyntaxNode
    {
        var seen = new HashSet<string>();
        foreach (var item in items)
        {
            var name = nameOf(item.Node);
            if (seen.Add(name.Value))
            {
                yield return item;
            }
            else
            {
                diagnostics.Add(
                    item.Source, name, $"The {kind} \"{name.Value}\" of \"{owner}\" stands twice.", "Remove or rename one of them.");
            }
        }
    }
}
