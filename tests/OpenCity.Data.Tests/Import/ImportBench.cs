using System.Collections.Immutable;
using System.Text;
using OpenCity.Data.Import;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Migration;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Tests.Providers;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Import;

/// <summary>A database with the tables of a city, and short words to import into it.</summary>
internal sealed class ImportBench : IDisposable
{
    private static readonly CityTables OwnCity = Read(Repository.PathOf("graphql"));
    private readonly TemporaryDatabase _temporary = new();
    private readonly ITemporaryDatabase _database;

    private ImportBench(TestProvider provider, CityTables tables)
    {
        Tables = tables;
        Provider = provider;
        _database = provider == TestProvider.Sqlite ? _temporary : provider.NewDatabase();
        Database = Open();
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public CityTables Tables { get; }

    public TestProvider Provider { get; }

    public Database Database { get; }

    public string Folder => _temporary.Folder;

    public HandClock Clock { get; } = new();

    /// <summary>The repository's own city, with empty tables.</summary>
    public static Task<ImportBench> EmptyAsync(TestProvider provider) => MadeAsync(provider, OwnCity);

    /// <summary>The repository's own city, with districts and stations.</summary>
    public static async Task<ImportBench> SeededAsync(TestProvider provider)
    {
        var bench = await EmptyAsync(provider);
        await bench.ImportAsync(Repository.PathOf("sources", "seed", "districts.json"), Repository.PathOf("sources", "seed", "districts.csv"));
        await bench.ImportAsync(Repository.PathOf("sources", "seed", "air-stations.json"), Repository.PathOf("sources", "seed", "air-stations.csv"));
        return bench;
    }

    /// <summary>A city of the platform's types and one dataset of the test's own.</summary>
    public static async Task<ImportBench> OfAsync(TestProvider provider, string sdl)
    {
        using var folder = new TemporaryDatabase();
        Directory.CreateDirectory(Path.Combine(folder.Folder, "datasets"));
        foreach (var name in (string[])["directives.graphql", "types.graphql", "query.graphql"])
        {
            File.Copy(Repository.PathOf("graphql", name), Path.Combine(folder.Folder, name));
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Folder, "datasets", "lab.graphql"), sdl, Token);
        return await MadeAsync(provider, Read(folder.Folder));
    }

    public async Task<ImportSummary> ImportAsync(string mapping, string file, ImportOptions? options = null)
    {
        var read = SourceReader.Read(Tables, mapping);
        Assert.Empty(read.Diagnostics);
        return await ImportAsync(read.Mapping!, file, options);
    }

    public Task<ImportSummary> ImportAsync(SourceMapping mapping, string file, ImportOptions? options = null) =>
        new Importer(Tables, Database, Clock).ImportAsync(mapping, file, options ?? new ImportOptions(), null, Token);

    public Task<ImportSummary> ImportTextAsync(string mapping, string text, ImportOptions? options = null) =>
        ImportAsync(Mapping(mapping), FileOf(text), options);

    public async Task<string> RefusalAsync(string mapping, byte[] file) =>
        (await Assert.ThrowsAsync<ImportException>(() => ImportAsync(Mapping(mapping), FileOf(file)))).Message.Replace(Folder, "");

    public Task<string> RefusalAsync(string mapping, string file) => RefusalAsync(mapping, Encoding.UTF8.GetBytes(file));

    public SourceMapping Mapping(string json)
    {
        var read = SourceReader.Read(Tables, new Source(json, "test.json"));
        Assert.Empty(read.Diagnostics);
        return read.Mapping!;
    }

    public ImmutableArray<string> Mistakes(string json) =>
        [.. SourceReader.Read(Tables, new Source(json, "test.json")).Diagnostics.Select(diagnostic => diagnostic.ToString())];

    public string FileOf(string text) => FileOf(Encoding.UTF8.GetBytes(text));

    public string FileOf(byte[] bytes)
    {
        var path = Path.Combine(Folder, "file.csv");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public long Number(string sql) => Database.Number(sql);

    /// <summary>All rows, cells separated by bars.</summary>
    public string[] Rows(string sql)
    {
        using var session = Database.OpenRead();
        using var reader = session.Execute(sql, [], Token);
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i) ?? "-")));
        }

        return [.. rows];
    }

    /// <summary>The database as another process has it.</summary>
    // Whole tables are read here, on machines that are busy with other tests.
    public Database Open(TimeSpan? busyTimeout = null) => _database.Open(busyTimeout, TimeSpan.FromMinutes(1));

    public void Dispose()
    {
        _database.Dispose();
        if (_database != _temporary)
        {
            _temporary.Dispose();
        }
    }

    private static async Task<ImportBench> MadeAsync(TestProvider provider, CityTables tables)
    {
        var bench = new ImportBench(provider, tables);
        await new Migrator(bench.Database, tables, "", bench.Clock).ApplyAsync(Token);
        return bench;
    }

    private static CityTables Read(string folder)
    {
        var read = CityReader.Read(folder);
        Assert.Empty(read.Diagnostics);
        return CityTables.Of(read.City!);
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
