using System.Globalization;
using System.Text.Json;

namespace OpenCity.Bench;

/// <summary>
/// The table: CPU a request of server and database as a multiple of the limit on the same database, in interleaved rounds
/// of one run, at least 9 and until the 90 % interval of each ratio is within a tenth of its median. Answers are compared
/// first. With <c>--peers</c> a second table has what PostGraphile and graphql-yoga cost in the same rounds, as a multiple
/// of OpenCity.
/// </summary>
internal sealed class TableBench(HttpClient client, Server server, Server limit, ICpu database, Peer[] peers, string[] args)
{
    private const string Limit = "http://127.0.0.1:5192";
    private const int MostRounds = 45;

    private readonly int _least = Option.Read(args, "--rounds", 9);
    private readonly int _milliseconds = Option.Read(args, "--milliseconds", 600);
    private readonly int _warm = Option.Read(args, "--warm", 15);
    private readonly PeerTable _peerTable = new(peers);

    internal static async Task<int> RunAsync(string[] args)
    {
        var data = TableData.Of(args);
        var hasPeers = args.Contains("--peers");
        if (hasPeers && Option.Text(args, "--database") == "sqlite")
        {
            throw new ArgumentException("\"--peers\" wants \"--database postgresql\".", nameof(args));
        }

        using var database = data.OpenDatabase();
        using var client = new HttpClient();
        using var server = await City.StartAsync(client, data.Folder, data.CityEnvironment);
        using var limit = new Server("dotnet", data.LimitCommand, environment: data.LimitEnvironment);
        await Server.WaitAsync(client, Limit + "/ping", TimeSpan.FromSeconds(60));
        var peers = hasPeers ? await Peer.StartAsync(client, data.Address) : [];
        try
        {
            Console.WriteLine($"{data.Name}, {Environment.ProcessorCount} cores, {Connections.Count} requests at a time; "
                + "CPU of server and database, OpenCity to limit");
            var bench = new TableBench(client, server, limit, database, peers, args);
            return await bench.MeasureAsync(Option.Text(args, "--only")?.Split(',')) ? 0 : 1;
        }
        finally
        {
            Array.ForEach(peers, peer => peer.Dispose());
        }
    }

    private async Task<bool> MeasureAsync(string[]? only)
    {
        var isMet = true;
        foreach (var question in TableQuestion.All.Where(question => only?.Contains(question.Path[1..]) != false))
        {
            isMet &= await MeasureAsync(question);
        }

        return isMet & _peerTable.Write();
    }

    private async Task<bool> MeasureAsync(TableQuestion question)
    {
        var variants = await TableVariants.OfAsync(client, City.Address, question.Path);
        var bodies = variants.Select(variant => question.Body(variant.Variables)).ToArray();
        var addresses = variants.Select(variant => $"{Limit}{question.Path}?{variant.Query}").ToArray();
        var address = new Uri(City.Address + "/graphql");
        List<CpuSide> sides =
        [
            new(server, database, address, [.. bodies.Select(body => Connections.Post(address, body))]),
            new(limit, database, new Uri(Limit), [.. addresses.Select(limit => Connections.Get(new Uri(limit)))]),
        ];
        var asked = peers.Where(peer => peer.Find(question.Path) is not null).ToArray();
        var answers = new List<string>();
        for (var i = 0; i < variants.Length; i++)
        {
            answers.Add(await client.GetStringAsync(addresses[i]));
            Compare(question, await Load.PostAsync(client, address.AbsoluteUri, bodies[i]), answers[i]);
        }

        foreach (var peer in asked)
        {
            var peerQuestion = peer.Find(question.Path)!;
            var peerBodies = await peer.BodiesAsync(peerQuestion, variants.Select(variant => variant.Query));
            for (var i = 0; i < variants.Length; i++)
            {
                Compare(question, peerQuestion, peer, await peer.AskAsync(peerBodies[i]), answers[i]);
            }

            sides.Add(new CpuSide(
                peer.Server, database, peer.Address, [.. peerBodies.Select(body => Connections.Post(peer.Address, body))]));
        }

        var rounds = Rounds(sides);
        var interval = Ratio(rounds, 0, 1);
        var isMet = interval.IsNarrow && interval.Median <= question.Gate && interval.High <= question.Gate * 1.1;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {question.Name} | {question.Gate:0.00} | {interval} | {rounds.Count} | "
            + $"{CpuCost.Describe(rounds, 0)} | {CpuCost.Describe(rounds, 1)} | {(isMet ? "met" : "**not met**")} |"));
        _peerTable.Add(question, rounds, [.. asked.Select((peer, i) =>
            new PeerFigure(peer, peer.Find(question.Path)!.AtLeast, Ratio(rounds, i + 2, 0), i + 2))]);
        return isMet;
    }

    // The first side is OpenCity, the second the limit, which OpenCity is measured by; the others are measured by OpenCity.
    private List<CpuCost[]> Rounds(List<CpuSide> sides)
    {
        foreach (var side in sides)
        {
            side.Warm(_warm, _milliseconds);
        }

        var rounds = new List<CpuCost[]>();
        do
        {
            var round = new CpuCost[sides.Count];
            for (var i = 0; i < sides.Count; i++)
            {
                round[i] = sides[i].Round();
            }

            rounds.Add(round);
        }
        while (rounds.Count < _least || (rounds.Count < MostRounds && !(Ratio(rounds, 0, 1).IsNarrow
            && Enumerable.Range(2, sides.Count - 2).All(i => Ratio(rounds, i, 0).IsNarrow))));
        return rounds;
    }

    private static Interval Ratio(List<CpuCost[]> rounds, int side, int to) =>
        Interval.Of([.. rounds.Select(round => round[side].Both / round[to].Both)]);

    private static void Compare(TableQuestion question, string ours, string theirs)
    {
        using var our = JsonDocument.Parse(ours);
        using var their = JsonDocument.Parse(theirs);
        var values = question.Limit(their.RootElement.GetProperty("data").GetProperty("r"));
        if (our.RootElement.TryGetProperty("errors", out _)
            || !question.Ours(our.RootElement.GetProperty("data")).SequenceEqual(values))
        {
            throw new InvalidOperationException($"{question.Name}: the answers differ.\n{ours}\n{theirs}");
        }
    }

    private static void Compare(TableQuestion question, PeerQuestion peerQuestion, Peer peer, string ours, string theirs)
    {
        if (!peerQuestion.Values(Peer.Read(ours)).SequenceEqual(question.Limit(Peer.Read(theirs))))
        {
            throw new InvalidOperationException(
                $"{question.Name}: the answers of {peer.Name} and the limit differ.\n{ours}\n{theirs}");
        }
    }
}
