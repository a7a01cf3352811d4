using System.Globalization;
using System.Text.Json;

namespace OpenCity.Bench;

/// <summary>The values that a question is asked with: sixteen, taken in turn, spread over the table.</summary>
internal static class TableVariants
{
    internal const int Count = 16;

    private static readonly DateTime s_first = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Variables of OpenCity and query string of the limit.</summary>
    internal static async Task<(string Variables, string Query)[]> OfAsync(HttpClient client, string server, string path)
    {
        var variants = new List<(string, string)>();
        for (var i = 0; i < Count; i++)
        {
            // Hours into the 50,000 that the records span.
            var at = s_first.AddHours(2_000 + (i * 2_900));
            var (from, to, day) = (Text(at), Text(at.AddDays(30)), Text(at.AddDays(1)));
            var district = (i * 7 % 25) + 1;
            variants.Add(path switch
            {
                "/q1" => ($$"""{"id":"District:{{district}}"}""", $"id={district}"),
                "/q2" or "/q3" => ($$"""{"from":"{{from}}"}""", $"from={from}"),
                "/q4" => ($$"""{"district":{{district}},"from":"{{from}}","to":"{{to}}","min":{{25 + i}}}""", $"district={district}&from={from}&to={to}&min={25 + i}"),
                "/q5" => ($$"""{"before":"{{from}}"}""", $"before={from}"),
                "/q6" => (
                    $$"""{"district":{{district}},"status":"RESOLVED","from":"{{from}}","to":"{{to}}"}""",
                    $"district={district}&status=RESOLVED&from={from}&to={to}"),
                "/q7" => await DeepAsync(client, server, i),
                "/q8" => ($$"""{"day":"{{from}}","end":"{{day}}"}""", $"day={from}"),
                _ => throw new ArgumentOutOfRangeException(nameof(path)),
            });
        }

        return [.. variants];
    }

    // A cursor at about 90 % of the table.
    private static async Task<(string Variables, string Query)> DeepAsync(HttpClient client, string server, int i)
    {
        var from = Text(s_first.AddHours(45_000 + (i * 10)));
        var question = new TableQuestion("", 0,
            "query ($from: DateTime!) { airReadings(first: 1, where: {measuredAt: {gte: $from}}, order: [{measuredAt: ASC}, {number: ASC}]) "
            + "{ nodes { number measuredAt } pageInfo { endCursor } } }", "", _ => [], _ => []);
        using var json = JsonDocument.Parse(await Load.PostAsync(client, server + "/graphql", question.Body($$"""{"from":"{{from}}"}""")));
        var page = json.RootElement.GetProperty("data").GetProperty("airReadings");
        var row = page.GetProperty("nodes")[0];
        var cursor = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        return (JsonSerializer.Serialize(new { after = cursor }), $"at={Text(row.GetProperty("measuredAt").GetDateTimeOffset().UtcDateTime)}&id={row.GetProperty("number").GetInt32()}");
    }

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
