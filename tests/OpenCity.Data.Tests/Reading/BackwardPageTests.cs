using System.Text.Json;

namespace OpenCity.Data.Tests.Reading;

public sealed class BackwardPageTests(CityFixture city) : IClassFixture<CityFixture>
{
    [Fact]
    public void The_last_records_come_in_the_order_of_the_list()
    {
        var (answer, statements) = city.Ask(
            "{ districts(last: 3) { nodes { code } edges { node { code } } pageInfo { hasNextPage hasPreviousPage } totalCount } }");

        Assert.Equal(
            """{"data":{"districts":{"nodes":[{"code":"11022"},{"code":"11023"},{"code":"11024"}],"edges":[{"node":{"code":"11022"}},{"node":{"code":"11023"}},{"node":{"code":"11024"}}],"pageInfo":{"hasNextPage":false,"hasPreviousPage":true},"totalCount":25}}}""",
            answer);
        Assert.Equal(2, statements);
    }

    [Fact]
    public void A_walk_backwards_brings_the_records_of_the_walk_forwards()
    {
        const string order = "order: [{ pm10: DESC }, { station: { name: { ko: ASC } } }], where: { grade: { eq: GOOD } }";
        var forwards = Walk($"query ($c: String) {{ airReadings(first: 77, after: $c, {order}) {{ nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}", "hasNextPage", "endCursor");
        var backwards = Walk($"query ($c: String) {{ airReadings(last: 77, before: $c, {order}) {{ nodes {{ id }} pageInfo {{ hasPreviousPage startCursor }} }} }}", "hasPreviousPage", "startCursor");

        Assert.Equal(7, backwards.Count);
        Assert.Equal(forwards.SelectMany(page => page), Enumerable.Reverse(backwards).SelectMany(page => page));
        Assert.Equal(500, forwards.Sum(page => page.Count));
    }

    [Fact]
    public void A_page_between_two_cursors_has_the_records_between_them()
    {
        var cursors = Cursors("{ districts { edges { cursor } } }", "districts");

        var between = $"after: \"{cursors[4]}\", before: \"{cursors[9]}\"";
        Assert.Equal(
            """{"data":{"districts":{"nodes":[{"code":"11005"},{"code":"11006"},{"code":"11007"},{"code":"11008"}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":true}}}}""",
            city.Ask($"{{ districts({between}) {{ nodes {{ code }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}").Answer);
        Assert.Equal(
            """{"data":{"districts":{"nodes":[{"code":"11007"},{"code":"11008"}]}}}""",
            city.Ask($"{{ districts(last: 2, {between}) {{ nodes {{ code }} }} }}").Answer);
        Assert.Equal(
            """{"data":{"districts":{"nodes":[{"code":"11005"},{"code":"11006"}]}}}""",
            city.Ask($"{{ districts(first: 2, {between}) {{ nodes {{ code }} }} }}").Answer);
    }

