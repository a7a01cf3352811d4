namespace OpenCity.Bench;

/// <summary>CPU of <c>{ __typename }</c> over HTTP against a bare endpoint with the same host: what the engine itself adds.</summary>
internal static class TypenameBench
{
    private const string Limit = "http://127.0.0.1:5192";

    private static readonly byte[] s_body = """{"query":"{ __typename }"}"""u8.ToArray();

    internal static async Task<int> RunAsync(string[] args)
    {
        var rounds = Option.Read(args, "--rounds", 9);
        var requests = Option.Read(args, "--requests", 20_000);
        var folder = Directory.CreateTempSubdirectory("opencity-bench-").FullName;
        using var client = new HttpClient();
        using var server = await City.StartAsync(client, folder);
        using var bare = new Server("dotnet", [typeof(TypenameBench).Assembly.Location, "bare", "5192"]);
        await Server.WaitAsync(client, Limit, TimeSpan.FromSeconds(60));
        await CompareAsync(client);

        // Tiered compilation is done after some thousand requests; the first rounds are not counted.
        var ratios = new Ratios();
        for (var round = -2; round < rounds; round++)
        {
            var ours = await Load.CpuAsync(server, requests, _ => Load.PostAsync(client, City.Address + "/graphql", s_body));
            var theirs = await Load.CpuAsync(bare, requests, _ => Load.PostAsync(client, Limit, s_body));
            if (round >= 0)
            {
                ratios.Add(ours, theirs);
            }
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores, rounds of {requests} requests, {Load.AtATime} at a time");
        Console.WriteLine(ratios.Describe("{ __typename }", "server", "bare endpoint"));
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    // Both sides send the same: status, headers and body.
    private static async Task CompareAsync(HttpClient client)
    {
        var ours = await WholeAsync(client, City.Address + "/graphql");
        var theirs = await WholeAsync(client, Limit);
        if (ours != theirs)
        {
            throw new InvalidOperationException($"The answers differ.\n{ours}\n{theirs}");
        }
    }

    private static async Task<string> WholeAsync(HttpClient client, string address)
    {
        using var content = new ByteArrayContent(s_body);
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync(address, content);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{await response.Content.ReadAsStringAsync()}";
    }
}
