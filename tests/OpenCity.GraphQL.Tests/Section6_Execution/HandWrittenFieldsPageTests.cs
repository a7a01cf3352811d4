using System.Runtime.CompilerServices;
using System.Text;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;
using OpenCity.Tests;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

/// <summary><c>docs/hand-written-fields.md</c> shows this file's code, and what comes of it.</summary>
[Trait("Spec", "6.4.2 Value Resolution")]
public sealed class HandWrittenFieldsPageTests
{
    private const string Sdl = """
        type Query { stations: [Station!]! }
        type Station { code: String! name: String! weather(unit: TemperatureUnit! = CELSIUS): Weather nearby: [Station!]! }
        type Weather { temperature: Float! }
        enum TemperatureUnit { CELSIUS FAHRENHEIT }
        """;

    private static readonly Station[] Stations =
        [new("111123", "Jongno", ["111121"]), new("111121", "Jung", ["111123", "111131"]), new("111131", "Yongsan", [])];

    private static readonly List<string> Batches = [];

    private static string[] Page => [.. File.ReadAllText(Repository.PathOf("docs", "hand-written-fields.md")).ReplaceLineEndings("\n").Split("\n```")];

    [Fact]
    public void The_code_of_the_page_is_the_code_of_this_file()
    {
        var blocks = Blocks("csharp").ToList();
        var file = Flat(File.ReadAllText(PathOfThisFile()));

        Assert.Equal(4, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(Flat(block), file, StringComparison.Ordinal));
        Assert.Contains(Flat(Assert.Single(Blocks("text schema"))), Flat(Sdl), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_of_the_page_is_the_answer_and_it_takes_the_batches_told()
    {
        Batches.Clear();
        using var writer = new ResponseWriter();
        await Executor().ExecuteAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes(Assert.Single(Blocks("text query")))), writer, null, "", TestContext.Current.CancellationToken);

        Assert.Equal(JsonService.Compact(Assert.Single(Blocks("json answer"))), Encoding.UTF8.GetString(writer.Written.Span));
        Assert.Equal(Assert.Single(Blocks("text batches")).Split('\n'), Batches);
    }

    private static RequestExecutor Executor()
    {
        var weatherByStation = new DataLoader<string, double?>("weather by station", async (codes, context, cancellationToken) =>
        {
            var read = await WeatherService.ReadAsync(codes, cancellationToken);
            return [.. codes.Select(code => Answer.Of(read.TryGetValue(code, out var celsius) ? celsius : (double?)null))];
        });

        var stationByCode = new DataLoader<string, Station>("stations by code", (codes, context, cancellationToken) =>
            StationsAsync(codes, cancellationToken));

        var weather = new ObjectMap<Weather>().Real("temperature", item => item.Temperature);
        var station = new ObjectMap<Station>();
        station
            .Text("code", item => item.Code)
            .Text("name", item => item.Name)
            .Resolve(
                "weather",
                async (stations, arguments, context, cancellationToken) =>
                {
                    var isCelsius = (string)arguments.Get("unit")! == "CELSIUS";
                    var celsius = await context.LoadAsync(weatherByStation, stations.Select(item => item.Code));
                    return (IReadOnlyList<Answer<Weather?>>)
                        [.. celsius.Select(answer => answer.Select(value => value is { } degrees ? new Weather(isCelsius ? degrees : (degrees * 1.8) + 32) : null))];
                },
                () => weather)
            .Resolve(
                "nearby",
                async (stations, arguments, context, cancellationToken) =>
                {
                    var near = await context.LoadAsync(stationByCode, stations.SelectMany(item => item.Near));
                    var next = 0;
                    return Answer.All(stations.Select(item => item.Near.Select(_ => near[next++]).ToList()));
                },
                () => station);
        var query = new ObjectMap<City>().Many("stations", city => city.Stations, () => station);

        var schema = SchemaBuilder.Build([Parser.Parse(new Source(Sdl), ParserOptions.Trusted)]).Schema!;
        var city = new City(Stations);
        return new RequestExecutor(
            schema, plan => new MappedSource<City>(query, plan.AddFetch(new RootObjectFetch<City>(_ => city), Slot.Root)));
    }

    private static ValueTask<IReadOnlyList<Answer<Station>>> StationsAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Batches.Add("stations by code: " + string.Join(", ", codes));
        return new(Answer.All(codes.Select(code => Stations.First(item => item.Code == code))));
    }

    private static IEnumerable<string> Blocks(string kind) =>
        Page.Where(part => part.StartsWith(kind + "\n", StringComparison.Ordinal)).Select(part => part[(kind.Length + 1)..]);

    // Without indentation: the page shows the code further left.
    private static string Flat(string code) => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));

    private static string PathOfThisFile([CallerFilePath] string path = "") => path;

    private static class WeatherService
    {
        internal static async Task<Dictionary<string, double>> ReadAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken)
        {
            Batches.Add("weather by station: " + string.Join(", ", codes));
            await Task.Delay(1, cancellationToken);
            return codes.Where(code => code != "111131").ToDictionary(code => code, code => code == "111123" ? 27.5 : 30);
        }
    }

    private sealed record City(Station[] Stations);

    private sealed record Station(string Code, string Name, string[] Near);

    private sealed record Weather(double Temperature);
}
