using OpenCity.Tests;

namespace OpenCity.Data.Tests.Reading;

public abstract class GroupTests(CityFixture city)
{
    [Fact]
    public void Groups_by_an_enum_come_in_the_order_of_their_keys_with_figures_over_each()
    {
        var (answer, statements) = city.Ask("{ airReadings { groups(by: [{ grade: true }]) { key { grade dominant } aggregate { count pm25 { sum avg } pm10 { count } } } } }");

        Assert.Equal(
            """{"data":{"airReadings":{"groups":[{"key":{"grade":"BAD","dominant":null},"aggregate":{"count":500,"pm25":{"sum":5000,"avg":10},"pm10":{"count":475}}},{"key":{"grade":"GOOD","dominant":null},"aggregate":{"count":500,"pm25":{"sum":4750,"avg":9.5},"pm10":{"count":500}}}]}}}""",
            answer);
        Assert.Equal(1, statements);
    }

    [Fact]
    public void A_key_shows_the_record_referred_to_and_what_hangs_on_it()
    {
        var (answer, statements) = city.Ask("""
            { airReadings(where: { measuredAt: { gte: "2019-07-08T00:00:00+09:00" } }) {
              groups(by: [{ station: true }, { grade: true }], first: 3) { key { grade station { code district { name(lang: EN) } } } aggregate { count } } } }
            """);

        Assert.Equal(
            """{"data":{"airReadings":{"groups":[{"key":{"grade":"BAD","station":{"code":"S11000","district":{"name":"구0"}}},"aggregate":{"count":8}},{"key":{"grade":"GOOD","station":{"code":"S11000","district":{"name":"구0"}}},"aggregate":{"count":8}},{"key":{"grade":"BAD","station":{"code":"S11001","district":{"name":"Gu 1"}}},"aggregate":{"count":8}}]}}}""",
            answer);
        Assert.Equal(1, statements);
    }

    [Theory]
    [InlineData("HOUR", 40, "2019-07-07T00:00:00+09:00", 25)]
    [InlineData("DAY", 2, "2019-07-07T00:00:00+09:00", 600)]
    [InlineData("WEEK", 2, "2019-07-01T00:00:00+09:00", 600)]
    [InlineData("MONTH", 1, "2019-07-01T00:00:00+09:00", 1000)]
    [InlineData("YEAR", 1, "2019-01-01T00:00:00+09:00", 1000)]
    public void Time_buckets_are_of_the_citys_calendar(string bucket, int groups, string first, int count)
    {
        var (answer, _) = city.Ask(
            "query ($b: TimeBucket!) { airReadings { groups(by: [{ measuredAt: $b }]) { key { measuredAt } aggregate { count } } } }", $$"""{ "b": "{{bucket}}" }""");

        Assert.StartsWith($$$$"""{"data":{"airReadings":{"groups":[{"key":{"measuredAt":"{{{{first}}}}"},"aggregate":{"count":{{{{count}}}}}}""", answer, StringComparison.Ordinal);
        Assert.Equal(groups, answer.Split("\"key\"").Length - 1);
    }

    [Fact]
    public void Days_are_grouped_as_days()
    {
        Assert.Equal(
            """{"data":{"cctvs":{"d":[{"key":{"installedOn":"2011-04-01"}}],"w":[{"key":{"installedOn":"2011-03-28"}}],"y":[{"key":{"installedOn":"2011-01-01","surveyedOn":"2019-07-01"}}]}}}""",
            city.Ask("""
                { cctvs { d: groups(by: [{ installedOn: DAY }]) { key { installedOn } } w: groups(by: [{ installedOn: WEEK }]) { key { installedOn } }
                  y: groups(by: [{ installedOn: YEAR }, { surveyedOn: MONTH }]) { key { installedOn surveyedOn } } } }
                """).Answer);
    }

