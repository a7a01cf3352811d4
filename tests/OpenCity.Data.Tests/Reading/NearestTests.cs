using OpenCity.Data.Tests.Providers;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Reading;

/// <summary>Fields with <c>@nearest</c>: two stations have a place, and six cameras stand 88 metres from each other.</summary>
public abstract class NearestTests : IAsyncLifetime
{
    private readonly CityFixture _city;

    private protected NearestTests(CityFixture city) => _city = city;

    public async ValueTask InitializeAsync() => await _city.Database.WriteAsync(
    [
        "UPDATE air_station SET location_lat = 37.5, location_lon = 127.0 WHERE code = 'S11000'",
        "UPDATE air_station SET location_lat = 37.5, location_lon = 127.005 WHERE code = 'S11002'",
        .. Enumerable.Range(0, 6).Select(i => $"UPDATE cctv SET location_lon = 127.00{i} WHERE site_id = 'c{i}:%'"),
    ]);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Fact]
    public void The_nearest_come_by_distance_below_each_parent_in_one_statement()
    {
        var (answer, statements) = _city.Ask(
            "{ airStations(first: 3, order: [{ code: ASC }]) { nodes { code nearestCctvs { siteId district { code } } } } }");

        Assert.Equal(
            """{"data":{"airStations":{"nodes":[{"code":"S11000","nearestCctvs":[{"siteId":"c0:%","district":{"code":"11000"}},{"siteId":"c1:%","district":{"code":"11000"}},{"siteId":"c2:%","district":{"code":"11000"}}]},{"code":"S11001","nearestCctvs":[]},"""
            + """{"code":"S11002","nearestCctvs":[{"siteId":"c5:%","district":{"code":"11001"}},{"siteId":"c4:%","district":{"code":"11001"}},{"siteId":"c3:%","district":{"code":"11000"}}]}]}}}""",
            answer);
        Assert.Equal(2, statements);
    }

    [Fact]
    public void As_many_come_as_are_asked_for_and_stand_within_the_distance()
    {
        const string query = "query ($n: Int, $m: Float) { airStation(code: \"S11000\") { nearestCctvs(first: $n, within: $m) { siteId } } }";

        Assert.Equal("""{"data":{"airStation":{"nearestCctvs":[{"siteId":"c0:%"},{"siteId":"c1:%"}]}}}""", _city.Ask(query, """{ "n": 20, "m": 100 }""").Answer);
        Assert.Equal("""{"data":{"airStation":{"nearestCctvs":[{"siteId":"c0:%"}]}}}""", _city.Ask(query, """{ "n": 1, "m": 5000 }""").Answer);
    }

    [Fact]
    public void A_record_is_not_near_itself() => Assert.Equal(
        """{"data":{"cctv":{"siteId":"c0:%","nearby":[{"siteId":"c1:%"},{"siteId":"c2:%"}]}}}""",
        _city.Ask("""{ cctv(id: "Cctv:c0%3A%25") { siteId nearby(within: 200) { siteId } } }""").Answer);

    [Theory]
    [InlineData("first: 21", "PAGE_SIZE_LIMIT_EXCEEDED")]
    [InlineData("first: 0", "INVALID_PAGE_SIZE")]
    [InlineData("within: 5000.1", "RADIUS_LIMIT_EXCEEDED")]
    [InlineData("within: 0", "INVALID_PLACE")]
    public void What_goes_beyond_the_declaration_is_refused(string arguments, string code) => Assert.Contains(
        $"\"code\":\"{code}\"", _city.Ask($"{{ airStation(code: \"S11000\") {{ nearestCctvs({arguments}) {{ siteId }} }} }}").Answer, StringComparison.Ordinal);
}

public sealed class NearestTestsOnSqlite(SqliteCity city) : NearestTests(city), IClassFixture<SqliteCity>;

public sealed class NearestTestsOnPostgreSql : NearestTests, IClassFixture<PostgreSqlCity>
{
    public NearestTestsOnPostgreSql(PostgreSqlCity city)
        : base(city) => Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
}
