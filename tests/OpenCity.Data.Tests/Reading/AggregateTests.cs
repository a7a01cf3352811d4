using OpenCity.Tests;

namespace OpenCity.Data.Tests.Reading;

public abstract class AggregateTests(CityFixture city)
{
    [Fact]
    public void Figures_over_all_records_take_one_statement()
    {
        var (answer, statements) = city.Ask(
            "{ airReadings { aggregate { count pm10 { count min max sum avg } measuredAt { count min max } } } }");

        Assert.Equal(
            """{"data":{"airReadings":{"aggregate":{"count":1000,"pm10":{"count":975,"min":0,"max":111,"sum":54525,"avg":55.92307692307692},"measuredAt":{"count":1000,"min":"2019-07-07T00:00:00+09:00","max":"2019-07-08T15:00:00+09:00"}}}}}""",
            answer);
        Assert.Equal(1, statements);
    }

    [Fact]
    public void Figures_are_over_the_records_that_the_filter_lets_through_whatever_the_page()
    {
        const string query = """
            query ($from: DateTime) { airReadings(first: 1, where: { measuredAt: { gte: $from }, station: { district: { code: { eq: "11001" } } } }) {
              aggregate { count pm10 { sum } pm25 { sum avg } } nodes { pm10 } } }
            """;

        Assert.Equal(
            """{"data":{"airReadings":{"aggregate":{"count":2,"pm10":{"sum":83},"pm25":{"sum":38.5,"avg":19.25}},"nodes":[{"pm10":42}]}}}""",
            city.Ask(query, """{ "from": "2019-07-08T14:00:00+09:00" }""").Answer);
        Assert.Equal(
            """{"data":{"airReadings":{"aggregate":{"count":1,"pm10":{"sum":42},"pm25":{"sum":19.5,"avg":19.5}},"nodes":[{"pm10":42}]}}}""",
            city.Ask(query, """{ "from": "2019-07-08T15:00:00+09:00" }""").Answer);
    }

    [Fact]
    public void Over_no_record_the_count_is_0_and_all_else_is_null()
    {
        var (answer, _) = city.Ask(
            """{ cctvs(where: { siteId: { eq: "none" } }) { aggregate { count cameras { count min max sum avg } surveyedOn { count min max } } } }""");

        Assert.Equal(
            """{"data":{"cctvs":{"aggregate":{"count":0,"cameras":{"count":0,"min":null,"max":null,"sum":null,"avg":null},"surveyedOn":{"count":0,"min":null,"max":null}}}}}""",
            answer);
    }

    [Fact]
    public void Each_parent_has_its_own_figures_in_one_statement_for_all()
    {
        var (answer, statements) = city.Ask("""
            { districts(first: 3, where: { area: { gte: 10.5 } }) { nodes { code
              cctvs { aggregate { count cameras { count sum avg max } installedOn { min } } }
              airStations { nodes { readings(where: { grade: { eq: BAD } }) { aggregate { count pm25 { sum } } } } } } } }
            """);

        Assert.Equal(
            """{"data":{"districts":{"nodes":[{"code":"11000","cctvs":{"aggregate":{"count":4,"cameras":{"count":4,"sum":6,"avg":1.5,"max":3},"installedOn":{"min":"2011-04-01"}}},"airStations":{"nodes":[{"readings":{"aggregate":{"count":20,"pm25":{"sum":200}}}}]}},"""
            + """{"code":"11001","cctvs":{"aggregate":{"count":2,"cameras":{"count":2,"sum":9,"avg":4.5,"max":5},"installedOn":{"min":"2011-04-01"}}},"airStations":{"nodes":[{"readings":{"aggregate":{"count":20,"pm25":{"sum":200}}}}]}},"""
            + """{"code":"11002","cctvs":{"aggregate":{"count":0,"cameras":{"count":0,"sum":null,"avg":null,"max":null},"installedOn":{"min":null}}},"airStations":{"nodes":[{"readings":{"aggregate":{"count":20,"pm25":{"sum":200}}}}]}}]}}}""",
            answer);
        Assert.Equal(4, statements);
    }

    [Fact]
    public void What_is_selected_twice_is_computed_once()
    {
        var (answer, statements) = city.Ask(
            "{ airReadings { a: aggregate { count } b: aggregate { count x: count pm25 { sum avg __typename } } c: aggregate { __typename } } }");

        Assert.Equal(
            """{"data":{"airReadings":{"a":{"count":1000},"b":{"count":1000,"x":1000,"pm25":{"sum":9750,"avg":9.75,"__typename":"FloatAggregate"}},"c":{"__typename":"AirReadingAggregate"}}}}""",
            answer);
        Assert.Equal(1, statements);
    }

    [Fact]
    public void A_cursor_or_a_size_that_no_page_can_have_is_refused_here_too()
    {
        Assert.Contains("\"code\":\"INVALID_CURSOR\"", city.Ask("""{ airReadings(after: "x") { aggregate { count } } }""").Answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"INVALID_PAGE_SIZE\"", city.Ask("{ airReadings(first: 0) { aggregate { count } } }").Answer, StringComparison.Ordinal);
    }
}

public sealed class AggregateTestsOnSqlite(SqliteCity city) : AggregateTests(city), IClassFixture<SqliteCity>;

public sealed class AggregateTestsOnPostgreSql : AggregateTests, IClassFixture<PostgreSqlCity>
{
    public AggregateTestsOnPostgreSql(PostgreSqlCity city)
        : base(city) => Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
}
