using System.Text.Json.Nodes;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Tests.Section6_Execution;

namespace OpenCity.GraphQL.Tests.Section7_Response;

/// <summary>The hero of the specification and its friends, one of whose names cannot be fetched.</summary>
internal static class Heroes
{
    private static readonly (string Id, string Name)[] Friends = [("1000", "Luke Skywalker"), ("1002", "Han Solo"), ("1003", "Leia Organa")];

    /// <summary>The response as JSON.</summary>
    internal static async Task<JsonNode> AskAsync(string query, string nameType = "String", bool fails = true)
    {
        var map = new ObjectMap<(string Id, string Name)>();
        map.Text("id", character => character.Id)
            .Resolve("name", (characters, _, _, _) => new ValueTask<IReadOnlyList<Answer<string>>>(
                [.. characters.Select(character => fails && character.Id == "1002" ? Away(character.Id) : Answer.Of(character.Name))]))
            .Many("friends", character => character.Id == "2001" ? Friends : [], () => map);
        var service = new ByHand(
            $"type Query {{ hero(episode: Int): Character }} type Character {{ id: String! name: {nameType} friends: [Character] }}",
            new ObjectMap<Root>().Resolve(
                "hero", (_, _, _, _) => new ValueTask<IReadOnlyList<Answer<(string, string)>>>(Answer.All([("2001", "R2-D2")])), () => map));
        return JsonNode.Parse(await service.AskAsync(query))!;
    }

    private static Answer<string> Away(string id) =>
        new ExecutionErrorException($"Name for character with ID {id} could not be fetched.", "CAN_NOT_FETCH_BY_ID")
        {
            Extensions = System.Collections.Immutable.ImmutableDictionary<string, object>.Empty.Add("timestamp", "Fri Feb 9 14:33:09 UTC 2018"),
        };
}

[Trait("Spec", "7.1.4 Response Position")]
public sealed class ResponsePositionExamples
{
    [Fact, Example(1)]
    public async Task Paths_lead_through_the_response()
    {
        var response = await Heroes.AskAsync(
            """
            query ($episode: Int) {
              hero(episode: $episode) {
                name
                friends {
                  name
                }
              }
            }
            """,
            fails: false);

        Assert.Equal("R2-D2", (string?)Follow(response, "hero", "name"));
        Assert.Equal(3, Follow(response, "hero", "friends").AsArray().Count);
        Assert.IsType<JsonObject>(Follow(response, "hero", "friends", 0));
        Assert.Equal("Luke Skywalker", (string?)Follow(response, "hero", "friends", 0, "name"));
    }

    private static JsonNode Follow(JsonNode response, params object[] path) => path.Aggregate(
        response["data"]!, (node, segment) => segment is int index ? node[index]! : node[(string)segment]!);
}

[Trait("Spec", "7.1.6 Errors")]
public sealed class ErrorsExamples
{
    private const string Error =
        """
            {
              "message": "Name for character with ID 1002 could not be fetched.",
              "locations": [{ "line": 6, "column": 7 }],
              "path": ["hero", "heroFriends", 1, "name"]
            }
        """;

    // The example without its variable, which the specification does not define.
    private const string Query =
        """
        {
          hero(episode: 4) {
            name
            heroFriends: friends {
              id
              name
            }
          }
        }
        """;

    [Fact, Example(1, 2)]
    public async Task A_name_that_cannot_be_fetched_is_null_with_an_error() => AssertData(
        await Heroes.AskAsync(Query),
        $$"""
        {
          "errors": [{{Error}}],
          "data": {
            "hero": {
              "name": "R2-D2",
              "heroFriends": [
                {
                  "id": "1000",
                  "name": "Luke Skywalker"
                },
                {
                  "id": "1002",
                  "name": null
                },
                {
                  "id": "1003",
                  "name": "Leia Organa"
                }
              ]
            }
          }
        }
        """);

    [Fact, Example(3)]
    public async Task Where_it_may_not_be_null_the_friend_is_and_the_error_keeps_its_path() => AssertData(
        await Heroes.AskAsync(Query, "String!"),
        $$"""
        {
          "errors": [{{Error}}],
          "data": {
            "hero": {
              "name": "R2-D2",
              "heroFriends": [
                {
                  "id": "1000",
                  "name": "Luke Skywalker"
                },
                null,
                {
                  "id": "1003",
                  "name": "Leia Organa"
                }
              ]
            }
          }
        }
        """);

    [Fact, Example(4)]
    public async Task Further_entries_stand_in_the_extensions()
    {
        const string errors =
            """
            [
              {
                "message": "Name for character with ID 1002 could not be fetched.",
                "locations": [{ "line": 6, "column": 7 }],
                "path": ["hero", "heroFriends", 1, "name"],
                "extensions": {
                  "code": "CAN_NOT_FETCH_BY_ID",
                  "timestamp": "Fri Feb 9 14:33:09 UTC 2018"
                }
              }
            ]
            """;

        Assert.Equal(JsonService.Compact(errors), JsonService.Compact((await Heroes.AskAsync(Query))["errors"]!.ToJsonString()));
    }

    [Fact, Example(5)]
    public async Task And_not_in_the_error_itself()
    {
        var error = (await Heroes.AskAsync(Query))["errors"]![0]!.AsObject();

        Assert.Equal(["message", "locations", "path", "extensions"], error.Select(entry => entry.Key));
    }

    // The engine writes the data first and a code in each error's extensions; the examples differ in both.
    private static void AssertData(JsonNode response, string expected)
    {
        Assert.Equal(["data", "errors"], response.AsObject().Select(entry => entry.Key));
        response["errors"]![0]!.AsObject().Remove("extensions");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), response), response.ToJsonString());
    }
}
