using System.Text.Json;
using OpenCity.Bench;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Providers.PostgreSql;
using OpenCity.Data.Providers.Sqlite;
using OpenCity.Data.Reading;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;
using OpenCity.Domain.Catalogue;
using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Plans;

/// <summary>
/// The six million records of the benchmark where <c>bench/run data</c> has made them, asked as the server asks. The cluster is started
/// where it does not run, and stopped again.
/// </summary>
public abstract class BenchCity : IDisposable
{
    private readonly string _folder =
        Path.GetFullPath(Environment.GetEnvironmentVariable("OPENCITY_BENCH_DATA") ?? Repository.PathOf("artifacts", "bench", "6000000"));

    private readonly string _name;
    private readonly bool _isThere;
    private readonly PostgreSqlServer? _server;
    private readonly RecordingDatabase _database = null!;
    private readonly RequestExecutor _executor = null!;

    private protected BenchCity(TestProvider provider)
    {
        _name = provider == TestProvider.PostgreSql ? "postgresql" : "sqlite";
        var folder = Path.Combine(_folder, provider == TestProvider.PostgreSql ? "city-pg" : "city-lite");
        _isThere = File.Exists(Path.Combine(folder, "ready"));
        if (!_isThere)
        {
            // The tests skip themselves; a fixture cannot.
            return;
        }

        if (provider == TestProvider.PostgreSql)
        {
            _server = new PostgreSqlServer(Path.Combine(_folder, "pg"), FreePort());
            _server.Start();
            Address = _server.Address + ";Search Path=city";
            _database = new RecordingDatabase(new PostgreSqlDatabase(new PostgreSqlOptions { ConnectionString = Address }, TimeProvider.System));
        }
        else
        {
            Address = Path.Combine(folder, "opencity.db");
            _database = new RecordingDatabase(new SqliteDatabase(new SqliteOptions { Path = Address }, TimeProvider.System));
        }

        _executor = Executor(_database);
    }

    /// <summary>Connection string or file.</summary>
    public string Address { get; } = null!;

    /// <summary>Skips the test, visibly, where the records are not there.</summary>
    public void RequireRecords() => Assert.SkipUnless(
        _isThere,
        $"The six million records are not in \"{_folder}\": make them by \"bench/run data --database {_name}\", or name their folder in OPENCITY_BENCH_DATA.");

    public void Dispose()
    {
        _database?.Dispose();
        _server?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The data of the answer to a question of <c>bench/city/questions</c>, and what was executed for it.</summary>
    internal (JsonElement Data, IReadOnlyList<ExecutedStatement> Statements) Ask(string question, int variant)
    {
        if (question != "q7")
        {
            return Run(question, TableValues.Of("/" + question, variant).Variables);
        }

        var (page, _) = Run("cursor", TableValues.ForCursor(variant));
        var cursor = page.GetProperty("airReadings").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        return Run(question, JsonSerializer.Serialize(new { after = cursor }));
    }

    private (JsonElement Data, IReadOnlyList<ExecutedStatement> Statements) Run(string question, string variables)
    {
        _database.Executed.Clear();
        using var writer = new ResponseWriter();
        using var json = JsonDocument.Parse(variables);
        using var state = new ReadState(_database, "KO");
        var document = File.ReadAllBytes(Repository.PathOf("bench", "city", "questions", question + ".graphql"));
        var request = new GraphQLRequest(document, null, json.RootElement);
        _executor.ExecuteAsync(request, writer, state, "KO", CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var answer = JsonDocument.Parse(writer.Written).RootElement;
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return (answer.GetProperty("data"), [.. _database.Executed]);
    }

    private static RequestExecutor Executor(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("ocbench").FullName;
        BenchSchema.CopyTo(Repository.Root, folder);
        var read = CityReader.Read(folder);
        Directory.Delete(folder, recursive: true);
        Assert.Empty(read.Diagnostics);
        var city = read.City!;
        var limits = new ReadLimits();
        var clock = new CityClock(TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul"));
        var model = new ReadModel(CityTables.Of(city), database.Dialect, clock, new CursorCodec(new byte[32]), limits);
        var map = CatalogueRoot.Map("1.2.3");
        return new RequestExecutor(PublicSchema.Of(city, limits).Schema, _ => new RecordRoot(model, CatalogueRoot.For(city, map)), model.ExecutorOptions);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}

public sealed class SqliteBenchCity() : BenchCity(TestProvider.Sqlite);

public sealed class PostgreSqlBenchCity() : BenchCity(TestProvider.PostgreSql);
