using OpenCity.Tests;

namespace OpenCity.Data.Tests.Reading;

/// <summary>Fields with <c>@via</c>.</summary>
public abstract class ShortcutTests(CityFixture city)
{
    [Fact]
    public void A_shortcut_is_selected_filtered_and_ordered_by_like_a_reference()
    {
        var (answer, statements) = city.Ask("""
            { airReadings(where: { district: { code: { in: ["11001", "11002"] } }, measuredAt: { gte: "2019-07-08T14:00:00+09:00" } },
                order: [{ district: { code: DESC } }, { measuredAt: ASC }], first: 3) {
              nodes { id district { id name(lang: EN) } } } }
            """);

        Assert.Equal(
            """{"data":{"airReadings":{"nodes":[{"id":"AirReading:S11002:20190708T050000Z","district":{"id":"District:11002","name":"Gu 2"}},{"id":"AirReading:S11002:20190708T060000Z","district":{"id":"District:11002","name":"Gu 2"}},{"id":"AirReading:S11001:20190708T050000Z","district":{"id":"District:11001","name":"Gu 1"}}]}}}""",
            answer);
        Assert.Equal(1, statements);
    }

    [Fact]
    public void Records_are_grouped_by_a_shortcut()
    {
        var (answer, statements) = city.Ask("""
            { airReadings(where: { measuredAt: { lt: "2019-07-08T00:00:00+09:00" } }) {
              groups(by: [{ district: true }], order: [{ pm10: { avg: DESC } }], first: 2) { key { district { code area } } aggregate { pm10 { avg } } } } }
            """);

        // 23 hours with a value, 3 is missing: (0 + … + 23 - 3) / 23 + 3 i.
        Assert.Equal(
            """{"data":{"airReadings":{"groups":[{"key":{"district":{"code":"11024","area":34.5}},"aggregate":{"pm10":{"avg":83.8695652173913}}},{"key":{"district":{"code":"11023","area":33.5}},"aggregate":{"pm10":{"avg":80.8695652173913}}}]}}}""",
            answer);
        Assert.Equal(1, statements);
    }

    [Fact]
    public void A_collection_by_a_shortcut_has_pages_counts_figures_and_groups_below_each_parent()
    {
        var (answer, statements) = city.Ask("""
            { districts(first: 2, order: [{ code: ASC }]) { nodes { code airReadings(first: 1, where: { grade: { eq: BAD } }) {
              totalCount nodes { id pm10 } pageInfo { hasNextPage } aggregate { count pm10 { sum } }
              groups(by: [{ measuredAt: DAY }]) { key { measuredAt } aggregate { count } } } } } }
            """);

        Assert.Equal(
            """{"data":{"districts":{"nodes":[{"code":"11000","airReadings":{"totalCount":20,"nodes":[{"id":"AirReading:S11000:20190708T060000Z","pm10":39}],"pageInfo":{"hasNextPage":true},"aggregate":{"count":20,"pm10":{"sum":397}},"groups":[{"key":{"measuredAt":"2019-07-07T00:00:00+09:00"},"aggregate":{"count":12}},{"key":{"measuredAt":"2019-07-08T00:00:00+09:00"},"aggregate":{"count":8}}]}},"""
            + """{"code":"11001","airReadings":{"totalCount":20,"nodes":[{"id":"AirReading:S11001:20190708T060000Z","pm10":42}],"pageInfo":{"hasNextPage":true},"aggregate":{"count":20,"pm10":{"sum":454}},"groups":[{"key":{"measuredAt":"2019-07-07T00:00:00+09:00"},"aggregate":{"count":12}},{"key":{"measuredAt":"2019-07-08T00:00:00+09:00"},"aggregate":{"count":8}}]}}]}}}""",
            answer);
        Assert.Equal(5, statements);
    }

    [Fact]
    public void A_filter_asks_the_records_of_a_list_by_a_shortcut() => Assert.Equal(
        """{"data":{"districts":{"nodes":[{"code":"11022"},{"code":"11023"},{"code":"11024"}]}}}""",
        city.Ask("{ districts(order: [{ code: ASC }], where: { airReadings: { some: { pm10: { gte: 105 }, measuredAt: { gte: \"2019-07-08T00:00:00+09:00\" } } } }) { nodes { code } } }").Answer);
}

public sealed class ShortcutTestsOnSqlite(SqliteCity city) : ShortcutTests(city), IClassFixture<SqliteCity>;

public sealed class ShortcutTestsOnPostgreSql : ShortcutTests, IClassFixture<PostgreSqlCity>
{
    public ShortcutTestsOnPostgreSql(PostgreSqlCity city)
        : base(city) => Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
}
