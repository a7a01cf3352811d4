using System.Text.Json;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "6.4.1 Coercing Field Arguments")]
public sealed class ArgumentTests
{
    private static readonly Schema Schema = Sdl.Accepts("""
        type Query { f(a: Int, d: Int = 5, n: Int! = 6, list: [Int!], in: In, one: One, any: Any): Int  r(a: Int!): Int }
        input In { a: Int b: Int = 2 c: Int! = 3 }
        input One @oneOf { a: Int b: Int }
        scalar Any
        """);

    [Theory]
    [InlineData("f", "{}", "d:5 n:6")]
    [InlineData("f(a: 1, d: null)", "{}", "a:1 d:null n:6")]
    [InlineData("f(a: $v)", "{}", "d:5 n:6")]
    [InlineData("f(a: $v)", "{\"v\":null}", "a:null d:5 n:6")]
    [InlineData("f(d: $v)", "{}", "d:5 n:6")]
    [InlineData("f(d: $v)", "{\"v\":null}", "d:null n:6")]
    [InlineData("f(d: $v)", "{\"v\":9}", "d:9 n:6")]
    [InlineData("f(n: $v)", "{}", "d:5 n:6")]
    [InlineData("f(list: 1)", "{}", "d:5 n:6 list:[1]")]
    [InlineData("f(list: [1, $v])", "{\"v\":2}", "d:5 n:6 list:[1,2]")]
    [InlineData("f(in: {})", "{}", "d:5 n:6 in:{b:2,c:3}")]
    [InlineData("f(in: { a: $v, b: $v, c: $v })", "{}", "d:5 n:6 in:{b:2,c:3}")]
    [InlineData("f(in: { a: $v, b: $v })", "{\"v\":null}", "d:5 n:6 in:{a:null,b:null,c:3}")]
    [InlineData("f(one: { a: $v })", "{\"v\":1}", "d:5 n:6 one:{a:1}")]
    [InlineData("f(any: { a: [1, \"x\"] })", "{}", "d:5 n:6 any:{a:[1,\"x\"]}")]
    [InlineData("f(any: { a: [$v, { b: $v }] })", "{\"v\":1}", "d:5 n:6 any:{a:[1,{b:1}]}")]
    [InlineData("f(any: { a: [$v], b: $v })", "{\"v\":null}", "d:5 n:6 any:{a:[null],b:null}")]
    [InlineData("f(any: { a: [$v], b: $v })", "{}", "d:5 n:6 any:{a:[null]}")]
    public void Arguments_are_coerced_in_the_order_of_their_definitions(string field, string variables, string expected)
    {
        var (values, errors) = Coerce(field, variables);

        Assert.Empty(errors);
        Assert.Equal(expected, string.Join(' ', values.Entries.Select(entry => $"{entry.Key}:{Values.Show(entry.Value)}")));
    }

    [Theory]
    [InlineData("r", "{}", "", "The argument \"a\" is required, of type \"Int!\".")]
    [InlineData("r(a: $v)", "{}", "", "The argument \"a\" is required, of type \"Int!\".")]
    [InlineData("r(a: $v)", "{\"v\":null}", "a", "\"Int!\" cannot be null, but the variable \"$v\" has no value.")]
    [InlineData("f(n: $v)", "{\"v\":null}", "n", "\"Int!\" cannot be null, but the variable \"$v\" has no value.")]
    [InlineData("f(list: [1, $v])", "{}", "list[1]", "\"Int!\" cannot be null, but the variable \"$v\" has no value.")]
    [InlineData("f(in: { c: $v })", "{\"v\":null}", "in.c", "\"Int!\" cannot be null, but the variable \"$v\" has no value.")]
    [InlineData("f(one: { a: $v })", "{}", "one", "Exactly one field of \"One\" must be given, and not as null.")]
    [InlineData("f(one: { a: $v })", "{\"v\":null}", "one", "Exactly one field of \"One\" must be given, and not as null.")]
    [InlineData("f(one: { a: 1, b: $v })", "{}", "one", "Exactly one field of \"One\" must be given, and not as null.")]
    public void What_validation_could_not_see_is_an_error_of_the_field(string field, string variables, string path, string message)
    {
        var (values, errors) = Coerce(field, variables);

        Assert.Empty(values.Entries);
        var error = Assert.Single(errors);
        Assert.Equal(message, error.Message);
        Assert.Equal(path, error.Path);
    }

    private static (ArgumentValues Values, List<CoercionError> Errors) Coerce(string field, string variables)
    {
        var document = Parser.Parse(new Source($"query ($v: Int) {{ {field} }}"));
        var operation = (OperationDefinition)document.Definitions[0];
        var node = (Field)operation.SelectionSet.Selections[0];
        using var json = JsonDocument.Parse(variables);
        var coerced = InputCoercion.CoerceVariableValues(Schema, document, operation, json.RootElement, EngineLimits.Default).Values!;
        var errors = new List<CoercionError>();
        var definition = Schema.FindField(Schema.QueryType, node.Name.Value)!;
        InputCoercion.TryCoerceArgumentValues(definition.Arguments, node.Arguments, node, coerced, out var values, errors);
        return (values, errors);
    }
}
