using OpenCity.GraphQL.Types;
using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2.14 Schema Coordinates")]
public sealed class SchemaCoordinateExamples
{
    private static readonly Schema Business = Build(
        """
        type Query {
          searchBusiness(criteria: SearchCriteria!): [Business]
        }

        input SearchCriteria {
          name: String
          filter: SearchFilter
        }

        enum SearchFilter {
          OPEN_NOW
          DELIVERS_TAKEOUT
          VEGETARIAN_MENU
        }

        type Business {
          id: ID
          name: String
          email: String @private(scope: "loggedIn")
        }

        directive @private(scope: String!) on FIELD_DEFINITION
        """);

    [Theory, Example(1, 2, 3, 4, 5, 6, 7, 8)]
    [InlineData("Business", typeof(ObjectType), "Business")]
    [InlineData("Business.name", typeof(OutputField), "name")]
    [InlineData("SearchCriteria.filter", typeof(InputValue), "filter")]
    [InlineData("SearchFilter.OPEN_NOW", typeof(EnumTypeValue), "OPEN_NOW")]
    [InlineData("Query.searchBusiness(criteria:)", typeof(InputValue), "criteria")]
    [InlineData("@private", typeof(SchemaDirective), "private")]
    [InlineData("@private(scope:)", typeof(InputValue), "scope")]
    public void An_element_of_each_kind_is_found(string text, Type kind, string name)
    {
        var coordinate = SchemaCoordinate.Parse(text);

        var element = coordinate.Resolve(Business);

        Assert.IsType(kind, element);
        Assert.Equal(name, element!.ToString());
        Assert.Equal(text, coordinate.ToString());
    }

    [Theory]
    [InlineData("String")]
    [InlineData("@deprecated(reason:)")]
    public void Built_in_elements_are_found(string text) => Assert.NotNull(SchemaCoordinate.Parse(text).Resolve(Business));

    [Theory]
    [InlineData("Shop")]
    [InlineData("Business.owner")]
    [InlineData("SearchCriteria.owner")]
    [InlineData("SearchFilter.CLOSED")]
    [InlineData("Query.searchBusiness(first:)")]
    [InlineData("Business.name(first:)")]
    [InlineData("@public")]
    [InlineData("@private(of:)")]
    public void An_element_that_its_container_lacks_is_null(string text) =>
        Assert.Null(SchemaCoordinate.Parse(text).Resolve(Business));

    [Theory]
    [InlineData("Shop.name", "The schema has no type \"Shop\".")]
    [InlineData("Shop.name(a:)", "The schema has no type \"Shop\".")]
    [InlineData("String.length", "\"String\" is a scalar or union type, which has no members of its own.")]
    [InlineData("SearchCriteria.name(a:)", "\"SearchCriteria\" is not an object or interface type, whose fields have arguments.")]
    [InlineData("Business.owner(a:)", "\"Business\" has no field \"owner\".")]
    [InlineData("@public(a:)", "The schema has no directive \"@public\".")]
    public void A_container_that_is_missing_is_an_error(string text, string message) => Assert.Equal(
        message, Assert.Throws<KeyNotFoundException>(() => SchemaCoordinate.Parse(text).Resolve(Business)).Message);

    [Theory]
    [InlineData("")]
    [InlineData(" Business")]
    [InlineData("Business ")]
    [InlineData("Business .name")]
    [InlineData("Business. name")]
    [InlineData("Business.")]
    [InlineData(".name")]
    [InlineData("Business.name.first")]
    [InlineData("Business(a:)")]
    [InlineData("Business.name()")]
    [InlineData("Business.name(a)")]
    [InlineData("Business.name(a:")]
    [InlineData("Business.name(a: )")]
    [InlineData("Business.name(a:)b")]
    [InlineData("Business.name(a:,b:)")]
    [InlineData("@")]
    [InlineData("@private.name")]
    [InlineData("@@private")]
    [InlineData("1Business")]
    [InlineData("Büsiness")]
    [InlineData("Business#c")]
    public void What_is_not_of_the_grammar_is_refused(string text)
    {
        Assert.False(SchemaCoordinate.TryParse(text, out _));
        Assert.StartsWith(
            $"\"{text}\" is not a schema coordinate; write \"Type\"",
            Assert.Throws<FormatException>(() => SchemaCoordinate.Parse(text)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_element_of_a_schema_has_its_coordinate()
    {
        var count = 0;
        foreach (var type in Business.Types.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            AssertNames(type.Name, type);
            foreach (var field in (type as FieldsType)?.Fields ?? [])
            {
                AssertNames($"{type}.{field}", field);
                Assert.All(field.Arguments, argument => AssertNames($"{type}.{field}({argument}:)", argument));
            }

            Assert.All((type as InputObjectType)?.Fields ?? [], field => AssertNames($"{type}.{field}", field));
            Assert.All((type as EnumType)?.Values ?? [], value => AssertNames($"{type}.{value}", value));
        }

        Assert.Equal(17, count);

        void AssertNames(string text, object element)
        {
            Assert.Same(element, SchemaCoordinate.Parse(text).Resolve(Business));
            count++;
        }
    }
}
