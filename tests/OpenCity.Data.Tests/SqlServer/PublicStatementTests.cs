using System.Text.Json;
using OpenCity.Data.Tests.Reading;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>What requests on the public schema come to in T-SQL: a statement of each kind, as approved.</summary>
public class PublicStatementTests(SqliteCity city) : IClassFixture<SqliteCity>
{
    [Theory]
    [InlineData("page", 1, "{ airReadings(first: 10) { nodes { measuredAt pm10 } } }")]
    [InlineData("page_last", 1, "{ airReadings(last: 10) { nodes { measuredAt pm10 } } }")]
    [InlineData("page_filtered", 1, """{ cctvs(where: { district: { name: { ko: { startsWith: "구" } } }, purpose: { in: [CRIME_PREVENTION] }, roadAddress: { neq: "x" }, installedOn: { gte: "2010-01-01" } }, order: [{ district: { name: { ko: ASC } } }, { installedOn: DESC }]) { nodes { siteId } } }""")]
    [InlineData("page_near", 1, "{ cctvs(where: { location: { near: { lat: 37.5, lon: 127.0, metres: 500 } } }) { nodes { siteId } } }")]
    [InlineData("page_list", 1, "{ districts(where: { cctvs: { some: { cameras: { gt: 2 } } }, airStations: { all: { name: { en: { neq: null } } } } }) { nodes { code } } }")]
    [InlineData("count", 1, """{ airReadings(where: { pm10: { gt: 30 }, measuredAt: { gte: "2019-07-07T00:00:00Z" } }) { totalCount } }""")]
    [InlineData("by_key", 1, """{ district(code: "11007") { id area } }""")]
    [InlineData("nodes", 6, """{ nodes(ids: ["District:11007", "AirReading:S11007:20190706T150000Z"]) { id ... on AirReading { pm10 } ... on District { area } } }""")]
    [InlineData("reference", 1, "{ airReadings(first: 1) { nodes { station { name district { name } } } } }")]
    [InlineData("reference_with_list", 3, "{ airReadings(first: 1) { nodes { station { name readings(first: 1) { nodes { pm10 } } } } } }")]
    [InlineData("keys_first", 1, """{ airReadings(first: 1, where: { station: { name: { en: { eq: "Gu 1" } } } }) { nodes { pm10 } } }""")]
    [InlineData("via", 1, "{ airReadings(first: 1) { nodes { district { name } } } }")]
    [InlineData("children", 2, "{ airStations(first: 10) { nodes { readings(first: 5, where: { grade: { eq: GOOD } }) { nodes { pm10 } } } } }")]
    [InlineData("child_count", 2, "{ airStations(first: 10) { nodes { readings { totalCount } } } }")]
    [InlineData("latest", 2, "{ airStations(first: 10) { nodes { latest { pm10 } } } }")]
    [InlineData("nearest", 2, "{ airStations(first: 10) { nodes { nearestCctvs(first: 3) { siteId } } } }")]
    [InlineData("nearest_own", 2, "{ cctvs(first: 1) { nodes { nearby(within: 200) { siteId } } } }")]
    [InlineData("aggregate", 1, "{ airReadings { aggregate { count pm10 { count min max sum avg } } } }")]
    [InlineData("child_aggregate", 2, "{ airStations(first: 10) { nodes { readings { aggregate { pm10 { avg } } } } } }")]
    [InlineData("groups", 1, "{ airReadings { groups(by: [{ measuredAt: HOUR }], having: { pm10: { avg: { gt: 30 } } }, order: [{ count: DESC }], first: 10) { key { measuredAt } aggregate { count } } } }")]
    [InlineData("groups_of_records", 1, "{ airReadings { groups(by: [{ station: true }]) { key { station { name district { name } } } aggregate { count } } } }")]
    [InlineData("child_groups", 2, "{ airStations(first: 10) { nodes { readings { groups(by: [{ measuredAt: MONTH }, { grade: true }]) { key { grade } aggregate { count } } } } } }")]
    public void The_statements_of_a_request(string name, int count, string query)
    {
        var seen = TSqlWatch.Seen();
        var (answer, _) = city.Ask(query);
        Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
        Assert.Equal(count, seen.Count);
        Snapshot.Match(string.Join("\n\n", seen), name);
    }

    [Fact]
    public void A_page_that_goes_on()
    {
        const string Query = "query ($after: String) { cctvs(first: 2, after: $after, order: [{ installedOn: DESC }]) { pageInfo { endCursor } } }";
        using var first = JsonDocument.Parse(city.Ask(Query).Answer);
        var after = first.RootElement.GetProperty("data").GetProperty("cctvs").GetProperty("pageInfo").GetProperty("endCursor").GetString();

        var seen = TSqlWatch.Seen();
        Assert.DoesNotContain("\"errors\"", city.Ask(Query, JsonSerializer.Serialize(new { after })).Answer, StringComparison.Ordinal);
        Assert.Equal(2, seen.Count);
        Snapshot.Match(string.Join("\n\n", seen));
    }
}
