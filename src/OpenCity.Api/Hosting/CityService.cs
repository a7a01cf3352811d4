using System.Collections.Frozen;
using System.Reflection;
using OpenCity.Api.Transport;
using OpenCity.Data.Migration;
using OpenCity.Data.Providers;
using OpenCity.Data.Providers.Sqlite;
using OpenCity.Data.Reading;
using OpenCity.Data.Sql;
using OpenCity.Domain.Catalogue;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Subscriptions;

namespace OpenCity.Api.Hosting;

/// <summary>A city's files, database and executor, put together. This is the one place that knows how.</summary>
internal sealed class CityService : IDisposable
{
    /// <summary>A city over the database of the settings' data folder; the tables may not be there yet.</summary>
    internal CityService(CityFiles files, Settings settings, TimeProvider clock)
    {
        Files = files;
        Settings = settings;
        Database = OpenDatabase(settings, clock);
        Migrator = new Migrator(Database, files.Tables, files.Sdl, clock);
        Languages = new LanguageChoice(files.City.Languages);
        var model = new ReadModel(
            files.Tables, Database.Dialect, new CityClock(settings.TimeZone), new CursorCodec(CursorKey.Get(settings)), settings.Reads);
        var catalogue = CatalogueRoot.Map(Version);
        Executor = new RequestExecutor(
            files.Schema.Schema,
            _ => new RecordRoot(model, CatalogueRoot.For(files.City, catalogue)),
            model.ExecutorOptions with { Limits = settings.Limits },
            clock);
        Subscriptions = new SubscriptionExecutor(Executor, FrozenDictionary<string, SubscriptionField>.Empty);
    }

    /// <summary>Version of the program, as semantic versioning writes it.</summary>
    internal static string Version { get; } =
        typeof(CityService).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>What the operator's files say.</summary>
    internal CityFiles Files { get; }

    /// <summary>The options.</summary>
    internal Settings Settings { get; }

    /// <summary>The database.</summary>
    internal Database Database { get; }

    /// <summary>Makes and changes the tables.</summary>
    internal Migrator Migrator { get; }

    /// <summary>The city's languages.</summary>
    internal LanguageChoice Languages { get; }

    /// <summary>Answers requests.</summary>
    internal RequestExecutor Executor { get; init; }

    /// <summary>Answers requests where there can be many responses.</summary>
    internal SubscriptionExecutor Subscriptions { get; init; }

    /// <summary>The database of a data folder.</summary>
    internal static Database OpenDatabase(Settings settings, TimeProvider clock) =>
        new SqliteDatabase(new SqliteOptions { Path = settings.DatabasePath, StatementTimeout = settings.StatementTime }, clock);

    /// <inheritdoc/>
    public void Dispose() => Database.Dispose();
}