    [Fact]
    public void Null_values_are_crossed_in_both_directions()
    {
        // pm10 is null in some readings; falling, they are the last.
        const string query = "{ airReadings(last: 2, order: [{ pm10: DESC }]) { nodes { pm10 } pageInfo { startCursor } } }";
        using var json = JsonDocument.Parse(city.Ask(query).Answer);
        var page = json.RootElement.GetProperty("data").GetProperty("airReadings");
        Assert.All(page.GetProperty("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.GetProperty("pm10").ValueKind));

        var pages = Walk("query ($c: String) { airReadings(last: 200, before: $c, order: [{ pm10: DESC }]) { nodes { id } pageInfo { hasPreviousPage startCursor } } }", "hasPreviousPage", "startCursor");
        Assert.Equal(1000, pages.SelectMany(ids => ids).Distinct().Count());
        Assert.Equal(1000, pages.Sum(ids => ids.Count));
    }

    [Fact]
    public void The_last_children_of_each_parent_take_one_statement()
    {
        var (answer, statements) = city.Ask("""
            { districts(first: 2) { nodes { code cctvs(last: 2, order: [{ cameras: ASC }]) {
              nodes { cameras } edges { node { siteId } } pageInfo { hasNextPage hasPreviousPage } } } } }
            """);

        Assert.Equal(
            """{"data":{"districts":{"nodes":[{"code":"11000","cctvs":{"nodes":[{"cameras":2},{"cameras":3}],"edges":[{"node":{"siteId":"c2:%"}},{"node":{"siteId":"c3:%"}}],"pageInfo":{"hasNextPage":false,"hasPreviousPage":true}}},{"code":"11001","cctvs":{"nodes":[{"cameras":4},{"cameras":5}],"edges":[{"node":{"siteId":"c4:%"}},{"node":{"siteId":"c5:%"}}],"pageInfo":{"hasNextPage":false,"hasPreviousPage":false}}}]}}}""",
            answer);
        Assert.Equal(2, statements);
    }

    [Fact]
    public void Relations_of_a_page_from_the_end_belong_to_their_records()
    {
        Assert.Equal(
            """{"data":{"airStations":{"nodes":[{"code":"S11023","district":{"code":"11023"}},{"code":"S11024","district":{"code":"11024"}}]}}}""",
            city.Ask("{ airStations(last: 2) { nodes { code district { code } } } }").Answer);
    }

    [Fact]
    public void One_text_serves_pages_from_the_start_and_from_the_end()
    {
        const string query = "query ($f: Int, $l: Int) { districts(first: $f, last: $l) { nodes { code } } }";

        Assert.Equal("""{"data":{"districts":{"nodes":[{"code":"11000"}]}}}""", city.Ask(query, """{ "f": 1 }""").Answer);
        Assert.Equal("""{"data":{"districts":{"nodes":[{"code":"11024"}]}}}""", city.Ask(query, """{ "l": 1 }""").Answer);
        Assert.Equal("""{"data":{"districts":{"nodes":[{"code":"11024"}]}}}""", city.Ask(query, """{ "f": null, "l": 1 }""").Answer);
    }

    [Theory]
    [InlineData("last: 0", "INVALID_PAGE_SIZE")]
    [InlineData("last: -1", "INVALID_PAGE_SIZE")]
    [InlineData("last: 201", "PAGE_SIZE_LIMIT_EXCEEDED")]
    [InlineData("before: \"abc\"", "INVALID_CURSOR")]
    [InlineData("first: 1, last: 1", "PAGE_DIRECTION_AMBIGUOUS")]
    public void A_page_that_cannot_be_is_an_error_of_its_field_alone(string arguments, string code)
    {
        foreach (var selection in new[] { "nodes { id }", "totalCount" })
        {
            var (answer, _) = city.Ask($"{{ airReadings({arguments}) {{ {selection} }} version }}");

            Assert.StartsWith("""{"data":{"airReadings":null,"version":"1.2.3"},"errors":[{""", answer, StringComparison.Ordinal);
            Assert.Contains($"\"path\":[\"airReadings\"],\"extensions\":{{\"code\":\"{code}\"", answer, StringComparison.Ordinal);
        }
    }

    private List<List<string>> Walk(string query, string more, string cursor)
    {
        var pages = new List<List<string>>();
        string? c = null;
        do
        {
            using var json = JsonDocument.Parse(city.Ask(query, JsonSerializer.Serialize(new { c })).Answer);
            var page = json.RootElement.GetProperty("data").GetProperty("airReadings");
            pages.Add([.. page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)]);
            var info = page.GetProperty("pageInfo");
            c = info.GetProperty(more).GetBoolean() ? info.GetProperty(cursor).GetString() : null;
        }
        while (c is not null && pages.Count < 100);
        return pages;
    }

    private List<string> Cursors(string query, string field)
    {
        using var json = JsonDocument.Parse(city.Ask(query).Answer);
        return [.. json.RootElement.GetProperty("data").GetProperty(field).GetProperty("edges").EnumerateArray()
            .Select(edge => edge.GetProperty("cursor").GetString()!)];
    }
}
