using System.Text.Json;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Reading;

public abstract class ReadingTests(CityFixture city)
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(200)]
    public void Relations_two_levels_down_take_one_statement_whatever_the_rows(int first)
    {
        var (answer, statements) = city.Ask($"{{ airReadings(first: {first}) {{ nodes {{ station {{ district {{ name }} }} }} }} }}");

        using var json = JsonDocument.Parse(answer);
        Assert.Equal(first, json.RootElement.GetProperty("data").GetProperty("airReadings").GetProperty("nodes").GetArrayLength());
        Assert.Equal(1, statements);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void A_record_with_a_list_of_its_own_is_read_once_whatever_the_rows_that_refer_to_it(int first)
    {
        var (answer, statements) = city.Ask(
            $"{{ airReadings(first: {first}) {{ nodes {{ station {{ code readings(first: 1) {{ nodes {{ measuredAt }} }} }} }} }} }}");

        using var json = JsonDocument.Parse(answer);
        Assert.All(json.RootElement.GetProperty("data").GetProperty("airReadings").GetProperty("nodes").EnumerateArray(), node => Assert.Equal(
            "2019-07-08T15:00:00+09:00",
            node.GetProperty("station").GetProperty("readings").GetProperty("nodes")[0].GetProperty("measuredAt").GetString()));
        Assert.Equal(3, statements);
    }

    [Fact]
    public void Ten_readings_of_each_of_25_stations_take_two_statements()
    {
        var (answer, statements) = city.Ask("{ airStations(first: 25) { nodes { code readings(first: 10) { nodes { measuredAt pm10 } pageInfo { hasNextPage } } } } }");

        using var json = JsonDocument.Parse(answer);
        var stations = json.RootElement.GetProperty("data").GetProperty("airStations").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(25, stations.Count);
        Assert.All(stations, station => Assert.Equal(10, station.GetProperty("readings").GetProperty("nodes").GetArrayLength()));
        Assert.All(stations, station => Assert.True(station.GetProperty("readings").GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
        // The newest hour is the 40th: 2019-07-06T15:00Z and 39 hours.
        Assert.Equal("2019-07-08T15:00:00+09:00", stations[24].GetProperty("readings").GetProperty("nodes")[0].GetProperty("measuredAt").GetString());
        Assert.Equal(24 * 3 + 39, stations[24].GetProperty("readings").GetProperty("nodes")[0].GetProperty("pm10").GetInt32());
        Assert.Equal(2, statements);
    }

    [Fact]
    public void A_record_is_found_by_its_id_and_says_everything_about_itself()
    {
        var (answer, _) = city.Ask("""
            { airReading(id: "AirReading:S11003:20190706T180000Z") {
              id measuredAt observedAt recordedAt quality provenance pm10 pm25 grade station { id name(lang: EN) location { lat } } dataset { name } } }
            """);

        Assert.Equal(
            """{"data":{"airReading":{"id":"AirReading:S11003:20190706T180000Z","measuredAt":"2019-07-07T03:00:00+09:00","observedAt":"2019-07-07T03:00:00+09:00","recordedAt":"2019-08-06T00:00:00+09:00","quality":"OK","provenance":"SOURCE","pm10":null,"pm25":1.5,"grade":"BAD","station":{"id":"AirStation:S11003","name":"Station 3","location":null},"dataset":{"name":"air-quality"}}}}""",
            answer);
    }

    [Fact]
    public void A_page_size_that_filters_as_well_is_not_answered_by_the_plan_of_null()
    {
        const string query = "query ($n: Int) { airReadings(first: $n, where: { cai: { eq: $n }, measuredAt: { gt: \"2000-01-01T00:00:00Z\" } }) { totalCount } }";

        Assert.Equal("""{"data":{"airReadings":{"totalCount":1000}}}""", city.Ask(query, """{ "n": null }""").Answer);
        Assert.Equal("""{"data":{"airReadings":{"totalCount":0}}}""", city.Ask(query, """{ "n": 20 }""").Answer);
        Assert.Equal("""{"data":{"airReadings":{"totalCount":1000}}}""", city.Ask(query, """{ "n": null }""").Answer);
    }

    [Theory]
    [InlineData("airReadings(where: { cai: null })", "\\\"cai: { eq: null }\\\".")]
    [InlineData("airReadings(where: { station: null })", "\\\"station: { id: { eq: null } }\\\".")]
    [InlineData("districts(where: { name: { en: null } })", "\\\"en: { eq: null }\\\".")]
    public void The_remedy_for_a_filter_that_is_null_is_one_that_its_type_takes(string field, string remedy)
    {
        Assert.Contains(remedy, city.Ask($"{{ {field} {{ totalCount }} }}").Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_wrong_id_is_cut_between_characters()
    {
        var (answer, _) = city.Ask($"{{ node(id: \"a{string.Concat(Enumerable.Repeat("😀", 60))}\") {{ id }} }}");

        Assert.Contains($"\\\"a{string.Concat(Enumerable.Repeat("😀", 39))}…\\\" is not an id here", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_escapes_what_separates_its_parts_and_is_read_back()
    {
        var (answer, _) = city.Ask("""{ node(id: "Cctv:c2%3A%25") { __typename id ... on Cctv { siteId cameras surveyedOn observedAt location { lat lon } } } }""");

        Assert.Equal(
            """{"data":{"node":{"__typename":"Cctv","id":"Cctv:c2%3A%25","siteId":"c2:%","cameras":2,"surveyedOn":"2019-07-07","observedAt":"2019-07-07T00:00:00+09:00","location":{"lat":37.5,"lon":127}}}}""",
            answer);
    }

    [Fact]
    public void A_district_is_found_by_its_code_and_by_nothing_else_beside()
    {
        Assert.Equal("""{"data":{"district":{"id":"District:11007","area":17.5}}}""", city.Ask("""{ district(code: "11007") { id area } }""").Answer);
        Assert.Equal("""{"data":{"district":null}}""", city.Ask("""{ district(code: "none") { id } }""").Answer);
        Assert.Contains("\"code\":\"ONE_ARGUMENT_REQUIRED\"", city.Ask("{ district { id } }").Answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"ONE_ARGUMENT_REQUIRED\"", city.Ask("""{ district(code: "11007", id: "District:11007") { id } }""").Answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"INVALID_ID\"", city.Ask("""{ district(id: "AirStation:11007") { id } }""").Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KO", "구1", "구5")]
    [InlineData("EN", "Gu 1", "구5")]
    [InlineData("JA", "구1", "구5")]
    public void A_name_comes_in_the_language_of_the_request_or_the_citys_own(string language, string first, string second)
    {
        var (answer, _) = city.Ask("""{ a: district(code: "11001") { name } b: district(code: "11005") { name } }""", language: language);

        Assert.Equal($$$$"""{"data":{"a":{"name":"{{{{first}}}}"},"b":{"name":"{{{{second}}}}"}}}""", answer);
    }

    [Fact]
    public void Pages_walk_over_every_record_once()
    {
        const string query = """
            query ($after: String) { airReadings(first: 77, after: $after, order: [{ pm10: DESC }, { station: { name: { ko: ASC } } }], where: { grade: { eq: GOOD } }) {
              totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
            """;
        var seen = new HashSet<string>();
        string? after = null;
        var pages = 0;
        do
        {
            var (answer, statements) = city.Ask(query, JsonSerializer.Serialize(new { after }));
            using var json = JsonDocument.Parse(answer);
            var page = json.RootElement.GetProperty("data").GetProperty("airReadings");
            Assert.Equal(500, page.GetProperty("totalCount").GetInt32());
            Assert.All(page.GetProperty("nodes").EnumerateArray(), node => Assert.True(seen.Add(node.GetProperty("id").GetString()!)));
            Assert.Equal(after is not null, page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
            Assert.Equal(page.GetProperty("edges")[0].GetProperty("cursor").GetString(), page.GetProperty("pageInfo").GetProperty("startCursor").GetString());
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
            pages++;
            Assert.Equal(2, statements);
        }
        while (after is not null);
        Assert.Equal(500, seen.Count);
        Assert.Equal(7, pages);
    }

    // Nothing but the number of rows is asked of the table.
    [Fact]
    public void Whether_there_is_a_next_page_is_told_without_any_record()
    {
        var (answer, _) = city.Ask("{ airStations(first: 2) { pageInfo { hasNextPage } } all: airStations(first: 100) { edges { __typename } pageInfo { hasNextPage } } }");

        Assert.StartsWith("""{"data":{"airStations":{"pageInfo":{"hasNextPage":true}},"all":{"edges":[{"__typename":"AirStationsEdge"},""", answer, StringComparison.Ordinal);
        Assert.EndsWith("""],"pageInfo":{"hasNextPage":false}}}}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_is_shared_by_other_values_of_its_shape()
    {
        const string query = "query ($at: DateTime!, $n: Int) { airReadings(first: $n, where: { measuredAt: { eq: $at }, station: { district: { code: { in: [\"11000\", \"11001\"] } } } }, order: [{ id: ASC }]) { nodes { id } } }";

        Assert.Equal(
            """{"data":{"airReadings":{"nodes":[{"id":"AirReading:S11000:20190706T150000Z"},{"id":"AirReading:S11001:20190706T150000Z"}]}}}""",
            city.Ask(query, """{ "at": "2019-07-07T00:00:00+09:00", "n": 5 }""").Answer);
        Assert.Equal(
            """{"data":{"airReadings":{"nodes":[{"id":"AirReading:S11000:20190706T160000Z"}]}}}""",
            city.Ask(query, """{ "at": "2019-07-06T16:00:00Z", "n": 1 }""").Answer);
    }

    [Fact]
    public void A_variable_for_a_page_and_a_filter_keeps_null_apart_from_the_default_page_size()
    {
        const string query = "query ($n: Int) { cctvs(first: $n, where: { cameras: { neq: $n } }) { totalCount } }";

        Assert.Equal("""{"data":{"cctvs":{"totalCount":6}}}""", city.Ask(query, """{ "n": 20 }""").Answer);
        Assert.Equal("""{"data":{"cctvs":{"totalCount":6}}}""", city.Ask(query, """{ "n": null }""").Answer);
        Assert.Equal("""{"data":{"cctvs":{"totalCount":5}}}""", city.Ask(query, """{ "n": 3 }""").Answer);
        const string none = "query ($n: Int) { cctvs(first: $n, where: { cameras: { eq: $n } }) { totalCount } }";
        Assert.Equal("""{"data":{"cctvs":{"totalCount":0}}}""", city.Ask(none, """{ "n": null }""").Answer);
        Assert.Equal("""{"data":{"cctvs":{"totalCount":0}}}""", city.Ask(none, """{ "n": 20 }""").Answer);
        Assert.Equal("""{"data":{"cctvs":{"totalCount":1}}}""", city.Ask(none, """{ "n": 5 }""").Answer);
    }

    [Fact]
    public void An_id_given_twice_has_its_children_twice()
    {
        var (answer, statements) = city.Ask("""
            { nodes(ids: ["District:11001", "District:11000", "District:11001"]) {
              ... on District { code cctvs(first: 1) { totalCount nodes { siteId } } } } }
            """);

        Assert.Equal(
            """{"data":{"nodes":[{"code":"11001","cctvs":{"totalCount":2,"nodes":[{"siteId":"c5:%"}]}},{"code":"11000","cctvs":{"totalCount":4,"nodes":[{"siteId":"c3:%"}]}},{"code":"11001","cctvs":{"totalCount":2,"nodes":[{"siteId":"c5:%"}]}}]}}""",
            answer);
        Assert.Equal(3, statements);
    }

    [Fact]
    public void All_fields_node_and_nodes_read_the_records_of_a_type_by_one_statement_and_each_its_own_children()
    {
        var (answer, statements) = city.Ask("""
            {
              a: node(id: "District:11001") { ... on District { code cctvs { totalCount } } }
              b: nodes(ids: ["District:11000", "Cctv:c2%3A%25", "District:11001", "District:none"]) {
                ... on District { code name area } ... on Cctv { cameras surveyedOn }
              }
            }
            """);

        Assert.Equal(
            """{"data":{"a":{"code":"11001","cctvs":{"totalCount":2}},"b":[{"code":"11000","name":"구0","area":10.5},{"cameras":2,"surveyedOn":"2019-07-07"},{"code":"11001","name":"구1","area":11.5},null]}}""",
            answer);
        Assert.Equal(3, statements);
    }

    [Fact]
    public void A_kept_plan_holds_nothing_of_the_request_it_was_made_for()
    {
        var state = city.StateOf(
            "{ districts(first: 2) { totalCount edges { cursor node { name cctvs { nodes { id } } } } } nodes(ids: []) { id } datasets { title } }");

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(state.IsAlive);
    }

    [Fact]
    public void The_newest_reading_of_each_station_takes_one_statement()
    {
        var (answer, statements) = city.Ask("{ airStations(first: 3) { nodes { latest { measuredAt pm25 } } } }");

        Assert.Equal(
            """{"data":{"airStations":{"nodes":[{"latest":{"measuredAt":"2019-07-08T06:00:00+09:00","pm25":19.5}},{"latest":{"measuredAt":"2019-07-08T06:00:00+09:00","pm25":19.5}},{"latest":{"measuredAt":"2019-07-08T06:00:00+09:00","pm25":19.5}}]}}}""".Replace("T06:00", "T15:00", StringComparison.Ordinal),
            answer);
        Assert.Equal(2, statements);
    }

    [Fact]
    public void Children_are_counted_filtered_and_paged_below_each_parent()
    {
        var (answer, statements) = city.Ask("""
            { districts(first: 3) { nodes { code cctvs(first: 2, where: { cameras: { gte: 1 } }, order: [{ cameras: ASC }]) {
              totalCount nodes { cameras } pageInfo { hasNextPage } } } } }
            """);

        Assert.Equal(
            """{"data":{"districts":{"nodes":[{"code":"11000","cctvs":{"totalCount":3,"nodes":[{"cameras":1},{"cameras":2}],"pageInfo":{"hasNextPage":true}}},{"code":"11001","cctvs":{"totalCount":2,"nodes":[{"cameras":4},{"cameras":5}],"pageInfo":{"hasNextPage":false}}},{"code":"11002","cctvs":{"totalCount":0,"nodes":[],"pageInfo":{"hasNextPage":false}}}]}}}""",
            answer);
        Assert.Equal(3, statements);
    }

    [Theory]
    [InlineData("first: 0", "INVALID_PAGE_SIZE")]
    [InlineData("first: -1", "INVALID_PAGE_SIZE")]
    [InlineData("first: 201", "PAGE_SIZE_LIMIT_EXCEEDED")]
    [InlineData("after: \"abc\"", "INVALID_CURSOR")]
    public void A_page_that_cannot_be_is_an_error_of_its_field_alone(string arguments, string code)
    {
        var (answer, _) = city.Ask($"{{ airReadings({arguments}) {{ nodes {{ id }} }} version }}");

        Assert.StartsWith("""{"data":{"airReadings":null,"version":"1.2.3"},"errors":[{""", answer, StringComparison.Ordinal);
        Assert.Contains($"\"path\":[\"airReadings\"],\"extensions\":{{\"code\":\"{code}\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first: 500", "PAGE_SIZE_LIMIT_EXCEEDED")]
    [InlineData("after: \"x\"", "INVALID_CURSOR")]
    public void A_page_that_cannot_be_is_an_error_also_where_only_the_count_is_asked(string arguments, string code)
    {
        Assert.Contains($"\"path\":[\"airReadings\"],\"extensions\":{{\"code\":\"{code}\"", city.Ask($"{{ airReadings({arguments}) {{ totalCount }} }}").Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_within_pages_are_bounded()
    {
        var (answer, _) = city.Ask("{ airReadings(first: 200) { nodes { station { readings(first: 200) { nodes { station { readings(first: 200) { nodes { station { code } } } } } } } } } }");

        Assert.DoesNotContain("NODE_LIMIT", answer, StringComparison.Ordinal);
        var (wide, _) = city.Ask("{ " + string.Concat(Enumerable.Range(0, 30).Select(i => $"a{i}: airStations(first: 25) {{ nodes {{ readings(first: 200) {{ nodes {{ pm10 }} }} }} }} ")) + "}");
        Assert.Contains("\"code\":\"NODE_LIMIT_EXCEEDED\"", wide, StringComparison.Ordinal);
    }

    // 18,000 of 30 pages whose 200 rows have two records beside them, 25 stations, and 1,000 readings alone or with two each.
    [Theory]
    [InlineData("pm10", false)]
    [InlineData("station { district { area } }", true)]
    public void Records_beside_a_row_count(string selection, bool areTooMany)
    {
        var pages = string.Concat(Enumerable.Range(0, 30).Select(
            i => $"a{i}: airReadings(first: 200) {{ nodes {{ station {{ district {{ area }} }} }} }} "));
        var (answer, statements) = city.Ask(
            $"{{ {pages} airStations(first: 25) {{ nodes {{ readings(first: 40) {{ nodes {{ {selection} }} }} }} }} }}");
        Assert.Equal(32, statements);
        Assert.Equal(areTooMany, answer.Contains("\"code\":\"NODE_LIMIT_EXCEEDED\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_catalogue_tells_units_and_titles()
    {
        var (answer, statements) = city.Ask("""{ dataset(name: "air-quality") { title(lang: EN) fields { coordinate unit } } datasets { name fields { unit } } version }""", language: "JA");

        using var json = JsonDocument.Parse(answer);
        var dataset = json.RootElement.GetProperty("data").GetProperty("dataset");
        Assert.Equal("Air quality", dataset.GetProperty("title").GetString());
        var pm10 = dataset.GetProperty("fields").EnumerateArray().Single(field => field.GetProperty("coordinate").GetString() == "AirReading.pm10");
        Assert.Equal("ug/m3", pm10.GetProperty("unit").GetString());
        Assert.Equal(["air-quality", "cctv", "districts", "screening-clinics"], json.RootElement.GetProperty("data").GetProperty("datasets").EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
        Assert.Equal(0, statements);
    }
}

public sealed class ReadingTestsOnSqlite(SqliteCity sqlite) : ReadingTests(sqlite), IClassFixture<SqliteCity>
{
    [Fact]
    public void A_page_does_not_allocate_by_row_or_cell()
    {
        var small = sqlite.AllocatedBy("{ airReadings(first: 10) { nodes { id measuredAt pm10 pm25 grade station { code name } } } }");
        var large = sqlite.AllocatedBy("{ airReadings(first: 200) { nodes { id measuredAt pm10 pm25 grade station { code name } } } }");

        // 190 rows more: links (two arrays of numbers) and the keys of 24 stations more; an object a row would be 24 bytes at least.
        Assert.InRange(large - small, 0, 190 * 23);
    }
}

public sealed class ReadingTestsOnPostgreSql : ReadingTests, IClassFixture<PostgreSqlCity>
{
    public ReadingTestsOnPostgreSql(PostgreSqlCity city)
        : base(city) => Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
}
