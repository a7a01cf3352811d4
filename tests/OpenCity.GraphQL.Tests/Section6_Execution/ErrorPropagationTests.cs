using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

/// <summary>How a null or an error goes up through lists and non-null types, one error a position.</summary>
[Trait("Spec", "6.4.4 Handling Execution Errors")]
public sealed class ErrorPropagationTests
{
    private static readonly ExecutionErrorException Gone = new("Gone.", "GONE");

    [Theory]
    [InlineData("[Int]", "null", """{"a":{"f":null}}""")]
    [InlineData("[Int]", "[1,null]", """{"a":{"f":[1,null]}}""")]
    [InlineData("[Int]", "[1,error]", """{"a":{"f":[1,null]}} GONE["a","f",1]""")]
    [InlineData("[Int]", "error", """{"a":{"f":null}} GONE["a","f"]""")]
    [InlineData("[Int]!", "null", """{"a":null} NON_NULL_VIOLATION["a","f"]""")]
    [InlineData("[Int]!", "[1,null]", """{"a":{"f":[1,null]}}""")]
    [InlineData("[Int]!", "[1,error]", """{"a":{"f":[1,null]}} GONE["a","f",1]""")]
    [InlineData("[Int]!", "error", """{"a":null} GONE["a","f"]""")]
    [InlineData("[Int!]", "null", """{"a":{"f":null}}""")]
    [InlineData("[Int!]", "[1,null]", """{"a":{"f":null}} NON_NULL_VIOLATION["a","f",1]""")]
    [InlineData("[Int!]", "[1,error]", """{"a":{"f":null}} GONE["a","f",1]""")]
    [InlineData("[Int!]!", "[1,null]", """{"a":null} NON_NULL_VIOLATION["a","f",1]""")]
    [InlineData("[Int!]!", "[1,error]", """{"a":null} GONE["a","f",1]""")]
    [InlineData("[Int!]!", "[1,2]", """{"a":{"f":[1,2]}}""")]
    [InlineData("[[Int!]]", "[[1],[null]]", """{"a":{"f":[[1],null]}} NON_NULL_VIOLATION["a","f",1,0]""")]
    [InlineData("[[Int!]!]", "[[1],[error]]", """{"a":{"f":null}} GONE["a","f",1,0]""")]
    [InlineData("[[Int]!]", "[[1],null]", """{"a":{"f":null}} NON_NULL_VIOLATION["a","f",1]""")]
    [InlineData("[[[Int!]!]!]!", "[[[1],[null]]]", """{"a":null} NON_NULL_VIOLATION["a","f",0,1,0]""")]
    [InlineData("Int!", "error", """{"a":null} GONE["a","f"]""")]
    public async Task A_null_goes_up_as_far_as_it_must(string type, string value, string expected) =>
        Assert.Equal(expected, await AskAsync("A", type, value, "{ a { f } }"));

    [Theory]
    [InlineData("A!", "{ a { f } }", """null GONE["a","f"]""")]
    [InlineData("A", "{ other: a { g: f } a { f } }", """{"other":null,"a":null} GONE["other","g"] GONE["a","f"]""")]
    [InlineData("A", "{ a { f } __typename }", """{"a":null,"__typename":"Query"} GONE["a","f"]""")]
    public async Task Paths_are_of_response_names_and_each_position_has_one_error(string parent, string query, string expected) =>
        Assert.Equal(expected, await AskAsync(parent, "Int!", "error", query));

    private static Task<string> AskAsync(string parent, string type, string value, string query)
    {
        var a = new ObjectMap<Root>().Resolve("f", (_, _, _, _) => new ValueTask<IReadOnlyList<Answer<object?>>>([Read(value)]));
        var service = new ByHand(
            $"type Query {{ a: {parent} }} type A {{ f: {type} }}", new ObjectMap<Root>().One("a", root => root, () => a));
        return service.AskBrieflyAsync(query);
    }

    private static Answer<object?> Read(string value) => value switch
    {
        "error" => Gone,
        "null" => Answer.Of<object?>(null),
        _ when value[0] == '[' => Answer.Of<object?>(Split(value[1..^1]).Select(item => (object)Read(item)).ToList()),
        _ => Answer.Of<object?>(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

    // At the commas that stand in no inner list.
    private static IEnumerable<string> Split(string items)
    {
        var (depth, from) = (0, 0);
        for (var i = 0; i <= items.Length; i++)
        {
            if (i == items.Length || (items[i] == ',' && depth == 0))
            {
                yield return items[from..i];
                from = i + 1;
            }
            else
            {
                depth += items[i] switch { '[' => 1, ']' => -1, _ => 0 };
            }
        }
    }
}
