using System.Globalization;
using System.Text.Json;

namespace OpenCity.Bench;

/// <summary>
/// The table: CPU a request of server and database as a multiple of the limit on the same database, in interleaved rounds of one run,
/// at least 9 and until the 90 % interval of the ratio is within a tenth of its median. Answers are compared first.
/// </summary>
internal static class TableBench
{
    private const string Limit = "http://127.0.0.1:5192";
    private const int MostRounds = 45;

    internal static async Task<int> RunAsync(string[] args)
    {
        var data = TableData.Of(args);
        var least = Option.Read(args, "--rounds", 9);
        var milliseconds = Option.Read(args, "--milliseconds", 600);
        var warm = Option.Read(args, "--warm", 8);
        var only = Option.Text(args, "--only");
        using var database = data.OpenDatabase();
        using var client = new HttpClient();
        using var server = await City.StartAsync(client, data.Folder, data.CityEnvironment);
        using var limit = new Server("dotnet", data.LimitCommand, environment: data.LimitEnvironment);
        await Server.WaitAsync(client, Limit + "/ping", TimeSpan.FromSeconds(60));
        Console.WriteLine($"{data.Name}, {Environment.ProcessorCount} cores, {Load.AtATime} requests at a time; CPU of server and database, OpenCity to limit");
        var isMet = true;
        foreach (var question in TableQuestion.All.Where(question => only is null || only.Split(',').Contains(question.Path[1..])))
        {
            isMet &= await MeasureAsync(client, question, server, limit, database, least, milliseconds, warm);
        }

        return isMet ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(
        HttpClient client, TableQuestion question, Server server, Server limit, ICpu database, int least, int milliseconds, int warm)
    {
        var variants = await TableVariants.OfAsync(client, City.Address, question.Path);
        var bodies = variants.Select(variant => question.Body(variant.Variables)).ToArray();
        var addresses = variants.Select(variant => $"{Limit}{question.Path}?{variant.Query}").ToArray();
        Task<string> OursAsync(int i) => Load.PostAsync(client, City.Address + "/graphql", bodies[i % bodies.Length]);
        Task<string> TheirsAsync(int i) => client.GetStringAsync(addresses[i % addresses.Length]);
        for (var i = 0; i < variants.Length; i++)
        {
            Compare(question, await OursAsync(i), await TheirsAsync(i));
        }

        var ours = new CpuSide(server, database, OursAsync);
        var theirs = new CpuSide(limit, database, TheirsAsync);
        await ours.WarmAsync(warm, milliseconds);
        await theirs.WarmAsync(warm, milliseconds);
        var rounds = new List<(CpuCost Ours, CpuCost Theirs)>();
        Interval interval;
        do
        {
            rounds.Add((await ours.RoundAsync(), await theirs.RoundAsync()));
            interval = Interval.Of([.. rounds.Select(round => round.Ours.Both / round.Theirs.Both)]);
        }
        while (rounds.Count < least || (!interval.IsNarrow && rounds.Count < MostRounds));

        var isMet = interval.IsNarrow && interval.Median <= question.Gate && interval.High <= question.Gate * 1.1;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {question.Name} | {question.Gate:0.00} | {interval.Median:0.00} ({interval.Low:0.00} to {interval.High:0.00}) | {rounds.Count} | "
            + $"{Describe(rounds.Select(round => round.Ours))} | {Describe(rounds.Select(round => round.Theirs))} | {(isMet ? "met" : "**not met**")} |"));
        return isMet;
    }

    private static string Describe(IEnumerable<CpuCost> costs) => string.Create(
        CultureInfo.InvariantCulture, $"{costs.Average(cost => cost.Server):0} + {costs.Average(cost => cost.Database):0}");

    private static void Compare(TableQuestion question, string ours, string theirs)
    {
        using var our = JsonDocument.Parse(ours);
        using var their = JsonDocument.Parse(theirs);
        if (our.RootElement.TryGetProperty("errors", out _)
            || !question.Ours(our.RootElement.GetProperty("data")).SequenceEqual(question.Limit(their.RootElement.GetProperty("data").GetProperty("r"))))
        {
            throw new InvalidOperationException($"{question.Name}: the answers differ.\n{ours}\n{theirs}");
        }
    }
}
