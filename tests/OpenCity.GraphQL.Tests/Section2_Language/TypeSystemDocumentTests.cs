using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "3.2 Type System Documents, grammar")]
public sealed class TypeSystemDocumentTests
{
    [Fact]
    public void A_schema_names_its_root_types()
    {
        var schema = Syntax.Definition<SchemaDefinition>("\"d\" schema @a {query: Q mutation: M subscription: S}");
        Assert.Equal(("d", false, "a"), (schema.Description?.Text, schema.IsExtension, schema.Directives[0].Name.Value));
        Assert.Equal(
            [(OperationType.Query, "Q"), (OperationType.Mutation, "M"), (OperationType.Subscription, "S")],
            schema.OperationTypes.Select(root => (root.Operation, root.Type.Name.Value)));
        Assert.True(Syntax.Definition<SchemaDefinition>("extend schema @a").IsExtension);
        Assert.Single(Syntax.Definition<SchemaDefinition>("extend schema {query: Q}").OperationTypes);
    }

    [Fact]
    public void A_scalar_has_directives()
    {
        var scalar = Syntax.Definition<ScalarTypeDefinition>("\"d\" scalar S @specifiedBy(url: \"u\")");
        Assert.Equal(("d", "S", "specifiedBy"), (scalar.Description?.Text, scalar.Name.Value, scalar.Directives[0].Name.Value));
        Assert.True(Syntax.Definition<ScalarTypeDefinition>("extend scalar S @a").IsExtension);
    }

    [Fact]
    public void An_object_type_has_interfaces_directives_and_fields()
    {
        var type = Syntax.Definition<ObjectTypeDefinition>(
            "\"d\" type T implements & A & B @x { \"e\" f(\"g\" a: [Int] = [1] @y b: C): D! @z h: I }");
        Assert.Equal(("d", "T"), (type.Description?.Text, type.Name.Value));
        Assert.Equal(["A", "B"], type.Interfaces.Select(reference => reference.Name.Value));
        Assert.Equal(["f", "h"], type.Fields.Select(definition => definition.Name.Value));
        var (field, argument) = (type.Fields[0], type.Fields[0].Arguments[0]);
        Assert.Equal(("e", "D!", "z"), (field.Description?.Text, field.Type.ToString(), field.Directives[0].Name.Value));
        Assert.Equal(("g", "a", "[Int]", "y"), (
            argument.Description?.Text, argument.Name.Value, argument.Type.ToString(), argument.Directives[0].Name.Value));
    }

    [Fact]
    public void An_interface_may_implement_interfaces()
    {
        var type = Syntax.Definition<InterfaceTypeDefinition>("interface I implements J & K @x { a: B }");
        Assert.Equal(["J", "K"], type.Interfaces.Select(reference => reference.Name.Value));
        Assert.Equal(("x", "a"), (type.Directives[0].Name.Value, type.Fields[0].Name.Value));
        Assert.True(Syntax.Definition<InterfaceTypeDefinition>("extend interface I implements J").IsExtension);
    }

    [Theory]
    [InlineData("union U = A", "A")]
    [InlineData("union U @x = | A | B", "A B")]
    [InlineData("extend union U = A|B|C", "A B C")]
    [InlineData("union U", "")]
    [InlineData("extend union U @x", "")]
    public void A_union_has_members(string text, string members) => Assert.Equal(
        members,
        string.Join(' ', Syntax.Definition<UnionTypeDefinition>(text).MemberTypes.Select(member => member.Name.Value)));

    [Fact]
    public void An_enum_has_values()
    {
        var type = Syntax.Definition<EnumTypeDefinition>("enum E @x { A \"d\" B @deprecated on }");
        Assert.Equal(["A", "B", "on"], type.Values.Select(value => value.Name.Value));
        Assert.Equal(("d", "deprecated"), (type.Values[1].Description?.Text, type.Values[1].Directives[0].Name.Value));
        Assert.True(Syntax.Definition<EnumTypeDefinition>("extend enum E { C }").IsExtension);
    }

