namespace OpenCity.Data.Tests.Reading;

/// <summary>Filters as a client writes them, on the repository's own SDL.</summary>
public abstract class FilterReadingTests(CityFixture city)
{
    // Cameras: 0 to 3 in 11000, 4 and 5 in 11001, none elsewhere.
    [Theory]
    [InlineData("some: { cameras: { gte: 4 } }", "11001")]
    [InlineData("some: { cameras: { eq: 9 } }", "")]
    [InlineData("all: { cameras: { lte: 3 } }, any: true", "11000")]
    [InlineData("none: { cameras: { lt: 4 } }, some: {}", "11001")]
    [InlineData("some: { district: { cctvs: { some: { cameras: { eq: 0 } } } } }", "11000")]
    public void Lists_are_asked_about_by_what_their_records_are(string conditions, string codes)
    {
        Assert.Equal(codes, Codes($"cctvs: {{ {conditions} }}"));
    }

    [Fact]
    public void Twenty_three_districts_have_no_camera()
    {
        Assert.Equal(
            """{"data":{"districts":{"totalCount":23}}}""",
            city.Ask("{ districts(where: { cctvs: { any: false } }) { totalCount } }").Answer);
    }

    [Fact]
    public void A_plan_answers_for_both_truths_of_any()
    {
        const string query = "query ($any: Boolean!) { districts(where: { cctvs: { any: $any } }) { totalCount } }";

        Assert.Equal("""{"data":{"districts":{"totalCount":2}}}""", city.Ask(query, """{ "any": true }""").Answer);
        Assert.Equal("""{"data":{"districts":{"totalCount":23}}}""", city.Ask(query, """{ "any": false }""").Answer);
        Assert.Equal("""{"data":{"districts":{"totalCount":2}}}""", city.Ask(query, """{ "any": true }""").Answer);
    }

    [Theory]
    [InlineData("cctvs: null", "\\\"cctvs: { any: false }\\\"")]
    [InlineData("cctvs: { some: null }", "\\\"some: {}\\\"")]
    [InlineData("cctvs: { any: null }", "needs true or false")]
    public void Null_in_a_filter_of_a_list_has_a_remedy(string where, string remedy)
    {
        var (answer, _) = city.Ask($"{{ districts(where: {{ {where} }}) {{ totalCount }} }}");

        Assert.Contains("\"code\":\"INVALID_FILTER\"", answer, StringComparison.Ordinal);
        Assert.Contains(remedy, answer, StringComparison.Ordinal);
    }

    // Districts lie at 37.5 north, 127.00, 127.01, ... east: 881 metres from each other.
    [Theory]
    [InlineData("near: { lat: 37.5, lon: 127, metres: 900 }", "11000 11001")]
    [InlineData("near: { lat: 37.5, lon: 127, metres: 880 }", "11000")]
    [InlineData("box: { south: 37.5, west: 127.015, north: 38, east: 127.035 }", "11002 11003")]
    [InlineData("near: { lat: 37.5, lon: 127, metres: 9000 }, box: { south: 37, west: 127.095, north: 38, east: -170 }", "11010")]
    public void Places_are_found_around_a_place_and_in_a_box(string filter, string codes) => Assert.Equal(codes, Codes($"location: {{ {filter} }}"));

    [Theory]
    [InlineData("near: { lat: 91, lon: 127, metres: 900 }", "INVALID_PLACE")]
    [InlineData("near: { lat: 37.5, lon: 127, metres: 100001 }", "RADIUS_LIMIT_EXCEEDED")]
    [InlineData("near: { lat: 37.5, lon: 127, metres: 1e999 }", "INVALID_VALUE")]
    [InlineData("near: { lat: 37.5, lon: 127, metres: NaN }", "INVALID_VALUE")]
    [InlineData("near: { lat: 37.5, lon: 127 }", "REQUIRED_INPUT_FIELD_MISSING")]
    [InlineData("box: null", "INVALID_FILTER")]
    public void What_is_no_place_has_a_code(string filter, string code) => Assert.Contains(
        $"\"code\":\"{code}\"", city.Ask($"{{ districts(where: {{ location: {{ {filter} }} }}) {{ totalCount }} }}").Answer, StringComparison.Ordinal);

    private string Codes(string where)
    {
        var (answer, _) = city.Ask($"{{ districts(where: {{ {where} }}) {{ nodes {{ code }} }} }}");
        using var json = System.Text.Json.JsonDocument.Parse(answer);
        return string.Join(' ', json.RootElement.GetProperty("data").GetProperty("districts").GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty("code").GetString()));
    }
}

public sealed class FilterReadingTestsOnSqlite(SqliteCity city) : FilterReadingTests(city), IClassFixture<SqliteCity>;

public sealed class FilterReadingTestsOnPostgreSql : FilterReadingTests, IClassFixture<PostgreSqlCity>
{
    public FilterReadingTestsOnPostgreSql(PostgreSqlCity city)
        : base(city) => Assert.SkipUnless(OpenCity.Tests.PostgreSqlCluster.Missing is null, OpenCity.Tests.PostgreSqlCluster.Missing ?? "");
}