    [Fact]
    public void Having_keeps_groups_by_their_figures_and_takes_its_values_from_variables()
    {
        const string query = """
            query ($least: Float, $most: Long, $name: String) {
              airReadings(where: { station: { name: { en: { eq: $name } } } }) {
                groups(by: [{ measuredAt: HOUR }], having: { pm10: { avg: { gte: $least } }, or: [{ count: { gt: $most } }, { pm25: { max: { lt: 19.5 } } }] },
                       order: [{ pm10: { max: DESC } }]) { key { measuredAt } aggregate { pm10 { avg } } } } }
            """;

        Assert.Equal(
            """{"data":{"airReadings":{"groups":[{"key":{"measuredAt":"2019-07-08T14:00:00+09:00"},"aggregate":{"pm10":{"avg":59}}},{"key":{"measuredAt":"2019-07-08T13:00:00+09:00"},"aggregate":{"pm10":{"avg":58}}}]}}}""",
            city.Ask(query, """{ "least": 58, "most": 1, "name": "Station 7" }""").Answer);
        Assert.Equal(
            """{"data":{"airReadings":{"groups":[{"key":{"measuredAt":"2019-07-08T15:00:00+09:00"},"aggregate":{"pm10":{"avg":63}}}]}}}""",
            city.Ask(query, """{ "least": 62.5, "most": 0, "name": "Station 8" }""").Answer);
    }

    [Fact]
    public void Groups_without_a_value_are_groups_and_come_first_in_rising_order()
    {
        const string query = "query ($d: SortEnumType) { airReadings { groups(by: [{ measuredAt: HOUR }], order: [{ pm10: { min: $d } }], first: 2) { key { measuredAt } aggregate { pm10 { min } } } } }";

        Assert.Equal(
            """{"data":{"airReadings":{"groups":[{"key":{"measuredAt":"2019-07-07T03:00:00+09:00"},"aggregate":{"pm10":{"min":null}}},{"key":{"measuredAt":"2019-07-07T00:00:00+09:00"},"aggregate":{"pm10":{"min":0}}}]}}}""",
            city.Ask(query, """{ "d": "ASC" }""").Answer);
        Assert.Equal(
            """{"data":{"airReadings":{"groups":[{"key":{"measuredAt":"2019-07-08T15:00:00+09:00"},"aggregate":{"pm10":{"min":39}}},{"key":{"measuredAt":"2019-07-08T14:00:00+09:00"},"aggregate":{"pm10":{"min":38}}}]}}}""",
            city.Ask(query, """{ "d": "DESC" }""").Answer);
        Assert.Equal(
            """{"data":{"airReadings":{"groups":[{"key":{"dominant":null,"station":null},"aggregate":{"count":1000}}]}}}""",
            city.Ask("{ airReadings { groups(by: [{ dominant: true }]) { key { dominant station { code district { code } } } aggregate { count } } } }").Answer);
    }

    [Fact]
    public void Texts_are_grouped_in_the_language_that_is_named()
    {
        var (answer, _) = city.Ask("""
            { districts { groups(by: [{ name: EN }, { region: true }], first: 2, order: [{ count: DESC }, { key: ASC }]) { key { name region } aggregate { count } } } }
            """);

        Assert.Equal(
            """{"data":{"districts":{"groups":[{"key":{"name":null,"region":"DOWNTOWN"},"aggregate":{"count":5}},{"key":{"name":"Gu 1","region":"DOWNTOWN"},"aggregate":{"count":1}}]}}}""",
            answer);
    }

    [Fact]
    public void Each_parent_has_its_own_groups_in_one_statement_for_all()
    {
        var (answer, statements) = city.Ask("""
            { districts(first: 3, order: [{ code: ASC }]) { nodes { code
              cctvs { groups(by: [{ cameras: true }], order: [{ key: DESC }], first: 2) { key { cameras } aggregate { count cameras { sum } } } } } } }
            """);

        Assert.Equal(
            """{"data":{"districts":{"nodes":[{"code":"11000","cctvs":{"groups":[{"key":{"cameras":3},"aggregate":{"count":1,"cameras":{"sum":3}}},{"key":{"cameras":2},"aggregate":{"count":1,"cameras":{"sum":2}}}]}},"""
            + """{"code":"11001","cctvs":{"groups":[{"key":{"cameras":5},"aggregate":{"count":1,"cameras":{"sum":5}}},{"key":{"cameras":4},"aggregate":{"count":1,"cameras":{"sum":4}}}]}},"""
            + """{"code":"11002","cctvs":{"groups":[]}}]}}}""",
            answer);
        Assert.Equal(2, statements);
    }

