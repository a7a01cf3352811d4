using System.Text;
using System.Text.Json;

namespace OpenCity.GraphQL.Tests.Limits;

/// <summary>Each limit, through the executor with its default: a request at the limit is answered, one more is refused.</summary>
public sealed class LimitTests
{
    /// <summary>Limit, a request of a given size, the greatest size that passes, code beyond it.</summary>
    private static readonly (string Limit, Func<int, string> Query, int Most, string Code)[] Documents =
    [
        ("tokens", n => $"{{ n(any: [{Repeat("1 ", n - 9)}]) }}", 4_000, "TOKEN_LIMIT_EXCEEDED"),
        ("nesting", n => $"{{ n(any: {Repeat("[", n - 1)}{Repeat("]", n - 1)}) }}", 100, "NESTING_LIMIT_EXCEEDED"),
        ("depth", n => $"{{ {Repeat("self { ", n - 1)}n{Repeat(" }", n - 1)} }}", 12, "DEPTH_LIMIT_EXCEEDED"),
        ("depth by fragments", n => "{ ...F1 } " + Repeat(i => $"fragment F{i} on Query {{ self {{ ...F{i + 1} }} }} ", n - 1) + $"fragment F{n} on Query {{ n }}", 12, "DEPTH_LIMIT_EXCEEDED"),
        ("depth above introspection", n => $"{{ {Repeat("self { ", n - 1)}n{Repeat(" }", n - 1)} __type(name: \"Query\") {{ {Repeat("ofType { ", 18)} name {Repeat("}", 18)} }} }}", 12, "DEPTH_LIMIT_EXCEEDED"),
        ("aliases", n => $"{{ {Repeat(i => $"a{i}: n ", n)}}}", 30, "ALIAS_LIMIT_EXCEEDED"),
        ("aliases of __typename", n => $"{{ {Repeat(i => $"a{i}: __typename ", n)}}}", 30, "ALIAS_LIMIT_EXCEEDED"),
        ("aliases by fragments", n => $"{{ ...F self {{ ...F self {{ ...F }} }} {Repeat(i => $"b{i}: n ", n - 27)}}} fragment F on Query {{ {Repeat(i => $"a{i}: n ", 9)}}}", 30, "ALIAS_LIMIT_EXCEEDED"),
        ("fields of a set", n => $"{{ self {{ {Repeat("__typename ", n)}}} }}", 200, "SELECTION_SET_LIMIT_EXCEEDED"),
        ("fields of a set by fragments", n => $"{{ {Repeat("... { __typename } ", 60)}{Repeat("...F ", 7)}{Repeat("n ", n - 200)}}} fragment F on Query {{ {Repeat("n ", 20)}}}", 200, "SELECTION_SET_LIMIT_EXCEEDED"),
        ("fields", n => $"{{ {Repeat("self { ...F } ", 19)}self {{ {Repeat("n ", n - 1901)}}} }} fragment F on Query {{ {Repeat("n ", 99)}}}", 2_000, "FIELD_LIMIT_EXCEEDED"),
        ("directives in a place", n => $"{{ n {Repeat("@tag ", n)}}}", 4, "DIRECTIVES_IN_PLACE_LIMIT_EXCEEDED"),
        ("directives", n => $"query @tag {{ ... @tag {{ {Repeat("n @tag ", n - 2)}}} }}", 50, "DIRECTIVE_LIMIT_EXCEEDED"),
        ("fragment visits", n => $"{{ {Repeat($"self {{ {Repeat("...F ", 100)}}} ", 9)} self {{ {Repeat("...F ", n - 900)}}} }} fragment F on Query {{ n }}", 1_000, "FRAGMENT_VISIT_LIMIT_EXCEEDED"),
        ("lists of introspection", n => $"{{ __schema {{ types {{ {Repeat("fields { type { ", n - 1)}name{Repeat(" } }", n - 1)} }} }} }}", 3, "INTROSPECTION_LIST_LIMIT_EXCEEDED"),
        ("lists of introspection of a type", n => $"{{ __type(name: \"Query\") {{ {Repeat("fields { type { ", n - 1)}name{Repeat(" } }", n - 1)} }} }}", 3, "INTROSPECTION_LIST_LIMIT_EXCEEDED"),
        ("levels of introspection", n => $"{{ __type(name: \"Query\") {{ {Repeat("ofType { ", n - 2)}name{Repeat(" }", n - 2)} }} }}", 20, "INTROSPECTION_DEPTH_EXCEEDED"),
        ("records", n => $"{{ records(first: {n}) {{ n }} }}", 20_000, "NODE_LIMIT_EXCEEDED"),
        ("cost", n => $"{{ goods(first: {n}) {{ items {{ n }} }} }}", 5_000, "COST_LIMIT_EXCEEDED"),
    ];

