using OpenCity.GraphQL.Types;
using DogSchema = OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.7 Interfaces")]
public sealed class InterfacesExamples
{
    private const string Entities =
        """
        interface NamedEntity {
          name: String
        }

        interface ValuedEntity {
          value: Int
        }

        type Person implements NamedEntity {
          name: String
          age: Int
        }

        type Business implements NamedEntity & ValuedEntity {
          name: String
          value: Int
          employeeCount: Int
        }
        """;

    private const string Contact =
        """

        type Contact {
          entity: NamedEntity
          phoneNumber: String
          address: String
        }

        """;

    private static readonly Schema Contacts = Sdl.Accepts(Entities + Contact + "schema { query: Contact }");

    [Fact, Example(1)]
    public void One_type_may_implement_several_interfaces()
    {
        var schema = Sdl.Accepts(Entities);
        Assert.Equal(["Person", "Business"], PossibleTypes(schema, "NamedEntity"));
        Assert.Equal(["Business"], PossibleTypes(schema, "ValuedEntity"));
    }

    [Fact, Example(2, 3)]
    public void Common_fields_are_selected() => DogSchema.Example(
        """
        {
          entity {
            name
          }
          phoneNumber
        }
        """, Contacts);

    [Fact, Example(4)]
    public void Fields_of_an_implementation_are_not() => DogSchema.Example(
        """
        {
          entity {
            name
            age
          }
          phoneNumber
        }
        """, Contacts, "UNKNOWN_FIELD 4:5");

    [Fact, Example(5)]
    public void Fields_of_an_implementation_are_selected_in_a_fragment() => DogSchema.Example(
        """
        {
          entity {
            name
            ... on Person {
              age
            }
          }
          phoneNumber
        }
        """, Contacts);

    [Fact, Example(6)]
    public void An_interface_implements_another()
    {
        var schema = Sdl.Accepts(
            """
            interface Node {
              id: ID!
            }

            interface Resource implements Node {
              id: ID!
              url: String
            }
            """);
        Assert.Equal(
            ["Resource"], schema.ImplementingInterfaces((InterfaceType)schema.TypesByName["Node"]).Select(type => type.Name));
    }

    [Fact, Example(7)]
    public void What_an_implemented_interface_implements_is_declared_as_well()
    {
        const string Types =
            """
            interface Node {
              id: ID!
            }

            interface Resource implements Node {
              id: ID!
              url: String
            }

            interface Image implements Resource & Node {
              id: ID!
              url: String
              thumbnail: String
            }
            """;
        Sdl.Accepts(Types);

        // "Image cannot implement Resource without also implementing Node."
        Sdl.Rejects(
            Types.Replace("Resource & Node", "▲Resource", StringComparison.Ordinal),
            "\"Image\" must implement \"Node\" because \"Resource\" does.");
    }

    [Fact, Example(8)]
    public void Interfaces_do_not_implement_themselves_or_each_other()
    {
        var result = Sdl.Build(
            """
            interface Node implements Named & Node {
              id: ID!
              name: String
            }

            interface Named implements Node & Named {
              id: ID!
              name: String
            }
            """);
        Assert.Null(result.Schema);
        Assert.Equal(
            [(1, 27), (1, 35), (6, 28), (6, 35)],
            result.Diagnostics.Select(diagnostic => (diagnostic.Location.Line, diagnostic.Location.Column)));
    }

    private static IEnumerable<string> PossibleTypes(Schema schema, string name) =>
        schema.PossibleTypes(schema.TypesByName[name]).Select(type => type.Name);
}

[Trait("Spec", "3.7.1 Interface Extensions")]
public sealed class InterfaceExtensionsExamples
{
    private const string Types =
        """

        interface NamedEntity { name: String }
        type Person implements NamedEntity { name: String }
        type Business implements NamedEntity { name: String }
        directive @addedDirective on INTERFACE
        """;

    [Fact, Example(1)]
    public void A_field_more_in_the_interface_and_its_implementations()
    {
        const string Extensions =
            """
            extend interface NamedEntity {
              nickname: String
            }

            extend type Person {
              nickname: String
            }

            extend type Business {
              nickname: String
            }
            """;
        var schema = Sdl.Accepts(Extensions + Types);
        Assert.All(
            (string[])["NamedEntity", "Person", "Business"],
            name => Assert.Equal(
                ["name", "nickname"], ((FieldsType)schema.TypesByName[name]).Fields.Select(field => field.Name)));
    }

    [Fact, Example(2)]
    public void A_directive_more() => Assert.Equal(
        ["addedDirective"],
        Sdl.Accepts("extend interface NamedEntity @addedDirective" + Types).TypesByName["NamedEntity"]
            .Directives.Select(directive => directive.Name));
}

[Trait("Spec", "3.8 Unions")]
public sealed class UnionsExamples
{
    private static readonly Schema Search = Sdl.Accepts(
        """
        union SearchResult = Photo | Person

        type Person {
          name: String
          age: Int
        }

        type Photo {
          height: Int
          width: Int
        }

        type SearchQuery {
          firstSearchResult: SearchResult
        }
        """, "schema { query: SearchQuery }");

    [Fact, Example(1)]
    public void Two_members() => Assert.Equal(
        ["Photo", "Person"], ((UnionType)Search.TypesByName["SearchResult"]).MemberTypes.Select(type => type.Name));

    [Fact, Example(2)]
    public void Fields_are_not_selected_on_a_union() => DogSchema.Example(
        """
        {
          firstSearchResult {
            name
            height
          }
        }
        """, Search, "UNKNOWN_FIELD 3:5", "UNKNOWN_FIELD 4:5");

    [Fact, Example(3)]
    public void Fields_are_selected_in_fragments() => DogSchema.Example(
        """
        {
          firstSearchResult {
            ... on Person {
              name
            }
            ... on Photo {
              height
            }
          }
        }
        """, Search);

    [Fact, Example(4)]
    public void A_leading_bar() => Assert.Equal(
        ["Photo", "Person"],
        ((UnionType)Sdl.Accepts(
            """
            union SearchResult =
              | Photo
              | Person
            """, "type Photo { a: Int } type Person { a: Int }").TypesByName["SearchResult"]).MemberTypes.Select(type => type.Name));
}