    [Fact]
    public void Below_parents_conditions_filters_and_orders_hold_within_each()
    {
        var (answer, statements) = city.Ask("""
            query ($h: Long) { airStations(first: 2, order: [{ code: ASC }]) { nodes { code readings(where: { pm25: { gt: 4.0 } }) {
              groups(by: [{ measuredAt: DAY }, { grade: true }], having: { count: { gte: $h } }, order: [{ pm10: { sum: DESC } }]) {
                key { measuredAt grade } aggregate { count pm10 { sum } } } } } } }
            """, """{ "h": 8 }""");

        // Of station i the hours 9 to 39: 15 on the first day (8 BAD), 16 on the second.
        Assert.Equal(
            """{"data":{"airStations":{"nodes":[{"code":"S11000","readings":{"groups":[{"key":{"measuredAt":"2019-07-08T00:00:00+09:00","grade":"BAD"},"aggregate":{"count":8,"pm10":{"sum":256}}},{"key":{"measuredAt":"2019-07-08T00:00:00+09:00","grade":"GOOD"},"aggregate":{"count":8,"pm10":{"sum":248}}},{"key":{"measuredAt":"2019-07-07T00:00:00+09:00","grade":"BAD"},"aggregate":{"count":8,"pm10":{"sum":128}}}]}},"""
            + """{"code":"S11001","readings":{"groups":[{"key":{"measuredAt":"2019-07-08T00:00:00+09:00","grade":"BAD"},"aggregate":{"count":8,"pm10":{"sum":280}}},{"key":{"measuredAt":"2019-07-08T00:00:00+09:00","grade":"GOOD"},"aggregate":{"count":8,"pm10":{"sum":272}}},{"key":{"measuredAt":"2019-07-07T00:00:00+09:00","grade":"BAD"},"aggregate":{"count":8,"pm10":{"sum":152}}}]}}]}}}""",
            answer);
        Assert.Equal(2, statements);
    }

    [Theory]
    [InlineData("by: []", "INVALID_GROUPING")]
    [InlineData("by: [{ grade: false }]", "INVALID_GROUPING")]
    [InlineData("by: [{ grade: true }, { grade: true }]", "INVALID_GROUPING")]
    [InlineData("by: [{ measuredAt: DAY }, { measuredAt: YEAR }]", "INVALID_GROUPING")]
    [InlineData("by: [{ grade: true, station: true }]", "ONE_INPUT_FIELD_REQUIRED")]
    [InlineData("by: [{ grade: true }], first: 0", "INVALID_PAGE_SIZE")]
    [InlineData("by: [{ grade: true }], first: 501", "GROUP_LIMIT_EXCEEDED")]
    [InlineData("by: [{ grade: true }], having: { pm10: null }", "INVALID_FILTER")]
    [InlineData("by: [{ grade: true }], having: { pm10: { avg: { gt: null } } }", "INVALID_FILTER")]
    [InlineData("by: [{ pm10: true }]", "UNKNOWN_INPUT_FIELD")]
    public void Groups_that_cannot_be_are_refused_with_a_code(string arguments, string code) => Assert.Contains(
        $"\"code\":\"{code}\"", city.Ask($"{{ airReadings {{ groups({arguments}) {{ aggregate {{ count }} }} }} }}").Answer, StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(201)]
    [InlineData(500)]
    public void As_many_groups_come_as_are_asked_for(int first)
    {
        const string query = "query ($n: Int) { airReadings { groups(by: [{ measuredAt: HOUR }, { station: true }], first: $n) { aggregate { count } } } }";

        Assert.Equal(first, city.Ask(query, $$"""{ "n": {{first}} }""").Answer.Split("\"count\":1}").Length - 1);
        Assert.Equal(100, city.Ask(query, """{ "n": null }""").Answer.Split("\"count\":1}").Length - 1);
    }
}

public sealed class GroupTestsOnSqlite(SqliteCity city) : GroupTests(city), IClassFixture<SqliteCity>;

public sealed class GroupTestsOnPostgreSql : GroupTests, IClassFixture<PostgreSqlCity>
{
    public GroupTestsOnPostgreSql(PostgreSqlCity city)
        : base(city) => Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
}
