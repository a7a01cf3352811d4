using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

public sealed class SchemaPrinterTests
{
    [Fact]
    public void A_schema_is_printed_in_the_order_of_declaration()
    {
        const string Printed = """"
            """Where it starts."""
            schema {
              query: Q
            }

            scalar S @specifiedBy(url: "https://example.org/s")

            """A query."""
            type Q implements I & J {
              """First."""
              a(x: Int = 1, y: [E!] = [X]): Int!
              b(
                """What it is."""
                x: In = { a: "q\"uote" }
                y: ID @deprecated
              ): U

              """
              Two
              lines.
              """
              c: String @deprecated(reason: "use b")
              i: Int
            }

            interface I implements J {
              i: Int
            }

            interface J {
              i: Int
            }

            union U = Q | T

            type T {
              a: S
            }

            enum E {
              X
              Y @deprecated
            }

            input In {
              a: String = "x"
            }

            input One @oneOf {
              a: Int
              b: Boolean
            }

            """";

        var schema = Sdl.Accepts(Printed.Replace("schema {", "schema @quiet {", StringComparison.Ordinal)
            + "directive @quiet on SCHEMA");

        Assert.Equal(Printed, SchemaPrinter.Print(schema));
    }

    [Fact]
    public void Custom_directives_are_printed_where_they_are_asked_for()
    {
        var schema = Sdl.Accepts("""
            "What it costs." directive @cost(weight: String!) repeatable on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION
            directive @hidden on OBJECT
            type Query @hidden @cost(weight: "1") { a(b: Int @cost(weight: "2")): Int @cost(weight: "3") }
            """);

        var printed = SchemaPrinter.Print(schema, new SchemaPrinterOptions(new HashSet<string> { "cost" }, new HashSet<string> { "cost" }));

        Assert.Equal(
            """"
            """What it costs."""
            directive @cost(weight: String!) repeatable on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION

            type Query @cost(weight: "1") {
              a(b: Int @cost(weight: "2")): Int @cost(weight: "3")
            }

            """",
            printed);
        Assert.Equal(
            "type Query {\n  a(b: Int): Int\n}\n",
            SchemaPrinter.Print(schema));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData(" leading blank")]
    [InlineData("\tleading tab")]
    [InlineData("trailing blank ")]
    [InlineData("a\n b\n c")]
    [InlineData(" a\n b")]
    [InlineData("a\n\n\nb")]
    [InlineData("\na")]
    [InlineData("a\n")]
    [InlineData("\n")]
    [InlineData("   ")]
    [InlineData("a\n  ")]
    [InlineData("ends in \"")]
    [InlineData("ends in \\")]
    [InlineData("has \"\"\" inside")]
    [InlineData("\"\"\"")]
    [InlineData("a\r\nb")]
    [InlineData("bell \u0007 and delete \u007f")]
    [InlineData("서울 🏙")]
    [InlineData("a line that is longer than the seventy characters that one line of a description holds")]
    [InlineData(" a line that is longer than the seventy characters that one line of a description holds")]
    [InlineData("a line that is longer than seventy characters and that ends in a quote: \"")]
    [InlineData("C:\\new\\table")]
    public void Every_description_is_read_back_as_it_was(string description)
    {
        var schema = Sdl.Accepts($"type Query {{ a: Int {LiteralPrinter.Quote(description)} b: Int }}");
        Assert.Equal(description, schema.QueryType.Fields[1].Description);

        var printed = SchemaPrinter.Print(schema);

        Assert.Equal(description, Sdl.Accepts(printed).QueryType.Fields[1].Description);
        Assert.Equal(printed, SchemaPrinter.Print(Sdl.Accepts(printed)));
    }

    [Theory]
    [InlineData("{ a: 1, b: [X, null, 1.50, true], c: {} }")]
    [InlineData("\"tab\\t quote\\\" slash\\\\ nul\\u0000\"")]
    [InlineData("[[1], []]")]
    public void A_default_is_printed_as_it_was_written(string literal)
    {
        var schema = Sdl.Accepts($"scalar Any type Query {{ a(b: Any = {literal}): Int }}");

        Assert.Equal(literal, LiteralPrinter.Print(schema.QueryType.Fields[0].Arguments[0].DefaultValue!));
        Assert.Equal(literal, LiteralPrinter.Print(schema.QueryType.Fields[0].Arguments[0].DefaultValue!));
    }

    [Fact]
    public void A_schema_definition_is_printed_where_a_usual_name_means_something_else() => Assert.StartsWith(
        "schema {\n  query: Query\n}\n",
        SchemaPrinter.Print(Sdl.Accepts("schema { query: Query } type Query { m: Mutation } type Mutation { gene: String }")),
        StringComparison.Ordinal);
}
