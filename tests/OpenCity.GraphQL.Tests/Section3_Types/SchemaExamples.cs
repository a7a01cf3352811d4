using OpenCity.GraphQL.Types;
using DogSchema = OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.2 Type System Descriptions")]
public sealed class TypeSystemDescriptionsExamples
{
    [Fact, Example(1)]
    public void A_well_described_schema()
    {
        var schema = Sdl.Accepts(
            """"
            """
            A simple GraphQL schema which is well described.
            """
            schema {
              query: Query
            }

            """
            Root type for all your query operations
            """
            type Query {
              """
              Translates a string from a given language into a different language.
              """
              translate(
                "The original language that `text` is provided in."
                fromLanguage: Language

                "The translated language to be returned."
                toLanguage: Language

                "The text to be translated."
                text: String
              ): String
            }

            """
            The set of languages supported by `translate`.
            """
            enum Language {
              "English"
              EN

              "French"
              FR

              "Chinese"
              CH
            }
            """");

        var translate = schema.QueryType.Fields[0];
        Assert.Equal("A simple GraphQL schema which is well described.", schema.Description);
        Assert.Equal("Root type for all your query operations", schema.QueryType.Description);
        Assert.Equal("Translates a string from a given language into a different language.", translate.Description);
        Assert.Equal("The text to be translated.", translate.Arguments[2].Description);
        Assert.Equal(
            ["English", "French", "Chinese"],
            ((EnumType)schema.TypesByName["Language"]).Values.Select(value => value.Description));
    }
}

[Trait("Spec", "3.3.1 Root Operation Types")]
public sealed class RootOperationTypesExamples
{
    [Fact, Example(1, 2)]
    public void A_query_of_a_field_of_the_root_type()
    {
        const string Query =
            """
            query {
              myName
            }
            """;

        DogSchema.Example(Query, Sdl.Accepts(
            """
            type Query {
              myName: String
            }
            """));
        DogSchema.Example(Query, Sdl.Accepts("type Query { yourName: String }"), "UNKNOWN_FIELD 2:3");
    }

    [Fact, Example(3)]
    public void A_mutation_needs_a_field_of_the_root_type()
    {
        const string Mutation =
            """
            mutation {
              setName(name: "Zuck") {
                newName
              }
            }
            """;
        const string Base = "type Query { a: Int } type SetName { newName: String } ";

        DogSchema.Example(Mutation, Sdl.Accepts(Base + "type Mutation { setName(name: String): SetName }"));
        DogSchema.Example(
            Mutation, Sdl.Accepts(Base + "type Mutation { setOther(name: String): SetName }"), "UNKNOWN_FIELD 2:3");
    }

    [Fact, Example(4)]
    public void Root_types_of_other_names()
    {
        var schema = Sdl.Accepts(
            """
            schema {
              query: MyQueryRootType
              mutation: MyMutationRootType
            }

            type MyQueryRootType {
              someField: String
            }

            type MyMutationRootType {
              setSomeField(to: String): String
            }
            """);
        Assert.Equal(("MyQueryRootType", "MyMutationRootType", null), RootsOf(schema));
    }

    [Fact, Example(5)]
    public void A_schema_without_a_schema_definition() => Assert.Equal(("Query", null, null), RootsOf(Sdl.Accepts(
        """
        type Query {
          someField: String
        }
        """)));

    [Fact, Example(6)]
    public void A_type_named_Mutation_that_is_no_root_type() => Assert.Equal(("Query", null, null), RootsOf(Sdl.Accepts(
        """
        schema {
          query: Query
        }

        type Query {
          latestVirus: Virus
        }

        type Virus {
          name: String
          mutations: [Mutation]
        }

        type Mutation {
          name: String
        }
        """)));

    [Fact, Example(7)]
    public void A_described_schema_with_two_root_types()
    {
        var schema = Sdl.Accepts(
            """"
            """
            Example schema
            """
            schema {
              query: Query
              mutation: Mutation
            }

            type Query {
              someField: String
            }

            type Mutation {
              someMutation: String
            }
            """");
        Assert.Equal("Example schema", schema.Description);
        Assert.Equal(("Query", "Mutation", null), RootsOf(schema));
    }

    private static (string Query, string? Mutation, string? Subscription) RootsOf(Schema schema) =>
        (schema.QueryType.Name, schema.MutationType?.Name, schema.SubscriptionType?.Name);
}

[Trait("Spec", "3.5 Scalars")]
public sealed class ScalarsExamples
{
    [Fact, Example(1)]
    public void Scalars_and_where_they_are_specified()
    {
        var schema = Sdl.Accepts(
            """
            scalar UUID @specifiedBy(url: "https://tools.ietf.org/html/rfc4122")
            scalar URL @specifiedBy(url: "https://tools.ietf.org/html/rfc3986")
            scalar DateTime
              @specifiedBy(url: "https://scalars.graphql.org/andimarek/date-time")
            """);
        Assert.Equal(
            [
                "https://tools.ietf.org/html/rfc4122",
                "https://tools.ietf.org/html/rfc3986",
                "https://scalars.graphql.org/andimarek/date-time",
            ],
            ((string[])["UUID", "URL", "DateTime"]).Select(name => ((ScalarType)schema.TypesByName[name]).SpecifiedByUrl));
    }
}

[Trait("Spec", "3.9 Enums")]
public sealed class EnumsExamples
{
    [Fact, Example(1)]
    public void Four_values() => Assert.Equal(
        ["NORTH", "EAST", "SOUTH", "WEST"],
        ((EnumType)Sdl.Accepts(
            """
            enum Direction {
              NORTH
              EAST
              SOUTH
              WEST
            }
            """).TypesByName["Direction"]).Values.Select(value => value.Name));
}
