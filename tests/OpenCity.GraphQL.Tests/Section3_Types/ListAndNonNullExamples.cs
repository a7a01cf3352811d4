using System.Text.Json;
using System.Text.Json.Nodes;
using DogSchema = OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.11 List")]
public sealed class ListExamples
{
    [Theory, Example(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]
    [InlineData("[Int]", "[1, 2, 3]", "[1,2,3]")]
    [InlineData("[Int]", "[1, \"b\", true]", null)]
    [InlineData("[Int]", "1", "[1]")]
    [InlineData("[Int]", "null", "null")]
    [InlineData("[[Int]]", "[[1], [2, 3]]", "[[1],[2,3]]")]
    [InlineData("[[Int]]", "[1, 2, 3]", "[[1],[2],[3]]")]
    [InlineData("[[Int]]", "[1, null, 3]", "[[1],null,[3]]")]
    [InlineData("[[Int]]", "[[1], [\"b\"]]", null)]
    [InlineData("[[Int]]", "1", "[[1]]")]
    [InlineData("[[Int]]", "null", "null")]
    public void Coercion_by_the_table_of_a_literal_and_of_a_variable(string type, string value, string? expected)
    {
        var literal = ArgumentCoercion.Coerce(type, "scalar Unused", value, "{}");
        var variable = ArgumentCoercion.Coerce(type, "scalar Unused", "$var", $"{{ \"var\": {value} }}");
        if (expected is null)
        {
            Assert.StartsWith("INVALID_VALUE: \"Int\" expects a whole number", literal, StringComparison.Ordinal);
            Assert.StartsWith("INVALID_VARIABLE: The variable \"$var\" has an invalid value at \"$var[1]", variable, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal((expected, expected), (literal, variable));
        }
    }
}

[Trait("Spec", "3.12 Non-Null")]
public sealed class NonNullExamples
{
    private static readonly Types.Schema Schema = Sdl.Accepts("type Query { fieldWithNonNullArg(nonNullArg: String!): Int }");

    [Fact, Example(1)]
    public void A_non_null_argument_left_out() => DogSchema.Example(
        """
        {
          fieldWithNonNullArg
        }
        """, Schema, "REQUIRED_ARGUMENT_MISSING 2:3");

    [Fact, Example(2)]
    public void A_non_null_argument_given_as_null() => DogSchema.Example(
        """
        {
          fieldWithNonNullArg(nonNullArg: null)
        }
        """, Schema, "INVALID_VALUE 2:35");

    // Marked as an example in the text, which says of it that it cannot be.
    [Fact, Example(3)]
    public void A_non_null_argument_given_by_a_nullable_variable() => DogSchema.Example(
        """
        query withNullableVariable($var: String) {
          fieldWithNonNullArg(nonNullArg: $var)
        }
        """, Schema, "VARIABLE_TYPE_MISMATCH 1:28");
}

/// <summary>
/// The table speaks of lists of Int, whose items cannot fail one by one here, where a column writes the list: items are
/// objects of an interface, null is no object, and "Error" one whose non-null field has no value.
/// </summary>
[Trait("Spec", "3.12.1 Combining List and Non-Null")]
public sealed class CombiningListAndNonNullExamples
{
    [Theory, Example(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)]
    [InlineData("[Int]", "[1, 2, 3]", "[1,2,3]", 0)]
    [InlineData("[Int]", "null", "null", 0)]
    [InlineData("[Int]", "[1, 2, null]", "[1,2,null]", 0)]
    [InlineData("[Int]", "[1, 2, Error]", "[1,2,null]", 1)]
    [InlineData("[Int]!", "[1, 2, 3]", "[1,2,3]", 0)]
    [InlineData("[Int]!", "null", "Error", 1)]
    [InlineData("[Int]!", "[1, 2, null]", "[1,2,null]", 0)]
    [InlineData("[Int]!", "[1, 2, Error]", "[1,2,null]", 1)]
    [InlineData("[Int!]", "[1, 2, 3]", "[1,2,3]", 0)]
    [InlineData("[Int!]", "null", "null", 0)]
    [InlineData("[Int!]", "[1, 2, null]", "null", 1)]
    [InlineData("[Int!]", "[1, 2, Error]", "null", 1)]
    [InlineData("[Int!]!", "[1, 2, 3]", "[1,2,3]", 0)]
    [InlineData("[Int!]!", "null", "Error", 1)]
    [InlineData("[Int!]!", "[1, 2, null]", "Error", 1)]
    [InlineData("[Int!]!", "[1, 2, Error]", "Error", 1)]
    public void Result_coercion_by_the_table(string type, string value, string expected, int errors)
    {
        var items = value.Replace("null", value == "null" ? "null" : "{}", StringComparison.Ordinal)
            .Replace("Error", "{ \"__typename\": \"T\" }", StringComparison.Ordinal);
        foreach (var number in (string[])["1", "2", "3"])
        {
            items = items.Replace(number, $"{{ \"__typename\": \"T\", \"v\": {number} }}", StringComparison.Ordinal);
        }

        var answer = JsonNode.Parse(JsonService.Ask(
            $"type Query {{ list: {type.Replace("Int", "I", StringComparison.Ordinal)} }} interface I {{ v: Int! }} type T implements I {{ v: Int! }}",
            "{ list { v } }",
            $"{{ \"list\": {items} }}"))!;

        Assert.Equal(errors, answer["errors"]?.AsArray().Count ?? 0);
        if (expected == "Error")
        {
            Assert.Null(answer["data"]);
            return;
        }

        var list = answer["data"]!["list"];
        var shown = list is null ? "null" : $"[{string.Join(",", list.AsArray().Select(item => item?["v"]?.ToJsonString() ?? "null"))}]";
        Assert.Equal(expected, shown);
        Assert.Equal(JsonValueKind.Object, answer["data"]!.GetValueKind());
    }
}