    public static TheoryData<string> Names => [.. Documents.Select(document => document.Limit)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_at_the_limit_is_answered_and_one_more_is_refused_with_its_code(string limit)
    {
        var (_, query, most, code) = Documents.Single(document => document.Limit == limit);

        Assert.Empty(new Stall().Codes(query(most)));
        Assert.Equal([code], new Stall().Codes(query(most + 1)));
    }

    [Theory]
    [InlineData(32, 0, new string[0])]
    [InlineData(33, 0, new[] { "VARIABLE_DEPTH_LIMIT_EXCEEDED" })]
    [InlineData(1, 10_000, new string[0])]
    [InlineData(1, 10_001, new[] { "VARIABLE_LIST_LIMIT_EXCEEDED" })]
    public void Values_of_variables_have_limits(int depth, int items, string[] codes)
    {
        var value = Repeat("[", depth) + string.Join(",", Enumerable.Repeat("1", items)) + Repeat("]", depth);

        Assert.Equal(codes, new Stall().Codes("query ($v: Any) { n(any: $v) }", $"{{\"v\":{value}}}"));
    }

    [Fact]
    public void The_merging_of_fields_has_a_limit_that_no_document_within_the_others_reaches()
    {
        var others = new EngineLimits { MaxTokens = 1_000_000, MaxFields = 1_000_000, MaxFieldsInSet = 1_000_000 };
        Assert.Empty(new Stall(others).Codes($"{{ {Repeat("n ", 25_000)}}}"));
        Assert.Equal(["MERGE_COMPARISON_LIMIT_EXCEEDED"], new Stall(others).Codes($"{{ {Repeat("n ", 25_001)}}}"));
    }

    [Fact]
    public void The_first_five_errors_are_told_in_the_order_of_the_document()
    {
        var errors = new Stall().Ask($"{{ {Repeat(i => $"x{i} ", 6)}}}").GetProperty("errors").EnumerateArray().ToList();

        Assert.Equal([3, 6, 9, 12, 15], errors.Select(error => error.GetProperty("locations")[0].GetProperty("column").GetInt32()));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    public void Five_places_are_told_of_an_error(int times, int told)
    {
        var errors = new Stall().Ask($"query ({Repeat("$a: Int ", times)}) {{ n(any: $a) }}").GetProperty("errors");

        Assert.Equal(told, errors[0].GetProperty("locations").GetArrayLength());
    }

    [Fact]
    public void Errors_of_a_request_have_at_most_16_KiB()
    {
        var wide = new Stall(new EngineLimits { MaxErrors = 1_000 });
        var text = wide.Text($"{{ {Repeat(i => $"{new string('x', 50)}{i:000} ", 150)}}}");

        Assert.InRange(ErrorBytes(text), 16_000, 16_384);
        Assert.InRange(JsonDocument.Parse(text).RootElement.GetProperty("errors").GetArrayLength(), 50, 149);
    }

    [Fact]
    public void Errors_of_execution_have_at_most_16_KiB()
    {
        // The path has the long name; message and code stay, the path does not.
        var text = new Stall().Text($"query ($v: Int = 1) {{ {new string('x', 15_000)}: self {{ {new string('y', 15_000)}: records(first: $v) {{ n }} }} }}", "{\"v\":null}");
        var error = JsonDocument.Parse(text).RootElement.GetProperty("errors")[0];

        Assert.InRange(ErrorBytes(text), 50, 16_384);
        Assert.Equal("INVALID_ARGUMENT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.False(error.TryGetProperty("path", out _));
    }

    [Fact]
    public void Fragments_within_fragments_are_measured_without_being_unfolded()
    {
        // 2^28 fields in 30 lines.
        var query = "{ ...F1 } " + Repeat(i => $"fragment F{i} on Query {{ ...F{i + 1} self {{ ...F{i + 1} }} }} ", 28) + "fragment F29 on Query { a: n }";
        var limits = new EngineLimits { MaxFragmentVisits = 1_000_000_000, MaxDepth = 1_000 };

        Assert.Equal(["ALIAS_LIMIT_EXCEEDED", "FIELD_LIMIT_EXCEEDED"], new Stall(limits).Codes(query).Order().Take(2));
    }

    private static int ErrorBytes(string response)
    {
        var json = JsonDocument.Parse(response).RootElement.GetProperty("errors").GetRawText();
        return Encoding.UTF8.GetByteCount(json);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Repeat(Func<int, string> text, int count) => string.Concat(Enumerable.Range(1, count).Select(text));
}
