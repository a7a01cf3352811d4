using OpenCity.GraphQL.Language;
using static OpenCity.GraphQL.Tests.Section2_Language.Examples;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2.10.4 String Value")]
public sealed class StringValueExamples
{
    [Fact, Example(1, 2)]
    public void A_block_string_and_the_quoted_string_that_it_is()
    {
        var block = Example(
            """"
            mutation {
              sendEmail(message: """
                Hello,
                  World!

                Yours,
                  GraphQL.
              """)
            }
            """");
        var quoted = Example(
            """
            mutation {
              sendEmail(message: "Hello,\n  World!\n\nYours,\n  GraphQL.")
            }
            """);
        Assert.Equal(Message(quoted), Message(block));

        static string Message(Document document) =>
            ((StringValue)((Field)Selections(document).Selections[0]).Arguments[0].Value).Text;
    }

    // Both stand alone in the text; here they describe a type. The counter-example is one of layout and well-formed.
    [Fact, Example(3)]
    public void A_block_string_that_starts_and_ends_with_an_empty_line() => Assert.Equal(
        "This starts with and ends with an empty line,\nwhich makes it easier to read.",
        Text(
            """"
            """
            This starts with and ends with an empty line,
            which makes it easier to read.
            """
            """"));

    [Fact, Example(4)]
    public void A_block_string_that_does_not() => Assert.Equal(
        "This does not start with or end with any empty lines,\nwhich makes it a little harder to read.",
        Text(
            """"
            """This does not start with or end with any empty lines,
            which makes it a little harder to read."""
            """"));

    private static string Text(string literal) =>
        ((ScalarTypeDefinition)Example($"{literal}\nscalar S").Definitions[0]).Description!.Text;

    // Texts that the prose of Int Value, Float Value and String Value gives.
    [Theory]
    [InlineData("00")]
    [InlineData("0x123")]
    [InlineData("123L")]
    [InlineData("1.23.4")]
    [InlineData("0x1.2p3")]
    [InlineData("\"\\uDEAD\"")]
    [InlineData("\"\\u{110000}\"")]
    [InlineData("\"\"\"\"")]
    public void Texts_without_a_lexical_representation(string literal) =>
        Assert.Throws<GraphQLSyntaxException>(() => Syntax.Value(literal));

    [Theory]
    [InlineData("\"\\uD83D\\uDCA9\"", "\U0001F4A9")]
    [InlineData("\"\\u{1F4A9}\"", "\U0001F4A9")]
    [InlineData("\"\"\"\\n\"\"\"", "\\n")]
    [InlineData("\"\"\"\"\"\"", "")]
    public void Texts_and_their_values(string literal, string value) =>
        Assert.Equal(value, Assert.IsType<StringValue>(Syntax.Value(literal)).Text);
}

[Trait("Spec", "2.10.5 Null Value")]
public sealed class NullValueExamples
{
    [Fact, Example(1)]
    public void Null_given_and_nothing_given()
    {
        var fields = Selections(Example(
            """
            {
              field(arg: null)
              field
            }
            """)).Selections.Cast<Field>().ToList();
        Assert.IsType<NullValue>(fields[0].Arguments[0].Value);
        Assert.Empty(fields[1].Arguments);
    }
}

[Trait("Spec", "2.10.8 Input Object Values")]
public sealed class InputObjectValuesExamples
{
    [Fact, Example(1, 2)]
    public void The_order_of_fields_does_not_matter()
    {
        var a = Example(
            """
            {
              nearestThing(location: { lon: 12.43, lat: -53.211 })
            }
            """);
        var b = Example(
            """
            {
              nearestThing(location: { lat: -53.211, lon: 12.43 })
            }
            """);
        var equality = default(Validation.Merging.ValueEquality);
        Assert.True(equality.AreSame(
            ((Field)Selections(a).Selections[0]).Arguments, ((Field)Selections(b).Selections[0]).Arguments));
    }
}

[Trait("Spec", "2.11 Variables")]
public sealed class VariablesExamples
{
    [Fact, Example(1, 2)]
    public void A_size_as_a_variable()
    {
        const string Query =
            """
            query getZuckProfile(
              "The size of the profile picture to fetch."
              $devicePicSize: Int
            ) {
              user(id: 4) {
                id
                name
                profilePic(size: $devicePicSize)
              }
            }
            """;
        Example(Query);
        Assert.Equal(
            """{"data":{"user":{"id":"4","name":"Mark","profilePic":"60.jpg"}}}""",
            JsonService.Ask(
                "type Query { user(id: ID): User } type User { id: ID name: String profilePic(size: Int): String }",
                Query,
                """{ "user(id:4)": { "id": "4", "name": "Mark", "profilePic(size:60)": "60.jpg" } }""",
                """
                {
                  "devicePicSize": 60
                }
                """));
    }
}

[Trait("Spec", "2.13 Directives")]
public sealed class DirectivesExamples
{
    [Fact, Example(1, 2)]
    public void The_order_of_directives_is_kept()
    {
        Assert.Equal(["addExternalFields", "excludeField"], Names(
            """
            type Person
              @addExternalFields(source: "profiles")
              @excludeField(name: "photo") {
              name: String
            }
            """));
        Assert.Equal(["excludeField", "addExternalFields"], Names(
            """
            type Person
              @excludeField(name: "photo")
              @addExternalFields(source: "profiles") {
              name: String
            }
            """));

        static IEnumerable<string> Names(string text) =>
            ((ObjectTypeDefinition)Example(text).Definitions[0]).Directives.Select(directive => directive.Name.Value);
    }
}