    [Fact]
    public void An_input_object_has_fields()
    {
        var type = Syntax.Definition<InputObjectTypeDefinition>("input I @oneOf { \"d\" a: Int! = 1 @x b: [C] }");
        Assert.Equal(["a", "b"], type.Fields.Select(field => field.Name.Value));
        Assert.Equal("1", Assert.IsType<IntValue>(type.Fields[0].DefaultValue).Text);
        Assert.True(Syntax.Definition<InputObjectTypeDefinition>("extend input I @x").IsExtension);
    }

    [Fact]
    public void A_directive_has_arguments_and_locations()
    {
        var directive = Syntax.Definition<DirectiveDefinition>(
            "\"d\" directive @a(b: C = 1 @x) repeatable on | QUERY | MUTATION | SUBSCRIPTION | FIELD | FRAGMENT_DEFINITION"
            + "| FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION | SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION"
            + "| ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION");
        Assert.Equal(("d", "a", true, 19), (
            directive.Description?.Text, directive.Name.Value, directive.IsRepeatable, directive.Locations.Length));
        Assert.Equal(("b", "x"), (directive.Arguments[0].Name.Value, directive.Arguments[0].Directives[0].Name.Value));
        Assert.False(Syntax.Definition<DirectiveDefinition>("directive @a on FIELD").IsRepeatable);
    }

    [Theory]
    [InlineData("type T")]
    [InlineData("interface I")]
    [InlineData("enum E")]
    [InlineData("input I")]
    [InlineData("extend type T @a")]
    [InlineData("extend type T implements A")]
    [InlineData("extend type T {a: B}")]
    public void A_body_may_be_left_out(string text) => Assert.Single(Syntax.Accepts(text).Definitions);

    [Theory]
    [InlineData("schema", 7)]
    [InlineData("schema{}", 8)]
    [InlineData("schema{foo:Q}", 8)]
    [InlineData("schema{query Q}", 14)]
    [InlineData("scalar", 7)]
    [InlineData("scalar S @a(b:$c)", 15)]
    [InlineData("type T{}", 8)]
    [InlineData("type T{a}", 9)]
    [InlineData("type T{a:}", 10)]
    [InlineData("type T{a():B}", 10)]
    [InlineData("type T{a(b:C=$d):E}", 14)]
    [InlineData("type T{\"d\" \"e\" a:B}", 12)]
    [InlineData("type T implements{a:B}", 18)]
    [InlineData("type T implements A B{a:B}", 21)]
    [InlineData("type T implements A&{a:B}", 21)]
    [InlineData("type T implements &&A{a:B}", 20)]
    [InlineData("type T @a implements B{a:B}", 11)]
    [InlineData("union U =", 10)]
    [InlineData("union U = ||A", 12)]
    [InlineData("union U = A|", 13)]
    [InlineData("enum E{}", 8)]
    [InlineData("enum E{true}", 8)]
    [InlineData("enum E{A false}", 10)]
    [InlineData("enum E{\"d\" null}", 12)]
    [InlineData("input I{}", 9)]
    [InlineData("input I{a(b:C):D}", 10)]
    [InlineData("input I{a:B=$c}", 13)]
    [InlineData("directive a on FIELD", 11)]
    [InlineData("directive @a", 13)]
    [InlineData("directive @a on", 16)]
    [InlineData("directive @a() on FIELD", 14)]
    [InlineData("directive @a on FIELD|", 23)]
    [InlineData("directive @a on FIELD|FOO", 23)]
    [InlineData("directive @a on field", 17)]
    [InlineData("directive @a repeatable repeatable on FIELD", 25)]
    [InlineData("directive @a @b on FIELD", 14)]
    [InlineData("extend", 7)]
    [InlineData("extend foo", 8)]
    [InlineData("extend {a}", 8)]
    [InlineData("extend query{a}", 8)]
    [InlineData("extend directive @a on FIELD", 8)]
    public void A_malformed_definition_is_refused_at_the_offending_token(string text, int column) =>
        Syntax.Rejects(text, 1, column);

    [Theory]
    [InlineData("extend schema")]
    [InlineData("extend scalar S")]
    [InlineData("extend type T")]
    [InlineData("extend interface I")]
    [InlineData("extend union U")]
    [InlineData("extend enum E")]
    [InlineData("extend input I")]
    public void An_extension_without_content_is_refused_at_what_follows(string text)
    {
        Syntax.Rejects(text, 1, text.Length + 1);
        Syntax.Rejects(text + " type Z", 1, text.Length + 2);
    }
}
