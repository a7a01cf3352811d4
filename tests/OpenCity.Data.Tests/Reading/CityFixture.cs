using System.Text;
using System.Text.Json;
using OpenCity.Data.Migration;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Reading;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;
using OpenCity.Domain.Catalogue;
using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Reading;

/// <summary>
/// The repository's own SDL on a fresh database with known records: 25 districts, a station each, 40 hours of readings of each
/// station, and six cameras in two districts.
/// </summary>
public abstract class CityFixture : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2019, 7, 6, 15, 0, 0, TimeSpan.Zero);
    private readonly ITemporaryDatabase? _made;
    private readonly RequestExecutor _executor = null!;

    private protected CityFixture(TestProvider provider, Action<CityFixture, WriteSession>? fill = null)
    {
        var read = CityReader.Read(Repository.PathOf("graphql"));
        Assert.Empty(read.Diagnostics);
        City = read.City!;
        var tables = CityTables.Of(City);
        if (provider == TestProvider.PostgreSql && PostgreSqlCluster.Missing is not null)
        {
            // The tests skip themselves; a fixture cannot.
            return;
        }

        _made = provider.NewDatabase();
        Database = _made.Open();
        new Migrator(Database, tables, "test", TimeProvider.System).ApplyAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        using (var session = Database.OpenWriteAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            (fill ?? ((city, write) => city.Fill(write)))(this, session);
            session.Commit();
        }

        _executor = Executor(new ReadLimits());
    }

    public City City { get; }

    public Database Database { get; } = null!;

    /// <summary>The answer, and the number of statements that it took.</summary>
    public (string Answer, int Statements) Ask(string query, string? variables = null, string language = "KO", ReadLimits? limits = null)
    {
        using var writer = new ResponseWriter();
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        using var state = new ReadState(Database, language);
        var request = new GraphQLRequest(Encoding.UTF8.GetBytes(query), null, json?.RootElement);
        var executor = limits is null ? _executor : Executor(limits);
        executor.ExecuteAsync(request, writer, state, language, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return (Encoding.UTF8.GetString(writer.Written.Span), state.Statements);
    }

    /// <summary>What a request was read with, seen after its plan has been kept; out of line, so that no local holds it.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public WeakReference StateOf(string query)
    {
        using var writer = new ResponseWriter();
        using var state = new ReadState(Database, "KO");
        _executor.ExecuteAsync(new GraphQLRequest(Encoding.UTF8.GetBytes(query)), writer, state, "KO", CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return new WeakReference(state);
    }

    public void Dispose()
    {
        _made?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Bytes that an answer allocates on this thread, once it is warm.</summary>
    public long AllocatedBy(string query)
    {
        var text = Encoding.UTF8.GetBytes(query);
        using var writer = new ResponseWriter();
        long allocated = 0;
        for (var i = 0; i < 5; i++)
        {
            writer.Rewind(0);
            using var state = new ReadState(Database, "KO");
            var before = GC.GetAllocatedBytesForCurrentThread();
            var pending = _executor.ExecuteAsync(new GraphQLRequest(text), writer, state, "KO", CancellationToken.None).AsTask();
            Assert.True(pending.IsCompletedSuccessfully, "SQLite answers on the caller's thread.");
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return allocated;
    }

    /// <summary>Writes and commits.</summary>
    public void Write(Action<WriteSession> write)
    {
        using var session = Database.OpenWriteAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        write(session);
        session.Commit();
    }

    /// <summary>A district more; its Korean name is its code.</summary>
    public void InsertDistrict(WriteSession session, string code, string? english) => Insert(
        session, "district", ("code", code), ("name_ko", code), ("name_en", english), ("location_lat", 37.5), ("location_lon", 127.0));

    private RequestExecutor Executor(ReadLimits limits)
    {
        var model = new ReadModel(
            CityTables.Of(City), Database.Dialect, new CityClock(TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul")), new CursorCodec(new byte[32]), limits);
        var map = CatalogueRoot.Map("1.2.3");
        return new RequestExecutor(
            PublicSchema.Of(City, limits).Schema, _ => new RecordRoot(model, CatalogueRoot.For(City, map)),
            // Costs are told, and have tests of their own: here every page is read.
            model.ExecutorOptions with { Limits = new EngineLimits { MaxCost = int.MaxValue } });
    }

    private void Fill(WriteSession session)
    {
        for (var i = 0; i < 25; i++)
        {
            var code = (11000 + i).ToString(System.Globalization.CultureInfo.InvariantCulture);
            Insert(session, "district",
                ("code", code), ("name_ko", $"구{i}"), ("name_en", i % 5 == 0 ? null : $"Gu {i}"), ("name_ja", null),
                ("area", 10.5 + i), ("location_lat", 37.5), ("location_lon", 127.0 + (i / 100.0)));
            Insert(session, "air_station", ("code", "S" + code), ("name_ko", $"측정소{i}"), ("name_en", $"Station {i}"), ("name_ja", null), ("district_code", code));
            for (var hour = 0; hour < 40; hour++)
            {
                Insert(session, "air_reading",
                    ("station_code", "S" + code), ("measured_at", Micros(s_start.AddHours(hour))),
                    ("pm10", hour == 3 ? null : (double)((i * 3) + hour)), ("pm25", 0.5 * hour), ("grade", hour % 2 == 0 ? "GOOD" : "BAD"));
            }
        }

        for (var i = 0; i < 6; i++)
        {
            Insert(session, "cctv",
                ("site_id", $"c{i}:%"), ("district_code", i < 4 ? "11000" : "11001"), ("purpose", "CRIME_PREVENTION"), ("cameras", (long)i),
                ("location_lat", 37.5), ("location_lon", 127.0), ("surveyed_on", "2019-07-07"), ("installed_on", "2011-04-01"));
        }
    }

    private protected void Insert(WriteSession session, string table, params (string Column, object? Value)[] given)
    {
        var record = CityTables.Of(City).Tables.First(item => item.Name == table);
        var values = given.ToDictionary(item => item.Column, item => item.Value);
        values.TryAdd("recorded_at", Micros(s_start.AddDays(30)));
        values.TryAdd("quality", "OK");
        values.TryAdd("provenance", "SOURCE");
        foreach (var column in record.Columns.Where(column => !column.IsNullable && !values.ContainsKey(column.Name)))
        {
            values[column.Name] = column.Kind switch
            {
                ColumnKind.Text when (column.Field as ValueField)?.Enum is { } type => type.Values[0].Name,
                ColumnKind.Text => "x",
                ColumnKind.Double => 0.0,
                ColumnKind.Date => "2019-07-07",
                ColumnKind.Instant => Micros(s_start),
                _ => 0L,
            };
        }

        var names = values.Keys.ToArray();
        session.Execute(
            $"INSERT INTO \"{table}\" ({string.Join(", ", names.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", names.Select((_, i) => $"${i + 1}"))})",
            [.. names.Select(name => Value(values[name]))]);
    }

    private static OpenCity.Data.Providers.SqlValue Value(object? value) => value switch
    {
        null => default,
        string text => text,
        double number => number,
        long number => number,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static long Micros(DateTimeOffset instant) => StoreForm.Microseconds(instant);
}

public sealed class SqliteCity() : CityFixture(TestProvider.Sqlite);

public sealed class PostgreSqlCity() : CityFixture(TestProvider.PostgreSql);
