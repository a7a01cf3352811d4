using OpenCity.GraphQL.Language;
using static OpenCity.GraphQL.Tests.Section2_Language.Examples;

namespace OpenCity.GraphQL.Tests.Section2_Language;

/// <summary>The words of the examples of this section.</summary>
internal static class Examples
{
    /// <summary>The document is well-formed, and so is what the printer makes of it: the same tree.</summary>
    public static Document Example(string text)
    {
        var document = Syntax.Accepts(text);
        Assert.Equal(Syntax.Shape(document), Syntax.Shape(Syntax.Accepts(DocumentPrinter.Print(document))));
        return document;
    }

    public static SelectionSet Selections(Document document) =>
        ((OperationDefinition)document.Definitions[0]).SelectionSet;
}

[Trait("Spec", "2.2 Descriptions")]
public sealed class DescriptionsExamples
{
    [Fact, Example(1)]
    public void A_well_described_operation()
    {
        var document = Example(
            """"
            """
            Request the current status of a time machine and its operator.
            You can also check the status for a particular year.
            **Warning:** certain years may trigger an anomaly in the space-time continuum.
            """
            query GetTimeMachineStatus(
              "The unique serial number of the time machine to inspect."
              $machineId: ID!
              "The year to check the status for."
              $year: Int
            ) {
              timeMachine(id: $machineId) {
                ...TimeMachineDetails
                status(year: $year)
              }
            }

            "Details about a time machine and its operator."
            fragment TimeMachineDetails on TimeMachine {
              id
              model
              lastMaintenance
              operator {
                name
                licenseLevel
              }
            }
            """");

        var operation = (OperationDefinition)document.Definitions[0];
        Assert.Equal(3, operation.Description!.Text.Split('\n').Length);
        Assert.Equal(
            ["The unique serial number of the time machine to inspect.", "The year to check the status for."],
            operation.VariableDefinitions.Select(variable => variable.Description?.Text));
        Assert.Equal(
            "Details about a time machine and its operator.", ((FragmentDefinition)document.Definitions[1]).Description?.Text);
    }
}

[Trait("Spec", "2.4 Operations")]
public sealed class OperationsExamples
{
    [Fact, Example(1)]
    public void A_mutation() => Assert.Equal(OperationType.Mutation, ((OperationDefinition)Example(
        """"
        """
        Mark story 12345 as "liked"
        and return the updated number of likes on the story
        """
        mutation {
          likeStory(storyID: 12345) {
            story {
              likeCount
            }
          }
        }
        """").Definitions[0]).Operation);

    [Fact, Example(2)]
    public void The_shorthand_of_a_query() => Assert.Equal(OperationType.Query, ((OperationDefinition)Example(
        """
        {
          field
        }
        """).Definitions[0]).Operation);
}

[Trait("Spec", "2.5 Selection Sets")]
public sealed class SelectionSetsExamples
{
    [Fact, Example(1)]
    public void Three_fields() => Assert.Equal(["id", "firstName", "lastName"], Selections(Example(
        """
        {
          id
          firstName
          lastName
        }
        """)).Selections.Select(selection => ((Field)selection).Name.Value));
}

[Trait("Spec", "2.6 Fields")]
public sealed class FieldsExamples
{
    [Fact, Example(1)]
    public void Fields_within_fields() => Assert.Equal(10, Syntax.Nodes(Example(
        """
        {
          me {
            id
            firstName
            lastName
            birthday {
              month
              day
            }
            friends {
              name
            }
          }
        }
        """)).OfType<Field>().Count() + 1);

    [Fact, Example(2)]
    public void Two_operations_with_comments() => Assert.Equal(2, Example(
        """
        # `me` could represent the currently logged in viewer.
        {
          me {
            name
          }
        }

        # `user` represents one of many users in a graph of data, referred to by a
        # unique identifier.
        {
          user(id: 4) {
            name
          }
        }
        """).Definitions.Length);
}

[Trait("Spec", "2.7 Arguments")]
public sealed class ArgumentsExamples
{
    [Fact, Example(1)]
    public void One_argument() => Example(
        """
        {
          user(id: 4) {
            id
            name
            profilePic(size: 100)
          }
        }
        """);

    [Fact, Example(2)]
    public void Two_arguments() => Example(
        """
        {
          user(id: 4) {
            id
            name
            profilePic(width: 100, height: 50)
          }
        }
        """);

    [Fact, Example(3, 4)]
    public void The_order_of_arguments_does_not_matter()
    {
        var a = Example(
            """
            {
              picture(width: 200, height: 100)
            }
            """);
        var b = Example(
            """
            {
              picture(height: 100, width: 200)
            }
            """);
        var equality = default(Validation.Merging.ValueEquality);
        Assert.True(equality.AreSame(
            ((Field)Selections(a).Selections[0]).Arguments, ((Field)Selections(b).Selections[0]).Arguments));
    }
}

[Trait("Spec", "2.8 Field Alias")]
public sealed class FieldAliasExamples
{
    private const string Sdl = "type Query { user(id: Int): User } type User { id: Int name: String profilePic(size: Int): String }";

    private const string Data =
        """
        { "user(id:4)": {
          "id": 4,
          "name": "Mark Zuckerberg",
          "profilePic(size:64)": "https://cdn.site.io/pic-4-64.jpg",
          "profilePic(size:1024)": "https://cdn.site.io/pic-4-1024.jpg"
        } }
        """;

    [Fact, Example(1, 2)]
    public void Two_pictures_by_two_names() => AssertAnswer(
        """
        {
          user(id: 4) {
            id
            name
            smallPic: profilePic(size: 64)
            bigPic: profilePic(size: 1024)
          }
        }
        """,
        """
        {
          "user": {
            "id": 4,
            "name": "Mark Zuckerberg",
            "smallPic": "https://cdn.site.io/pic-4-64.jpg",
            "bigPic": "https://cdn.site.io/pic-4-1024.jpg"
          }
        }
        """);

    [Fact, Example(3, 4)]
    public void An_alias_at_the_top() => AssertAnswer(
        """
        {
          zuck: user(id: 4) {
            id
            name
          }
        }
        """,
        """
        {
          "zuck": {
            "id": 4,
            "name": "Mark Zuckerberg"
          }
        }
        """);

    private static void AssertAnswer(string query, string result)
    {
        Example(query);
        Assert.Equal($"{{\"data\":{JsonService.Compact(result)}}}", JsonService.Ask(Sdl, query, Data));
    }
}
