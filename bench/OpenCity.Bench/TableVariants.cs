using System.Text.Json;

namespace OpenCity.Bench;

/// <summary>The values of <see cref="TableValues"/>, and the cursors that the server gives for them.</summary>
internal static class TableVariants
{
    /// <summary>Variables of OpenCity and query string of the limit.</summary>
    internal static async Task<(string Variables, string Query)[]> OfAsync(HttpClient client, string server, string path)
    {
        var variants = new List<(string, string)>();
        for (var i = 0; i < TableValues.Count; i++)
        {
            variants.Add(path == "/q7" ? await DeepAsync(client, server, i) : TableValues.Of(path, i));
        }

        return [.. variants];
    }

    // A cursor at about 90 % of the table.
    private static async Task<(string Variables, string Query)> DeepAsync(HttpClient client, string server, int i)
    {
        var question = TableQuestion.Body(await File.ReadAllTextAsync("bench/city/questions/cursor.graphql"), TableValues.ForCursor(i));
        using var json = JsonDocument.Parse(await Load.PostAsync(client, server + "/graphql", question));
        var page = json.RootElement.GetProperty("data").GetProperty("airReadings");
        var row = page.GetProperty("nodes")[0];
        var cursor = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var at = TableValues.Text(row.GetProperty("measuredAt").GetDateTimeOffset().UtcDateTime);
        return (JsonSerializer.Serialize(new { after = cursor }), $"at={at}&id={row.GetProperty("number").GetInt32()}");
    }
}
