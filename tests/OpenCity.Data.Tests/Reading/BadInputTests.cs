using System.Text.Json;
using OpenCity.Data.Sql;
using OpenCity.Domain.Publishing;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Reading;

/// <summary>What clients send by mistake or on purpose: each is an answer that is right, or an error with its code.</summary>
public abstract class BadInputTests(CompleteCity city)
{
    // In the place of every text of every filter that the schema offers: ids, texts by language, references, lists.
    [Theory]
    [InlineData("' OR '1'='1")]
    [InlineData("'; DROP TABLE district; --")]
    [InlineData("\") UNION SELECT \"shape\" FROM \"opencity_snapshot\" --")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("[a-z]%")]
    [InlineData("\\'; SELECT pg_sleep(10); --")]
    [InlineData("$1")]
    [InlineData("x\0y")]
    public void A_text_is_a_text_in_every_filter(string text)
    {
        var examples = new FilterExamples(PublicSchema.Of(city.City).Schema);
        var asked = 0;
        foreach (var type in city.City.RecordTypes)
        {
            foreach (var where in examples.Of(type).Where(where => where.Contains(FilterExamples.Quote(CompleteCity.Text), StringComparison.Ordinal)))
            {
                asked++;
                var hostile = where.Replace(FilterExamples.Quote(CompleteCity.Text), FilterExamples.Quote(text), StringComparison.Ordinal);
                var (answer, _) = city.Ask($"{{ {type.PluralName}(where: {{ and: [{{ {FilterExamples.Indexed(type)} }}, {{ {hostile} }}] }}) {{ totalCount }} }}");
                using var json = JsonDocument.Parse(answer);
                Assert.False(json.RootElement.TryGetProperty("errors", out _), $"{hostile}: {answer}");

                // No record has the text: what asks for it finds none, what asks for others finds both or the one that has a value.
                var count = json.RootElement.GetProperty("data").GetProperty(type.PluralName).GetProperty("totalCount").GetInt32();
                Assert.True(count is >= 0 and <= 2, hostile);
                Assert.False(hostile.Contains(" eq: ", StringComparison.Ordinal) && count > 0, $"{hostile}: {answer}");
            }
        }

        Assert.InRange(asked, 150, int.MaxValue);
        Assert.Equal("""{"data":{"districts":{"totalCount":2}}}""", city.Ask("{ districts { totalCount } }").Answer);
    }

    [Theory]
    [InlineData("first: 0", "INVALID_PAGE_SIZE")]
    [InlineData("first: -1", "INVALID_PAGE_SIZE")]
    [InlineData("first: -2147483648", "INVALID_PAGE_SIZE")]
    [InlineData("first: 201", "PAGE_SIZE_LIMIT_EXCEEDED")]
    [InlineData("first: 2147483647", "PAGE_SIZE_LIMIT_EXCEEDED")]
    [InlineData("first: 2147483648", "INVALID_VALUE")]
    [InlineData("last: 0", "INVALID_PAGE_SIZE")]
    [InlineData("last: 201", "PAGE_SIZE_LIMIT_EXCEEDED")]
    [InlineData("frist: 1", "UNKNOWN_ARGUMENT")]
    [InlineData("where: { cod: { eq: \"x\" } }", "UNKNOWN_INPUT_FIELD")]
    [InlineData("where: { code: { like: \"x\" } }", "UNKNOWN_INPUT_FIELD")]
    [InlineData("where: { cctvs: { every: {} } }", "UNKNOWN_INPUT_FIELD")]
    [InlineData("where: { location: { within: 5 } }", "UNKNOWN_INPUT_FIELD")]
    public void A_page_or_filter_that_cannot_be_has_a_code(string arguments, string code) => Assert.Contains(
        $"\"code\":\"{code}\"", city.Ask($"{{ districts({arguments}) {{ nodes {{ id }} }} }}").Answer, StringComparison.Ordinal);

    [Theory]
    [InlineData("null")]
    [InlineData("$none")]
    public void A_size_that_is_null_is_the_default_one(string size)
    {
        var (answer, _) = city.Ask($"query ($none: Int) {{ districts(first: {size}, after: null, where: null, order: null) {{ totalCount nodes {{ id }} }} v: districts(first: $none) {{ totalCount }} }}");

        using var json = JsonDocument.Parse(answer);
        Assert.Equal(2, json.RootElement.GetProperty("data").GetProperty("districts").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public void A_cursor_of_another_list_order_or_server_is_refused_and_of_another_filter_taken()
    {
        var mine = Cursor("districts(first: 1) { pageInfo { endCursor } }");
        var other = Cursor("airStations(first: 1) { pageInfo { endCursor } }");
        var foreign = new CursorCodec([.. Enumerable.Repeat((byte)1, 32)]).Encode(
            OrderCompiler.Compile(Districts, null), [OpenCity.Data.Providers.SqlValue.Of("a")]);

        Assert.Contains("\"nodes\":[{", After(mine, ""), StringComparison.Ordinal);
        Assert.Contains("belongs to another list or another order", After(other, ""), StringComparison.Ordinal);
        Assert.Contains("belongs to another list or another order", After(mine, ", order: [{ area: ASC }]"), StringComparison.Ordinal);
        Assert.Contains("comes from another server", After(foreign, ""), StringComparison.Ordinal);
        Assert.Contains("is not a cursor", After("abc", ""), StringComparison.Ordinal);

        // A cursor is a place in an order, whatever lies around it.
        Assert.Contains("\"nodes\":[]", After(mine, ", where: { code: { eq: \"none\" } }"), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_keys_are_looked_for_and_one_more_is_refused()
    {
        const string query = "query ($codes: [ID]) { districts(where: { code: { in: $codes } }) { nodes { code } } }";
        string Keys(int count) => JsonSerializer.Serialize(new { codes = Enumerable.Range(1, count - 1).Select(i => $"k{i}").Append("other") });

        Assert.Equal("""{"data":{"districts":{"nodes":[{"code":"other"}]}}}""", city.Ask(query, Keys(10_000)).Answer);
        Assert.Contains("\"code\":\"VARIABLE_LIST_LIMIT_EXCEEDED\"", city.Ask(query, Keys(10_001)).Answer, StringComparison.Ordinal);
    }

    private TablePath Districts => TablePath.Root(OpenCity.Data.Model.CityTables.Of(city.City), city.City.RecordTypesByName["District"]);

    private string Cursor(string field)
    {
        using var json = JsonDocument.Parse(city.Ask($"{{ {field} }}").Answer);
        return json.RootElement.GetProperty("data").EnumerateObject().First().Value.GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
    }

    private string After(string cursor, string rest) =>
        city.Ask($"{{ districts(first: 5, after: \"{cursor}\"{rest}) {{ nodes {{ id }} }} }}").Answer;
}

public sealed class BadInputTestsOnSqlite(CompleteSqliteCity city) : BadInputTests(city), IClassFixture<CompleteSqliteCity>;

public sealed class BadInputTestsOnPostgreSql : BadInputTests, IClassFixture<CompletePostgreSqlCity>
{
    public BadInputTestsOnPostgreSql(CompletePostgreSqlCity city)
        : base(city) => Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
}
