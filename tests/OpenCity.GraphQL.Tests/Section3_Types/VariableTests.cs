using System.Globalization;
using System.Text.Json;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

[Trait("Spec", "6.1.2 Coercing Variable Values")]
public sealed class VariableTests
{
    private static readonly Schema Schema = Sdl.Accepts("""
        type Query { a(where: Where, f: Float, b: Boolean, id: ID): Int }
        input Where { and: [Where!] or: [Where!] pm10: FloatFilter kind: Kind one: One n: Int! = 7 m: [Int!] }
        input FloatFilter { gt: Float in: [Float] }
        input One @oneOf { a: Int b: String }
        enum Kind { FIRE RESCUE }
        """);

    [Theory]
    [InlineData("$v: Int", "{}", "absent")]
    [InlineData("$v: Int", "null", "absent")]
    [InlineData("$v: Int", "{ \"v\": null }", "null")]
    [InlineData("$v: Int = 3", "{}", "3")]
    [InlineData("$v: Int = 3", "{ \"v\": null }", "null")]
    [InlineData("$v: Int! = 3", "{}", "3")]
    [InlineData("$v: Int", "{ \"v\": 5, \"other\": [] }", "5")]
    [InlineData("$v: [Int]", "{ \"v\": 5 }", "[5]")]
    [InlineData("$v: [[Int]]", "{ \"v\": 5 }", "[[5]]")]
    [InlineData("$v: [[Int]]", "{ \"v\": [1, [2, null], null] }", "[[1],[2,null],null]")]
    [InlineData("$v: [Int]", "{ \"v\": null }", "null")]
    [InlineData("$v: [Int]", "{ \"v\": [] }", "[]")]
    [InlineData("$v: Kind", "{ \"v\": \"FIRE\" }", "\"FIRE\"")]
    [InlineData("$v: One", "{ \"v\": { \"b\": \"x\" } }", "{b:\"x\"}")]
    [InlineData("$v: Where", "{ \"v\": {} }", "{n:7}")]
    [InlineData("$v: Where", "{ \"v\": { \"n\": 1, \"and\": { \"kind\": null } } }", "{and:[{kind:null,n:7}],n:1}")]
    [InlineData("$v: Where = { pm10: { in: 1 } }", "{}", "{pm10:{in:[1]},n:7}")]
    public void A_variable_is_coerced(string definition, string json, string expected)
    {
        var result = Coerce(definition, json);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, result.Values!.TryGet("v", out var value) ? Values.Show(value) : "absent");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(200)]
    public void Many_variables_are_told_apart(int count)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        var definitions = string.Join(' ', numbers.Select(number => $"$v{number}: Int"));
        var json = $"{{ {string.Join(", ", numbers.Where(number => number % 3 != 0).Select(number => $"\"v{number}\": {number}"))} }}";
        var result = Coerce(definitions, json);

        Assert.Empty(result.Errors);
        Assert.All(numbers, number =>
        {
            Assert.Equal(number % 3 != 0, result.Values!.TryGet($"v{number}", out var value));
            Assert.Equal(number % 3 != 0 ? number : null, value);
            Assert.Equal("Int", result.Values.TypeOf($"v{number}")?.ToString());
        });
        Assert.False(result.Values!.Has($"v{count}"));
        Assert.Null(result.Values.TypeOf($"v{count}"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void A_variable_given_twice_is_refused(int others)
    {
        var json = $"{{ \"v\": 1, {string.Join(", ", Enumerable.Range(0, others).Select(number => $"\"o{number}\": 1"))}, \"v\": 2 }}";

        Assert.Equal("The variable \"v\" is given twice.", Assert.Single(Coerce("$v: Int", json).Errors).Message);
    }

    [Theory]
    [InlineData("$v: Int!", "{}", "The variable \"$v\" of type \"Int!\" is required but was not given.")]
    [InlineData("$v: Int!", "{ \"v\": null }", "The variable \"$v\" has an invalid value: \"Int!\" cannot be null.")]
    [InlineData("$v: [Int!]", "{ \"v\": [1, null] }", "The variable \"$v\" has an invalid value at \"$v[1]\": \"Int!\" cannot be null.")]
    [InlineData(
        "$v: Where",
        "{ \"v\": { \"and\": [{ \"pm10\": { \"gt\": \"high\" } }] } }",
        "The variable \"$v\" has an invalid value at \"$v.and[0].pm10.gt\": \"Float\" expects a finite number, not the string \"high\".")]
    [InlineData(
        "$v: Where",
        "{ \"v\": { \"pm1\": {} } }",
        "The variable \"$v\" has an invalid value: \"Where\" has no field \"pm1\". Did you mean \"pm10\"?")]
    [InlineData(
        "$v: Where",
        "{ \"v\": { \"kind\": \"FIRES\" } }",
        "The variable \"$v\" has an invalid value at \"$v.kind\": \"Kind\" has no value \"FIRES\". Did you mean \"FIRE\"?")]
    [InlineData(
        "$v: Kind", "{ \"v\": 1 }", "The variable \"$v\" has an invalid value: \"Kind\" expects one of its names as a string, not 1.")]
    [InlineData("$v: Where", "{ \"v\": [] }", "The variable \"$v\" has an invalid value: \"Where\" expects an object, not a list.")]
    [InlineData("$v: Where", "{ \"v\": { \"n\": 1, \"n\": 2 } }", "The variable \"$v\" has an invalid value: The field \"n\" of \"Where\" is given twice.")]
    [InlineData("$v: Where", "{ \"v\": { \"n\": null } }", "The variable \"$v\" has an invalid value at \"$v.n\": \"Int!\" cannot be null.")]
    [InlineData("$v: Where", "{ \"v\": { \"\\ud800\": 1 } }", "The variable \"$v\" has an invalid value: The name of a field is not Unicode.")]
    [InlineData("$v: Int", "{ \"v\": 1, \"v\": 2 }", "The variable \"v\" is given twice.")]
    [InlineData("$v: Query", "{ \"v\": 1 }", "The variable \"$v\" has an invalid value: Its type \"Query\" is not an input type.")]
    [InlineData("$v: Int", "[1]", "The \"variables\" of a request must be an object, not a list.")]
    [InlineData("$v: Int", "\"v\"", "The \"variables\" of a request must be an object, not the string \"v\".")]
    public void A_variable_that_does_not_fit_is_a_request_error(string definition, string json, string message)
    {
        var result = Coerce(definition, json);

        Assert.Null(result.Values);
        var error = Assert.Single(result.Errors);
        Assert.Equal(message, error.Message);
        Assert.Equal(ErrorCodes.InvalidVariable, error.Code);
        Assert.Null(error.Path);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"a\": null }")]
    [InlineData("{ \"a\": 1, \"b\": \"x\" }")]
    [InlineData("{ \"a\": 1, \"b\": null }")]
    public void Exactly_one_field_of_a_one_of_is_given(string value) => Assert.Equal(
        "The variable \"$v\" has an invalid value: Exactly one field of \"One\" must be given, and not as null.",
        Assert.Single(Coerce("$v: One", $"{{ \"v\": {value} }}").Errors).Message);

    [Fact]
    public void An_error_has_the_place_of_the_variable_definition() => Assert.Equal(
        new SourceLocation(1, 17),
        Assert.Single(Assert.Single(Coerce("$w: Int, $v: Int!", "{}").Errors).Locations));

    [Fact]
    public void Types_of_the_variables_are_kept()
    {
        var values = Coerce("$v: [Int!]! = [], $w: Where", "{}").Values!;

        Assert.Equal("[Int!]!", values.TypeOf("v")?.ToString());
        Assert.Equal("Where", values.TypeOf("w")?.ToString());
        Assert.Null(values.TypeOf("x"));
        Assert.False(values.Has("w"));
    }

    [Fact]
    public void Coercion_ends_at_the_fifth_error()
    {
        var items = string.Join(',', Enumerable.Repeat("\"x\"", 9_999));

        var result = Coerce("$v: [Int], $w: [Int]", $"{{ \"v\": [{items}], \"w\": [{items}] }}");

        Assert.Equal(5, result.Errors.Length);
        Assert.Contains("\"$v[4]\"", result.Errors[4].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_fields_end_coercion_at_the_fifth()
    {
        var fields = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"field{i}\":1"));

        Assert.Equal(5, Coerce("$v: Where", $"{{ \"v\": {{ {fields} }} }}").Errors.Length);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Values_are_nested_at_most_32_deep(int depth, bool fits)
    {
        // Within the limit the value is read, and is no number.
        var json = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        var result = Coerce("$v: Int", $"{{ \"v\": {json} }}");

        Assert.Equal(fits ? ErrorCodes.InvalidVariable : ErrorCodes.VariableDepthLimitExceeded, Assert.Single(result.Errors).Code);
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void Lists_have_at_most_10000_items(int count, bool fits)
    {
        var json = string.Join(',', Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture)));

        var result = Coerce("$v: [Int]", $"{{ \"v\": [{json}] }}");

        if (fits)
        {
            Assert.Empty(result.Errors);
        }
        else
        {
            var error = Assert.Single(result.Errors);
            Assert.Equal("The value of the variable \"$v\" has a list of more than 10,000 items.", error.Message);
            Assert.Equal(ErrorCodes.VariableListLimitExceeded, error.Code);
        }
    }

    private static VariableCoercionResult Coerce(string definitions, string json)
    {
        var document = Parser.Parse(new Source($"query ({definitions}) {{ a }}"));
        using var variables = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 100 });
        return InputCoercion.CoerceVariableValues(
            Schema, document, (OperationDefinition)document.Definitions[0], variables.RootElement, EngineLimits.Default);
    }
}
