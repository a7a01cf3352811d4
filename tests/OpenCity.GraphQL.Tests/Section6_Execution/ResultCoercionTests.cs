using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

[Trait("Spec", "6.4.3 Value Completion")]
public sealed class ResultCoercionTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(
        [Parser.Parse(new Source("""
            type Query { d: Day t: DateTime l: LocalDate p: Duration n: Long u: URI a: Any i: Int f: Float b: Boolean x: ID }
            enum Day { MONDAY SUNDAY }
            scalar DateTime scalar LocalDate scalar Duration scalar Long scalar URI scalar Any
            """), ParserOptions.Trusted)],
        CustomScalars.All).Schema!;

    public static TheoryData<string, object, string> Right => new()
    {
        { "Int", 2147483647, "2147483647" },
        { "Int", -2147483648L, "-2147483648" },
        { "Int", (byte)7, "7" },
        { "Float", 1, "1" },
        { "Float", -0.5e-3, "-0.0005" },
        { "Float", 0.1f, "0.1" },
        { "Float", 1.5m, "1.5" },
        { "String", "a\"\u0001é😀", "\"a\\\"\\u0001é😀\"" },
        { "Boolean", false, "false" },
        { "ID", "a:b", "\"a:b\"" },
        { "ID", 4, "\"4\"" },
        { "Day", "SUNDAY", "\"SUNDAY\"" },
        { "Long", long.MinValue, "-9223372036854775808" },
        { "Long", 9223372036854775807UL, "9223372036854775807" },
        { "DateTime", new DateTimeOffset(2019, 7, 7, 9, 0, 0, TimeSpan.FromHours(9)), "\"2019-07-07T09:00:00+09:00\"" },
        { "DateTime", new DateTimeOffset(2019, 7, 7, 0, 0, 0, TimeSpan.Zero).AddTicks(1_234_567), "\"2019-07-07T00:00:00.123456Z\"" },
        { "LocalDate", new DateOnly(1, 2, 3), "\"0001-02-03\"" },
        { "Duration", new IsoDuration(0, 0, 1, 43_200_000_000), "\"P1DT12H\"" },
        { "URI", "https://data.seoul.go.kr/", "\"https://data.seoul.go.kr/\"" },
        { "Any", new object?[] { 1L, "a", null, true, 0.5 }, "[1,\"a\",null,true,0.5]" },
        { "Any", new Dictionary<string, object?> { ["a"] = new object?[] { 1UL } }, "{\"a\":[1]}" },
    };

    public static TheoryData<string, object, string> Wrong => new()
    {
        { "Int", 2147483648L, "expected a whole number of 32 bits, found 2147483648" },
        { "Int", 1.0, "expected a whole number of 32 bits, found 1" },
        { "Int", "1", "expected a whole number of 32 bits, found \"1\"" },
        { "Int", true, "expected a whole number of 32 bits, found true" },
        { "Float", double.NaN, "expected a finite number, found NaN" },
        { "Float", double.PositiveInfinity, "expected a finite number, found Infinity" },
        { "Float", float.NegativeInfinity, "expected a finite number, found -Infinity" },
        { "Float", "1.5", "expected a finite number, found \"1.5\"" },
        { "String", 1, "expected a text, found 1" },
        { "String", 'a', "expected a text, found a value of .NET's Char" },
        { "String", "a\ud800b", "expected a text, found a text that is not Unicode" },
        { "Boolean", 1, "expected true or false, found 1" },
        { "Boolean", "true", "expected true or false, found \"true\"" },
        { "ID", 4.5, "expected a text or a whole number, found 4.5" },
        { "ID", false, "expected a text or a whole number, found false" },
        { "Day", "TUESDAY", "expected one of its names, found \"TUESDAY\"" },
        { "Day", 0, "expected one of its names, found 0" },
        { "Day", DayOfWeek.Sunday, "expected one of its names, found a value of .NET's DayOfWeek" },
        { "Long", ulong.MaxValue, "expected a whole number of 64 bits, found a value of .NET's UInt64" },
        { "DateTime", "2019-07-07T09:00:00Z", "expected an instant, found \"2019-07-07T09:00:00Z\"" },
        { "LocalDate", DateTime.MinValue, "expected a day, found a value of .NET's DateTime" },
        { "Duration", TimeSpan.Zero, "expected a duration, found a value of .NET's TimeSpan" },
        { "URI", "/path", "expected an absolute URI, found \"/path\"" },
        { "Any", double.NaN, "expected a value that JSON can hold, found NaN" },
        { "Any", new object?[] { new object[] { double.PositiveInfinity } }, "expected a value that JSON can hold, found Infinity" },
        { "Any", new Uri("https://a/"), "expected a value that JSON can hold, found a value of .NET's Uri" },
        { "Any", new Dictionary<string, object?> { ["\udc00"] = 1 }, "expected names that are Unicode, found another one" },
        { "Any", JsonDocument.Parse("\"\\ud800\"").RootElement, "expected a value that JSON can hold, found another one" },
    };

    [Theory, MemberData(nameof(Right), DisableDiscoveryEnumeration = true)]
    public void A_value_of_the_type_is_written(string type, object value, string json) => Assert.Equal(json, Write(type, value));

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Another_value_is_an_execution_error(string type, object value, string message)
    {
        var error = Assert.Throws<ExecutionErrorException>(() => Write(type, value));

        Assert.Equal(ErrorCodes.InvalidResult, error.Code);
        Assert.Equal($"The value of the field is not of its type \"{type}\": {message}.", error.Message);
    }

    [Fact]
    public void JSON_is_given_out_as_it_is()
    {
        const string json = """{"a":[1e400,"é"]}""";

        Assert.Equal(json, Write("Any", JsonDocument.Parse(json).RootElement));
    }

    [Fact]
    public void A_value_that_holds_itself_is_an_error()
    {
        var list = new object?[1];
        list[0] = list;

        Assert.Throws<ExecutionErrorException>(() => Write("Any", list));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("[[-1e999]]")]
    [InlineData("{\"a\":1e400}")]
    public void A_number_beyond_double_precision_is_not_read_by_an_unknown_scalar(string text)
    {
        var coercion = ((ScalarType)Schema.TypesByName["Any"]).Coercion;
        var document = Parser.Parse(new Source($"{{ f(a: {text.Replace("\"a\"", "a", StringComparison.Ordinal)}) }}"));
        var literal = ((Field)((OperationDefinition)document.Definitions[0]).SelectionSet.Selections[0]).Arguments[0].Value;

        Assert.False(coercion.TryReadJson(JsonDocument.Parse(text).RootElement, out _, out var fromJson));
        Assert.False(coercion.TryReadLiteral(literal, out _, out var fromLiteral));
        Assert.EndsWith("a number is beyond double precision.", fromJson, StringComparison.Ordinal);
        Assert.Equal("a number of it is beyond double precision.", fromLiteral);
    }

    [Theory]
    [InlineData("{ whole }", """{"whole":null}""", """["whole"]""")]
    [InlineData("{ real }", """{"real":null}""", """["real"]""")]
    [InlineData("{ day }", """{"day":null}""", """["day"]""")]
    [InlineData("{ days }", """{"days":null}""", """["days"]""")]
    [InlineData("{ truth }", """{"truth":null}""", """["truth"]""")]
    [InlineData("{ good { alias: sure } }", """{"good":null}""", """["good","alias"]""")]
    [InlineData("{ goods { sure } }", """{"goods":[null,null]}""", """["goods",0,"sure"]""")]
    public void The_error_stands_at_its_path_and_the_null_goes_up(string query, string data, string path)
    {
        const string sdl = """
            type Query { whole: Int real: Float day: Day days: [Day!] truth: Boolean good: Good goods: [Good] }
            type Good { sure: Int! }
            enum Day { MONDAY }
            """;
        var good = new Planning.ObjectMap<int>().Number("sure", _ => 1L << 40);
        var map = new Planning.ObjectMap<Query>()
            .Number("whole", _ => 1L << 31).Real("real", _ => double.NaN).Text("day", _ => "Monday").Text("truth", _ => "yes")
            .Texts("days", _ => ["MONDAY", "Monday"]).One("good", _ => "", () => new Planning.ObjectMap<string>().Number("sure", _ => 1L << 40))
            .Many("goods", _ => [1, 2], () => good);

        using var answer = JsonDocument.Parse(Ask(sdl, map, query));

        Assert.Equal(data, answer.RootElement.GetProperty("data").GetRawText());
        var error = answer.RootElement.GetProperty("errors")[0];
        Assert.Equal(path, error.GetProperty("path").GetRawText());
        Assert.Equal("INVALID_RESULT", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    private static string Ask(string sdl, Planning.ObjectMap<Query> map, string query)
    {
        var schema = SchemaBuilder.Build([Parser.Parse(new Source(sdl), ParserOptions.Trusted)]).Schema!;
        var executor = new RequestExecutor(schema, plan => new Planning.MappedSource<Query>(
            map, plan.AddFetch(new RootObjectFetch<Query>(_ => new Query()), Planning.Slot.Root)));
        using var writer = new ResponseWriter();
        var pending = executor.ExecuteAsync(new GraphQLRequest(Encoding.UTF8.GetBytes(query)), writer, null, "", CancellationToken.None);
        Assert.True(pending.IsCompletedSuccessfully, string.Create(CultureInfo.InvariantCulture, $"{pending}"));
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private static string Write(string type, object value)
    {
        using var writer = new ResponseWriter();
        ResultCoercion.Write(Schema.TypesByName[type], value, writer);
        using var json = JsonDocument.Parse(writer.Written);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private sealed record Query;
}
