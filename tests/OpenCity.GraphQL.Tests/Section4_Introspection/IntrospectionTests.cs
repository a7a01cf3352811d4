using OpenCity.GraphQL.Tests.Section3_Types;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section4_Introspection;

[Trait("Spec", "4.2 Schema Introspection")]
public sealed class IntrospectionTests
{
    private static readonly Schema Schema = Sdl.Accepts(
        """"
        "About the whole."
        schema { query: Query mutation: Change }
        "The root."
        type Query implements Named {
          "A name."
          name(
            "How long." first: Int = 20
            old: String @deprecated
            in: In = { list: [1], text: "a\"b", kind: TWO, float: 1.5e3, deep: { list: [] } }
          ): String
          gone: Int @deprecated(reason: "Use `name`.")
          either: Either
          kind: Kind
        }
        type Change { set(one: One): Int }
        interface Named implements Thing { name(first: Int = 20, old: String @deprecated, in: In): String }
        interface Thing { name(first: Int = 20, old: String @deprecated, in: In): String }
        extend type Query implements Thing
        union Either = Query | Change
        enum Kind { ONE TWO @deprecated(reason: "") }
        input In { list: [Int!] text: String kind: Kind float: Float deep: In old: Int! = 3 @deprecated(reason: "No.") }
        input One @oneOf { a: Int b: Address }
        scalar Address @specifiedBy(url: "https://example.org/address")
        "Marks."
        directive @mark(by: String = "me", was: Int @deprecated) repeatable on OBJECT | FIELD | ENUM_VALUE
        """");

    [Theory]
    [InlineData(
        "{ __schema { description queryType { name } mutationType { name } subscriptionType { name } } }",
        """{"__schema":{"description":"About the whole.","queryType":{"name":"Query"},"mutationType":{"name":"Change"},"subscriptionType":null}}""")]
    [InlineData("{ __type(name: \"Nope\") { name } }", """{"__type":null}""")]
    [InlineData("{ __typename }", """{"__typename":"Query"}""")]
    public void The_schema_and_its_roots(string query, string data) => AssertData(query, data);

    [Theory]
    [InlineData("Query", """{"kind":"OBJECT","name":"Query","description":"The root.","specifiedByURL":null,"fields":[{"name":"name"},{"name":"either"},{"name":"kind"}],"interfaces":[{"name":"Named"},{"name":"Thing"}],"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Change", """{"kind":"OBJECT","name":"Change","description":null,"specifiedByURL":null,"fields":[{"name":"set"}],"interfaces":[],"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Thing", """{"kind":"INTERFACE","name":"Thing","description":null,"specifiedByURL":null,"fields":[{"name":"name"}],"interfaces":[],"possibleTypes":[{"name":"Query"}],"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Named", """{"kind":"INTERFACE","name":"Named","description":null,"specifiedByURL":null,"fields":[{"name":"name"}],"interfaces":[{"name":"Thing"}],"possibleTypes":[{"name":"Query"}],"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Either", """{"kind":"UNION","name":"Either","description":null,"specifiedByURL":null,"fields":null,"interfaces":null,"possibleTypes":[{"name":"Query"},{"name":"Change"}],"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Kind", """{"kind":"ENUM","name":"Kind","description":null,"specifiedByURL":null,"fields":null,"interfaces":null,"possibleTypes":null,"enumValues":[{"name":"ONE"}],"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("In", """{"kind":"INPUT_OBJECT","name":"In","description":null,"specifiedByURL":null,"fields":null,"interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":[{"name":"list"},{"name":"text"},{"name":"kind"},{"name":"float"},{"name":"deep"}],"ofType":null,"isOneOf":false}""")]
    [InlineData("One", """{"kind":"INPUT_OBJECT","name":"One","description":null,"specifiedByURL":null,"fields":null,"interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":[{"name":"a"},{"name":"b"}],"ofType":null,"isOneOf":true}""")]
    [InlineData("Address", """{"kind":"SCALAR","name":"Address","description":null,"specifiedByURL":"https://example.org/address","fields":null,"interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    [InlineData("Int", """{"kind":"SCALAR","name":"Int","description":"Whole number of 32 bits, with sign.","specifiedByURL":null,"fields":null,"interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}""")]
    public void Each_kind_of_type_has_what_the_specification_gives_it(string name, string type) => AssertData(
        $"{{ __type(name: \"{name}\") {{ kind name description specifiedByURL fields {{ name }} interfaces {{ name }} possibleTypes {{ name }} enumValues {{ name }} inputFields {{ name }} ofType {{ name }} isOneOf }} }}",
        $"{{\"__type\":{type}}}");

    [Theory]
    [InlineData("Query", "fields(includeDeprecated: true)", """{"fields":[{"name":"name","isDeprecated":false,"deprecationReason":null},{"name":"gone","isDeprecated":true,"deprecationReason":"Use `name`."},{"name":"either","isDeprecated":false,"deprecationReason":null},{"name":"kind","isDeprecated":false,"deprecationReason":null}]}""")]
    [InlineData("Kind", "enumValues(includeDeprecated: true)", """{"enumValues":[{"name":"ONE","isDeprecated":false,"deprecationReason":null},{"name":"TWO","isDeprecated":true,"deprecationReason":""}]}""")]
    [InlineData("In", "inputFields(includeDeprecated: true)", """{"inputFields":[{"name":"list","isDeprecated":false,"deprecationReason":null},{"name":"text","isDeprecated":false,"deprecationReason":null},{"name":"kind","isDeprecated":false,"deprecationReason":null},{"name":"float","isDeprecated":false,"deprecationReason":null},{"name":"deep","isDeprecated":false,"deprecationReason":null},{"name":"old","isDeprecated":true,"deprecationReason":"No."}]}""")]
    public void What_is_deprecated_is_shown_where_it_is_asked_for(string name, string field, string type) => AssertData(
        $"{{ __type(name: \"{name}\") {{ {field} {{ name isDeprecated deprecationReason }} }} }}", $"{{\"__type\":{type}}}");

    [Fact]
    public void Arguments_and_their_defaults_are_shown_as_written() => AssertData(
        "{ __type(name: \"Query\") { fields { args { name description defaultValue type { kind name } } } } }",
        """
        {"__type":{"fields":[{"args":[{"name":"first","description":"How long.","defaultValue":"20","type":{"kind":"SCALAR","name":"Int"}},{"name":"in","description":null,"defaultValue":"{ list: [1], text: \"a\\\"b\", kind: TWO, float: 1.5e3, deep: { list: [] } }","type":{"kind":"INPUT_OBJECT","name":"In"}}]},{"args":[]},{"args":[]}]}}
        """);

    [Fact]
    public void Deprecated_arguments_are_shown_where_they_are_asked_for() => AssertData(
        "{ __type(name: \"Thing\") { fields { args(includeDeprecated: true) { name isDeprecated deprecationReason } } } }",
        """{"__type":{"fields":[{"args":[{"name":"first","isDeprecated":false,"deprecationReason":null},{"name":"old","isDeprecated":true,"deprecationReason":"No longer supported"},{"name":"in","isDeprecated":false,"deprecationReason":null}]}]}}""");

    [Fact]
    public void Directives_are_shown_with_the_built_in_ones() => AssertData(
        "{ __schema { directives { name isRepeatable locations args { name defaultValue } } } }",
        """
        {"__schema":{"directives":[{"name":"skip","isRepeatable":false,"locations":["FIELD","FRAGMENT_SPREAD","INLINE_FRAGMENT"],"args":[{"name":"if","defaultValue":null}]},{"name":"include","isRepeatable":false,"locations":["FIELD","FRAGMENT_SPREAD","INLINE_FRAGMENT"],"args":[{"name":"if","defaultValue":null}]},{"name":"deprecated","isRepeatable":false,"locations":["FIELD_DEFINITION","ARGUMENT_DEFINITION","INPUT_FIELD_DEFINITION","ENUM_VALUE"],"args":[{"name":"reason","defaultValue":"\"No longer supported\""}]},{"name":"specifiedBy","isRepeatable":false,"locations":["SCALAR"],"args":[{"name":"url","defaultValue":null}]},{"name":"oneOf","isRepeatable":false,"locations":["INPUT_OBJECT"],"args":[]},{"name":"mark","isRepeatable":true,"locations":["OBJECT","FIELD","ENUM_VALUE"],"args":[{"name":"by","defaultValue":"\"me\""}]}]}}
        """);

    [Fact]
    public void Lists_and_non_nulls_wrap_their_types() => AssertData(
        "{ __type(name: \"__Schema\") { fields { name type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { name } } } } } } } }",
        """
        {"__type":{"fields":[{"name":"description","type":{"kind":"SCALAR","name":"String","ofType":null}},{"name":"types","type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"LIST","name":null,"ofType":{"kind":"NON_NULL","name":null,"ofType":{"kind":"OBJECT","name":"__Type","ofType":null}}}}},{"name":"queryType","type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"OBJECT","name":"__Type","ofType":null}}},{"name":"mutationType","type":{"kind":"OBJECT","name":"__Type","ofType":null}},{"name":"subscriptionType","type":{"kind":"OBJECT","name":"__Type","ofType":null}},{"name":"directives","type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"LIST","name":null,"ofType":{"kind":"NON_NULL","name":null,"ofType":{"kind":"OBJECT","name":"__Directive","ofType":null}}}}}]}}
        """);

    private static void AssertData(string query, string data) =>
        Assert.Equal($"{{\"data\":{data.Trim()}}}", JsonService.Ask(Schema, query));
}
