using System.Text;
using System.Text.Json;
using OpenCity.Data.Demo;
using OpenCity.Data.Import;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Migration;
using OpenCity.Data.Model;
using OpenCity.Data.Providers.Sqlite;
using OpenCity.Data.Reading;
using OpenCity.Data.Sql;
using OpenCity.Domain.Catalogue;
using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Docs.Tests.Pages;

/// <summary>A city of an SDL folder on a fresh database, and short words to fill and to ask it.</summary>
internal sealed class ServedCity : IDisposable
{
    private readonly string _data;
    private readonly bool _ownsData;
    private readonly SqliteDatabase _database;
    private readonly CityTables _tables;
    private readonly RequestExecutor _executor;

    /// <summary>A city on a fresh database, or on that of another one, which must stay.</summary>
    public ServedCity(string sdlFolder, ServedCity? on = null)
    {
        _ownsData = on is null;
        _data = on?._data ?? Directory.CreateTempSubdirectory("opencity-docs-").FullName;
        var read = CityReader.Read(sdlFolder);
        Assert.Empty(read.Diagnostics);
        City = read.City!;
        _tables = CityTables.Of(City);
        Schema = PublicSchema.Of(City);
        _database = new SqliteDatabase(new SqliteOptions { Path = Path.Combine(_data, "opencity.db") }, TimeProvider.System);
        var model = new ReadModel(
            _tables, SqliteDialect.Instance, new CityClock(TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul")), new CursorCodec(new byte[CursorCodec.KeyLength]));
        var catalogue = CatalogueRoot.Map("0.1.0");
        _executor = new RequestExecutor(
            Schema.Schema, _ => new RecordRoot(model, CatalogueRoot.For(City, catalogue)), model.ExecutorOptions);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public City City { get; }

    public PublicSchema Schema { get; }

    public Task<MigrationPlan> MigrateAsync() =>
        new Migrator(_database, _tables, "docs", TimeProvider.System).ApplyAsync(Token).AsTask();

    /// <summary>What the first start fills an empty database with.</summary>
    public async Task SeedAsync(string sources, bool synthetic = true)
    {
        var read = DemoReader.Read(_tables, sources);
        Assert.Empty(read.Diagnostics);
        await new DemoSeeder(_tables, _database, TimeProvider.System)
            .SeedAsync(synthetic ? read.Sources : read.Sources.WithoutSynthetic(), Token);
    }

    public async Task<ImportSummary> ImportAsync(string mapping, string file)
    {
        var read = SourceReader.Read(_tables, mapping);
        Assert.Empty(read.Diagnostics);
        return await new Importer(_tables, _database, TimeProvider.System).ImportAsync(read.Mapping!, file, new ImportOptions(), null, Token);
    }

    /// <summary>The answer to a request in the city's first language.</summary>
    public async Task<JsonElement> AskAsync(
        string query, string? variables = null, string? operation = null, CostReport cost = CostReport.None)
    {
        using var writer = new ResponseWriter();
        using var json = variables is null ? null : JsonDocument.Parse(variables, new JsonDocumentOptions { MaxDepth = 100 });
        using var state = new ReadState(_database, City.Languages[0]);
        await _executor.ExecuteAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes(query), operation, json?.RootElement) { Cost = cost }, writer, state, City.Languages[0], Token);
        using var answer = JsonDocument.Parse(writer.Written);
        return answer.RootElement.Clone();
    }

    public void Dispose()
    {
        _database.Dispose();
        if (_ownsData)
        {
            Directory.Delete(_data, recursive: true);
        }
    }
}
