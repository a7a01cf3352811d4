using static OpenCity.GraphQL.Tests.Section2_Language.Examples;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2.9 Fragments")]
public sealed class FragmentsExamples
{
    private const string Sdl =
        """
        type Query { user(id: ID): User }
        type User {
          id: ID
          name: String
          profilePic(size: Int): String
          friends(first: Int): [User]
          mutualFriends(first: Int): [User]
        }
        """;

    private const string Data =
        """
        { "user(id:4)": {
          "friends(first:10)": [{ "id": "5", "name": "A", "profilePic(size:50)": "a.jpg" }],
          "mutualFriends(first:10)": [{ "id": "6", "name": "B", "profilePic(size:50)": "b.jpg" }]
        } }
        """;

    [Fact, Example(1)]
    public void No_fragments() => AssertAnswer(
        """
        query noFragments {
          user(id: 4) {
            friends(first: 10) {
              id
              name
              profilePic(size: 50)
            }
            mutualFriends(first: 10) {
              id
              name
              profilePic(size: 50)
            }
          }
        }
        """);

    [Fact, Example(2)]
    public void A_fragment_used_twice() => AssertAnswer(
        """
        query withFragments {
          user(id: 4) {
            friends(first: 10) {
              ...friendFields
            }
            mutualFriends(first: 10) {
              ...friendFields
            }
          }
        }

        "Common fields for a user's friends."
        fragment friendFields on User {
          id
          name
          profilePic(size: 50)
        }
        """);

    [Fact, Example(3)]
    public void A_fragment_within_a_fragment() => AssertAnswer(
        """
        query withNestedFragments {
          user(id: 4) {
            friends(first: 10) {
              ...friendFields
            }
            mutualFriends(first: 10) {
              ...friendFields
            }
          }
        }

        fragment friendFields on User {
          id
          name
          ...standardProfilePic
        }

        fragment standardProfilePic on User {
          profilePic(size: 50)
        }
        """);

    // "The operations all produce the same response object."
    private static void AssertAnswer(string query)
    {
        Example(query);
        Assert.Equal(
            """{"data":{"user":{"friends":[{"id":"5","name":"A","profilePic":"a.jpg"}],"mutualFriends":[{"id":"6","name":"B","profilePic":"b.jpg"}]}}}""",
            JsonService.Ask(Sdl, query, Data));
    }
}

/// <summary>The service of the examples on profiles.</summary>
internal static class Profiles
{
    public static void AssertAnswer(string query)
    {
        const string Sdl =
            """
            type Query { profiles(handles: [String!]): [Profile] }
            interface Profile { handle: String }
            type User implements Profile { handle: String friends: Count }
            type Page implements Profile { handle: String likers: Count }
            type Count { count: Int }
            """;
        const string Data =
            """
            { "profiles(handles:System.Object[])": [
              { "__typename": "User", "handle": "zuck", "friends": { "count": 1234 } },
              { "__typename": "Page", "handle": "coca-cola", "likers": { "count": 90234512 } }
            ] }
            """;
        const string Result =
            """
            {
              "profiles": [
                {
                  "handle": "zuck",
                  "friends": { "count": 1234 }
                },
                {
                  "handle": "coca-cola",
                  "likers": { "count": 90234512 }
                }
              ]
            }
            """;
        Example(query);
        Assert.Equal($"{{\"data\":{JsonService.Compact(Result)}}}", JsonService.Ask(Sdl, query, Data));
    }
}

[Trait("Spec", "2.9.1 Type Conditions")]
public sealed class TypeConditionsExamples
{
    [Fact, Example(1, 2)]
    public void Fragments_on_two_types() => Profiles.AssertAnswer(
        """
        query FragmentTyping {
          profiles(handles: ["zuck", "coca-cola"]) {
            handle
            ...userFragment
            ...pageFragment
          }
        }

        fragment userFragment on User {
          friends {
            count
          }
        }

        fragment pageFragment on Page {
          likers {
            count
          }
        }
        """);
}

[Trait("Spec", "2.9.2 Inline Fragments")]
public sealed class InlineFragmentsExamples
{
    [Fact, Example(1)]
    public void Inline_fragments_on_two_types() => Profiles.AssertAnswer(
        """
        query inlineFragmentTyping {
          profiles(handles: ["zuck", "coca-cola"]) {
            handle
            ... on User {
              friends {
                count
              }
            }
            ... on Page {
              likers {
                count
              }
            }
          }
        }
        """);

    [Theory, Example(2)]
    [InlineData("true", """{"id":"4","name":"Mark","firstName":"Mark","lastName":null,"birthday":"05-14"}""")]
    [InlineData("false", """{"id":"4","name":"Mark"}""")]
    public void An_inline_fragment_without_a_type(string expanded, string user)
    {
        const string Query =
            """
            query inlineFragmentNoType($expandedInfo: Boolean) {
              user(handle: "zuck") {
                id
                name
                ... @include(if: $expandedInfo) {
                  firstName
                  lastName
                  birthday
                }
              }
            }
            """;
        const string Sdl =
            "type Query { user(handle: String): User } type User { id: ID name: String firstName: String lastName: String birthday: String }";
        const string Data =
            """{ "user(handle:zuck)": { "id": "4", "name": "Mark", "firstName": "Mark", "birthday": "05-14" } }""";
        Example(Query);

        // "Boolean" goes where "Boolean!" is expected only with a default.
        Section5_Validation.DogSchema.Example(
            Query, Section5_Validation.DogSchema.Build(Sdl), "VARIABLE_TYPE_MISMATCH 1:28");
        Assert.Equal(
            $"{{\"data\":{{\"user\":{user}}}}}",
            JsonService.Ask(
                Sdl,
                Query.Replace("Boolean", "Boolean!", StringComparison.Ordinal),
                Data,
                $"{{ \"expandedInfo\": {expanded} }}"));
    }
}
