using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.3 Schema")]
public sealed class SchemaTests
{
    [Fact]
    public void Root_types_are_found_by_their_usual_names()
    {
        var schema = Sdl.Accepts("type Query { a: Int } type Mutation { b: Int } type Subscription { c: Int }");

        Assert.Equal("Query", schema.QueryType.Name);
        Assert.Equal("Mutation", schema.MutationType?.Name);
        Assert.Equal("Subscription", schema.SubscriptionType?.Name);
    }

    [Fact]
    public void A_schema_definition_leaves_a_type_named_Mutation_an_ordinary_one()
    {
        var schema = Sdl.Accepts("\"Illness\" schema { query: Q } type Q { m: Mutation } type Mutation { gene: String }");

        Assert.Equal("Q", schema.QueryType.Name);
        Assert.Null(schema.MutationType);
        Assert.Equal("Illness", schema.Description);
    }

    [Fact]
    public void A_schema_extension_in_another_file_adds_a_root_type()
    {
        var schema = Sdl.Accepts("schema { query: Q } type Q { a: Int }", "extend schema { mutation: M } type M { a: Int }");

        Assert.Equal("M", schema.MutationType?.Name);
    }

    [Theory]
    [InlineData(
        "schema { query: Q } ▲schema { query: Q } type Q { a: Int }",
        "The \"schema\" is defined a second time; it already is at file1.graphql:1:1.")]
    [InlineData(
        "schema { query: Q ▲query: R } type Q { a: Int } type R { a: Int }",
        "The schema names the root type of \"query\" twice.")]
    [InlineData("▲schema { mutation: M } type M { a: Int }", "The schema has no root type of queries.")]
    [InlineData(
        "schema { query: Q mutation: ▲Q } type Q { a: Int }",
        "\"Q\" is the root type of both \"query\" and \"mutation\".")]
    [InlineData(
        "schema { query: ▲Q } input Q { a: Int }",
        "The root type of \"query\" cannot be \"Q\", which is an input object.")]
    [InlineData("enum ▲Query { A }", "The root type of \"query\" cannot be \"Query\", which is an enum.")]
    [InlineData("schema { query: ▲Nope } type Foo { a: Int }", "The type \"Nope\" is not declared.")]
    public void Wrong_root_types_are_rejected(string sdl, string message) => Sdl.Rejects(sdl, message);

    [Fact]
    public void No_documents_at_all_are_one_mistake_without_a_file()
    {
        var result = SchemaBuilder.Build([]);

        Assert.Null(result.Schema);
        Assert.Equal(
            "GraphQL schema:1:1: The schema has no root type of queries. Declare \"type Query\".",
            Assert.Single(result.Diagnostics).ToString());
    }

    [Fact]
    public void All_mistakes_of_all_files_are_told_in_the_order_of_files_and_places()
    {
        var result = Sdl.Build("type Query {\n  b: Nope\n  a: Strin\n}", "type T", "extend type Qery { a: Int }");

        Assert.Equal(
            [
                "file1.graphql:2:6: The type \"Nope\" is not declared. Declare it, or correct the name.",
                "file1.graphql:3:6: The type \"Strin\" is not declared. Did you mean \"String\"?",
                "file2.graphql:1:6: \"T\" has no field. Declare at least one field, or remove it.",
                "file3.graphql:1:13: The type \"Qery\" cannot be extended because it is not declared. Did you mean \"Query\"?",
            ],
            result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Null(result.Schema);
    }

    [Fact]
    public void Types_are_those_of_the_files_then_the_scalars_in_use_then_introspection()
    {
        var schema = Sdl.Accepts("type Query { a: Int }", "scalar Long type B { long: Long }");

        Assert.Equal(
            [
                "Query", "Long", "B", "Int", "String", "Boolean", "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue",
                "__EnumValue", "__Directive", "__DirectiveLocation",
            ],
            schema.Types.Select(type => type.Name));
        Assert.Equal(["skip", "include", "deprecated", "specifiedBy", "oneOf"], schema.Directives.Select(item => item.Name));
    }

    [Fact]
    public void Meta_fields_are_found_where_they_may_be_asked()
    {
        var schema = Sdl.Accepts("type Query { a: Int u: U } type B { b: Int } union U = B input I { a: Int }");
        var types = schema.TypesByName;

        Assert.Equal("__Schema!", schema.FindField(types["Query"], "__schema")?.Type.ToString());
        Assert.Equal("String!", schema.FindField(types["Query"], "__type")?.FindArgument("name")?.Type.ToString());
        Assert.Equal("String!", schema.FindField(types["U"], "__typename")?.Type.ToString());
        Assert.Null(schema.FindField(types["B"], "__schema"));
        Assert.Null(schema.FindField(types["I"], "__typename"));
    }

    [Theory]
    [InlineData("type Query { a: Int } ▲{ a }")]
    [InlineData("type Query { a: Int } ▲fragment F on Query { a }")]
    public void Operations_and_fragments_have_no_place_in_a_schema(string sdl) =>
        Sdl.Rejects(sdl, "A schema document cannot hold an operation or a fragment.");
}
