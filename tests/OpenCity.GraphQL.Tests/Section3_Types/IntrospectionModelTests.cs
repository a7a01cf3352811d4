using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "4.2 Schema Introspection")]
public sealed class IntrospectionModelTests
{
    private static readonly Schema Schema = Sdl.Accepts("""
        type Query implements I { a(x: Int! = 1, y: ID @deprecated): [E!]! b: Int @deprecated i: Int s(one: One, s: S): U }
        interface I { i: Int }
        type T implements I { i: Int }
        union U = T | Query
        enum E { X Y @deprecated }
        input One @oneOf { a: Int b: [Int] @deprecated }
        scalar S @specifiedBy(url: "https://example.org")
        """);

    [Theory]
    [InlineData("S", "SCALAR")]
    [InlineData("T", "OBJECT")]
    [InlineData("I", "INTERFACE")]
    [InlineData("U", "UNION")]
    [InlineData("E", "ENUM")]
    [InlineData("One", "INPUT_OBJECT")]
    public void Kinds_are_those_of_the_specification(string type, string kind) =>
        Assert.Equal(kind, IntrospectionModel.Kind(Schema.TypesByName[type]));

    [Fact]
    public void Wrappers_have_no_name_but_a_type_that_they_wrap()
    {
        var type = Schema.QueryType.FieldsByName["a"].Type;
        var kinds = new List<string>();
        for (GraphQLType? at = type; at is not null; at = IntrospectionModel.OfType(at))
        {
            kinds.Add($"{IntrospectionModel.Kind(at)} {IntrospectionModel.Name(at)}".Trim());
        }

        Assert.Equal(["NON_NULL", "LIST", "NON_NULL", "ENUM E"], kinds);
    }

    [Fact]
    public void Deprecated_members_are_shown_where_asked_for()
    {
        var types = Schema.TypesByName;

        Assert.Equal("a i s", Names(IntrospectionModel.Fields(Schema.QueryType, includeDeprecated: false)!.Value));
        Assert.Equal("a b i s", Names(IntrospectionModel.Fields(Schema.QueryType, includeDeprecated: true)!.Value));
        Assert.Equal("X", Names(IntrospectionModel.EnumValues(types["E"], includeDeprecated: false)!.Value));
        Assert.Equal("a", Names(IntrospectionModel.InputFields(types["One"], includeDeprecated: false)!.Value));
        Assert.Equal("x", Names(IntrospectionModel.Arguments(Schema.QueryType.FieldsByName["a"].Arguments, includeDeprecated: false)));
    }

    [Fact]
    public void Fields_of_other_kinds_are_null()
    {
        var scalar = Schema.TypesByName["S"];

        Assert.Null(IntrospectionModel.Fields(scalar, includeDeprecated: true));
        Assert.Null(IntrospectionModel.Interfaces(scalar));
        Assert.Null(IntrospectionModel.PossibleTypes(Schema, Schema.QueryType));
        Assert.Null(IntrospectionModel.IsOneOf(scalar));
        Assert.Equal("https://example.org", IntrospectionModel.SpecifiedByUrl(scalar));
    }

    [Fact]
    public void Possible_types_are_members_and_implementations()
    {
        Assert.Equal(["T", "Query"], IntrospectionModel.PossibleTypes(Schema, Schema.TypesByName["U"])!.Value.Select(type => type.Name));
        Assert.Equal(["Query", "T"], IntrospectionModel.PossibleTypes(Schema, Schema.TypesByName["I"])!.Value.Select(type => type.Name));
        Assert.True(IntrospectionModel.IsOneOf(Schema.TypesByName["One"]));
    }

    [Theory]
    [InlineData("__Schema", "description types queryType mutationType subscriptionType directives")]
    [InlineData("__Type", "kind name description specifiedByURL fields interfaces possibleTypes enumValues inputFields ofType isOneOf")]
    [InlineData("__Field", "name description args type isDeprecated deprecationReason")]
    [InlineData("__InputValue", "name description type defaultValue isDeprecated deprecationReason")]
    [InlineData("__EnumValue", "name description isDeprecated deprecationReason")]
    [InlineData("__Directive", "name description isRepeatable locations args")]
    public void Introspection_types_have_the_fields_of_September_2025(string type, string fields)
    {
        var declared = (ObjectType)Schema.TypesByName[type];

        Assert.Equal(fields, Names(declared.Fields));
        Assert.All(declared.Fields, field => Assert.NotNull(field.Description));
        Assert.Null(declared.Node);
    }

    private static string Names(IEnumerable<SchemaElement> elements) => string.Join(' ', elements.Select(element => element.Name));
}
