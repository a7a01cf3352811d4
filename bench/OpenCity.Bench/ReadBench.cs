using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenCity.Bench;

/// <summary>CPU a request of the server against the limit, on one database of synthetic records, in interleaved rounds.</summary>
internal static class ReadBench
{
    private const string PageQuery =
        "query ($from: DateTime!) { airReadings(first: 100, where: {measuredAt: {gte: $from}}, order: [{measuredAt: ASC}]) "
        + "{ nodes { id measuredAt pm10 pm25 o3 no2 } } }";

    private const string KeyQuery = "query ($id: ID!) { airReading(id: $id) { id measuredAt pm10 pm25 o3 no2 } }";

    internal static async Task<int> RunAsync(string[] args)
    {
        var rounds = Option.Read(args, "--rounds", 9);
        var requests = Option.Read(args, "--requests", 4000);
        var folder = Directory.CreateTempSubdirectory("opencity-bench-").FullName;
        using var client = new HttpClient();
        using var server = await City.StartAsync(client, folder);
        var database = Directory.GetFiles(Path.Combine(folder, "opencity-data"), "*.db").Single();
        using var limit = new Server("dotnet", [typeof(ReadBench).Assembly.Location, "limit", database, "5192"]);
        await Server.WaitAsync(client, "http://127.0.0.1:5192/ping", TimeSpan.FromSeconds(60));

        var samples = await SamplesAsync(client);
        Console.WriteLine($"{Environment.ProcessorCount} cores, {rounds} rounds of {requests} requests, 4 at a time; ratio of CPU, server to limit");
        await MeasureAsync("page of 100", rounds, requests, client, server, limit,
            [.. samples.Select(at => new Question(Post(PageQuery, $$"""{"from":"{{at.Text}}"}"""), $"/page?from={at.Micros}"))]);
        await MeasureAsync("by key", rounds, requests * 2, client, server, limit,
            [.. samples.Select(at => new Question(Post(KeyQuery, $$"""{"id":"{{at.Id}}"}"""), $"/key?station={Sample.Station}&at={at.Micros}"))]);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task MeasureAsync(
        string name, int rounds, int requests, HttpClient client, Server server, Server limit, Question[] questions)
    {
        foreach (var question in questions)
        {
            var ours = await OursAsync(client, question);
            var theirs = await client.GetStringAsync("http://127.0.0.1:5192" + question.LimitPath);
            if (ours != theirs)
            {
                throw new InvalidOperationException($"{name}: the answers differ.\n{ours}\n{theirs}");
            }
        }

        // Tiered compilation is done after some thousand requests; the first rounds are not counted.
        var ratios = new List<double>();
        var figures = new List<(double Ours, double Limit)>();
        for (var round = -2; round < rounds; round++)
        {
            var ours = await Load.CpuAsync(server, requests, i => OursAsync(client, questions[i % questions.Length]));
            var theirs = await Load.CpuAsync(limit, requests, i => client.GetStringAsync("http://127.0.0.1:5192" + questions[i % questions.Length].LimitPath));
            if (round >= 0)
            {
                ratios.Add(ours / theirs);
                figures.Add((ours, theirs));
            }
        }

        ratios.Sort();
        var median = ratios[ratios.Count / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: median {median:0.00} (min {ratios[0]:0.00}, max {ratios[^1]:0.00}); us a request: server {figures.Average(f => f.Ours):0}, limit {figures.Average(f => f.Limit):0}"));
    }

    private static Task<string> OursAsync(HttpClient client, Question question) =>
        Load.PostAsync(client, City.Address + "/graphql", question.Body);

    private static byte[] Post(string query, string variables) =>
        Encoding.UTF8.GetBytes($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""");

    // Sixteen readings spread over the table.
    private static async Task<Sample[]> SamplesAsync(HttpClient client)
    {
        var samples = new List<Sample>();
        var newest = await FirstAsync(client, "order: [{measuredAt: DESC}]");
        for (var i = 1; i <= 16; i++)
        {
            var before = newest.AddDays(-8.1 * i).ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
            var at = await FirstAsync(client, $"where: {{measuredAt: {{lte: \"{before}\"}}}}, order: [{{measuredAt: DESC}}]");
            samples.Add(new Sample(at));
        }

        return [.. samples];
    }

    private static async Task<DateTimeOffset> FirstAsync(HttpClient client, string arguments)
    {
        var body = Post($"{{ airReadings(first: 1, {arguments}) {{ nodes {{ measuredAt }} }} }}", "{}");
        using var json = JsonDocument.Parse(await OursAsync(client, new Question(body, "")));
        return json.RootElement.GetProperty("data").GetProperty("airReadings").GetProperty("nodes")[0].GetProperty("measuredAt").GetDateTimeOffset();
    }

    private sealed record Question(byte[] Body, string LimitPath);

    private sealed record Sample(DateTimeOffset At)
    {
        internal static string Station => "111123";

        internal string Text => At.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);

        internal long Micros => (At.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

        internal string Id => $"AirReading:{Station}:{At.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
    }
}
