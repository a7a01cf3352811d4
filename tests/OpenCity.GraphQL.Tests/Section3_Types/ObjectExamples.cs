using OpenCity.GraphQL.Types;
using DogSchema = OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "3.6 Objects")]
public sealed class ObjectsExamples
{
    // The queries of the examples select on "Person" directly, which is the root type here.
    private const string Root = "\nscalar Url\nschema { query: Person }";

    private const string Person =
        """
        type Person {
          name: String
          age: Int
          picture: Url
        }
        """;

    private const string PersonWithRelationship =
        """
        type Person {
          name: String
          age: Int
          picture: Url
          relationship: Person
        }
        """;

    private const string Mark =
        """
        {
          "name": "Mark Zuckerberg",
          "age": 30,
          "picture": "http://some.cdn/picture.jpg",
          "relationship": { "name": "Priscilla Chan" }
        }
        """;

    private const string Numbers =
        "type Query { foo: Int bar: Int baz: Int qux: Int } type UnknownType { qux: Int baz: Int }";

    [Fact, Example(1, 2, 3)]
    public void All_fields_of_a_person() => AssertAnswer(
        Person + Root,
        """
        {
          name
          age
          picture
        }
        """,
        Mark,
        """
        {
          "name": "Mark Zuckerberg",
          "age": 30,
          "picture": "http://some.cdn/picture.jpg"
        }
        """);

    [Fact, Example(4, 5)]
    public void Some_fields_in_their_order() => AssertAnswer(
        Person + Root,
        """
        {
          age
          name
        }
        """,
        Mark,
        """
        {
          "age": 30,
          "name": "Mark Zuckerberg"
        }
        """);

    [Fact, Example(6, 7)]
    public void A_relationship_needs_a_selection() => DogSchema.Example(
        """
        {
          name
          relationship
        }
        """, Sdl.Accepts(PersonWithRelationship + Root), "SELECTION_REQUIRED 3:3");

    [Fact, Example(8, 9)]
    public void A_relationship_with_a_selection() => AssertAnswer(
        PersonWithRelationship + Root,
        """
        {
          name
          relationship {
            name
          }
        }
        """,
        Mark,
        """
        {
          "name": "Mark Zuckerberg",
          "relationship": {
            "name": "Priscilla Chan"
          }
        }
        """);

    [Fact, Example(10, 11)]
    public void Fields_of_a_fragment_stand_where_it_is_spread() => AssertAnswer(
        Numbers,
        """
        {
          foo
          ...Frag
          qux
        }

        fragment Frag on Query {
          bar
          baz
        }
        """,
        """{ "foo": 1, "bar": 2, "baz": 3, "qux": 4 }""",
        """
        {
          "foo": 1,
          "bar": 2,
          "baz": 3,
          "qux": 4
        }
        """);

    // On an object type the document is refused, because "Ignored" can never apply there. Below a field of an interface
    // the same selections are valid, and answered as the example says.
    [Fact, Example(12, 13)]
    public void A_field_stands_where_it_is_met_first()
    {
        const string Query =
            """
            {
              foo
              ...Ignored
              ...Matching
              bar
            }

            fragment Ignored on UnknownType {
              qux
              baz
            }

            fragment Matching on Query {
              bar
              qux
              foo
            }
            """;
        DogSchema.Example(Query, Sdl.Accepts(Numbers), "IMPOSSIBLE_FRAGMENT_SPREAD 3:3");

        const string Result =
            """
            {
              "foo": 1,
              "bar": 2,
              "qux": 3
            }
            """;
        var below = Query.Replace("{\n  foo\n", "{ some {\n  foo\n", StringComparison.Ordinal)
            .Replace("  bar\n}\n\nfragment Ignored", "  bar\n} }\n\nfragment Ignored", StringComparison.Ordinal)
            .Replace("on Query", "on Matched", StringComparison.Ordinal);
        Assert.Equal(
            $"{{\"data\":{{\"some\":{JsonService.Compact(Result)}}}}}",
            JsonService.Ask(
                """
                type Query { some: Some }
                interface Some { foo: Int bar: Int }
                type UnknownType implements Some { foo: Int bar: Int qux: Int baz: Int }
                type Matched implements Some { foo: Int bar: Int qux: Int }
                """,
                below,
                """{ "some": { "__typename": "Matched", "foo": 1, "bar": 2, "qux": 3 } }"""));
    }

    [Fact, Example(14, 15)]
    public void A_skipped_field_has_no_place() => AssertAnswer(
        Numbers,
        """
        {
          foo @skip(if: true)
          bar
          foo
        }
        """,
        """{ "bar": 1, "foo": 2 }""",
        """
        {
          "bar": 1,
          "foo": 2
        }
        """);

    private static void AssertAnswer(string sdl, string query, string data, string result) => Assert.Equal(
        $"{{\"data\":{JsonService.Compact(result)}}}", JsonService.Ask(sdl, query, data));
}

[Trait("Spec", "3.6.1 Field Arguments")]
public sealed class FieldArgumentsExamples
{
    [Fact, Example(1, 2, 3)]
    public void A_picture_of_a_size()
    {
        const string Person =
            """
            type Person {
              name: String
              picture(size: Int): Url
            }
            """;
        const string Query =
            """
            {
              name
              picture(size: 600)
            }
            """;
        const string Result =
            """
            {
              "name": "Mark Zuckerberg",
              "picture": "http://some.cdn/picture_600.jpg"
            }
            """;
        Assert.Equal(
            $"{{\"data\":{JsonService.Compact(Result)}}}",
            JsonService.Ask(
                Person + " scalar Url schema { query: Person }",
                Query,
                """{ "name": "Mark Zuckerberg", "picture(size:600)": "http://some.cdn/picture_600.jpg" }"""));
    }
}

[Trait("Spec", "3.6.2 Field Deprecation")]
public sealed class FieldDeprecationExamples
{
    [Fact, Example(1)]
    public void A_deprecated_field() => Assert.Equal(
        "No longer supported",
        ((ObjectType)Sdl.Accepts(
            """
            type ExampleType {
              oldField: String @deprecated
            }
            """).TypesByName["ExampleType"]).Fields[0].DeprecationReason);
}

[Trait("Spec", "3.6.3 Object Extensions")]
public sealed class ObjectExtensionsExamples
{
    [Fact, Example(1)]
    public void A_field_more() => Assert.Equal(
        ["title", "isHiddenLocally"],
        ((ObjectType)Sdl.Accepts(
            """
            extend type Story {
              isHiddenLocally: Boolean
            }
            """, "type Story { title: String }").TypesByName["Story"]).Fields.Select(field => field.Name));

    [Fact, Example(2)]
    public void A_directive_more()
    {
        var user = (ObjectType)Sdl.Accepts(
            "extend type User @addedDirective", "type User { name: String } directive @addedDirective on OBJECT")
            .TypesByName["User"];
        Assert.Equal(["name"], user.Fields.Select(field => field.Name));
        Assert.Equal(["addedDirective"], user.Directives.Select(directive => directive.Name));
    }
}
