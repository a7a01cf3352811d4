using OpenCity.Data.Migration;
using OpenCity.Data.Providers;
using OpenCity.Data.Tests.Model;
using OpenCity.Data.Tests.Providers;
using OpenCity.Tests;
using static OpenCity.Data.Tests.Providers.DatabaseWords;

namespace OpenCity.Data.Tests.Migration;

public sealed class MigratorTests : IDisposable
{
    private readonly TemporaryDatabase _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Tables_are_made_from_nothing_and_then_there_is_nothing_to_do()
    {
        var migrator = Migrator();

        var plan = await migrator.ApplyAsync(Token);

        Assert.Contains("Create the table \"area\" of \"Area\" with 12 columns.", plan.Steps);
        Assert.Empty(await migrator.VerifyAsync(Token));
        Assert.True((await migrator.ApplyAsync(Token)).IsEmpty);
        Assert.True((await migrator.PlanAsync(Token)).IsEmpty);
        Assert.Equal("", await migrator.ScriptAsync(Token));
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        var plan = await Migrator().PlanAsync(Token);

        Snapshot.Match(string.Join('\n', plan.Steps));
        Assert.False(File.Exists(_files.Path));
        Assert.Equal([$"The database \"{_files.Path}\" does not exist yet. Run migrate."], await Migrator().VerifyAsync(Token));
    }

    [Fact]
    public async Task A_script_run_by_hand_is_a_migration()
    {
        var script = await Migrator().ScriptAsync(Token);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_files.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = script;
            command.ExecuteNonQuery();
        }

        Assert.Empty(await Migrator().VerifyAsync(Token));
        Assert.True((await Migrator().PlanAsync(Token)).IsEmpty);
    }

    [Fact]
    public async Task New_types_nullable_fields_and_indexes_are_added_and_rows_stay()
    {
        await Migrator().ApplyAsync(Token);
        await AddRowsAsync();
        var changed = TestCity.Standard
            .Replace("  \"Size.\" size: Float", "  \"Size.\" size: Float\n  \"Mayor.\" mayor: String @localized\n  \"Spot.\" spot: GeoPoint\n  \"Twin.\" twin: Area @reference", StringComparison.Ordinal)
            .Replace("@index(fields: [\"grade\", \"takenAt\"])", "@index(fields: [\"amount\"])", StringComparison.Ordinal)
            + """

            "A note."
            type Note @partOf(dataset: "test") {
              "Number." number: Long! @key
              "Area." area: Area! @reference
            }
            """;
        var migrator = Migrator(changed);

        var plan = await migrator.ApplyAsync(Token);

        Snapshot.Match(string.Join('\n', [.. plan.Steps, "", .. plan.Commands]));
        Assert.Empty(await migrator.VerifyAsync(Token));
        var database = _files.Open();
        Assert.Equal(2, database.Number("SELECT count(*) FROM area WHERE mayor_ko IS NULL AND spot_lat IS NULL AND twin_code IS NULL"));
        Assert.Equal(2, database.Number("SELECT max(id) FROM opencity_snapshot"));
        await database.WriteAsync("UPDATE area SET twin_code = 'B' WHERE code = 'A'");
        await Assert.ThrowsAsync<DatabaseException>(() => database.WriteAsync("UPDATE area SET twin_code = 'X' WHERE code = 'A'"));
    }

    [Fact]
    public async Task Words_alone_change_the_kept_SDL_and_no_table()
    {
        await Migrator().ApplyAsync(Token);
        var migrator = Migrator(TestCity.Standard.Replace("\"Size.\"", "\"Size in square kilometres.\"", StringComparison.Ordinal));

        Assert.Empty(await migrator.VerifyAsync(Token));
        var plan = await migrator.ApplyAsync(Token);

        Assert.Empty(plan.Steps);
        Assert.Equal(1, _files.Open().Number("SELECT sdl LIKE '%square kilometres%' FROM opencity_snapshot ORDER BY id DESC LIMIT 1"));
        Assert.True((await migrator.PlanAsync(Token)).IsEmpty);
    }

    [Fact]
    public async Task What_is_not_migrated_yet_is_told_at_start()
    {
        await Migrator().ApplyAsync(Token);
        var lines = await Migrator(TestCity.Standard.Replace("size: Float", "size: Float \"Height.\" height: Int", StringComparison.Ordinal))
            .VerifyAsync(Token);

        Assert.Equal(["Not migrated yet: Add \"Area.height\": the column \"height\" INTEGER of the table \"area\". Run migrate."], lines);
    }

    [Fact]
    public async Task The_snapshot_says_when_it_was_applied()
    {
        var clock = new FixedClock(new DateTimeOffset(2024, 2, 29, 9, 0, 0, TimeSpan.FromHours(9)).AddMicroseconds(7));
        await new Migrator(_files.Open(), TestCity.Tables(), "sdl", clock).ApplyAsync(Token);

        Assert.Equal(1709164800000007, _files.Open().Number("SELECT applied_at FROM opencity_snapshot"));
        Assert.Equal(1, _files.Open().Number("SELECT count(*) FROM opencity_snapshot WHERE sdl = 'sdl' AND length(sdl_hash) = 64 AND version = 1"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_not_touched()
    {
        await Migrator().ApplyAsync(Token);
        await _files.Open().WriteAsync("UPDATE opencity_snapshot SET version = 99, shape = '{}'");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => Migrator().ApplyAsync(Token).AsTask());

        Assert.Equal("DATABASE_NEWER", error.Code);
        Assert.Contains("tables of form 99, this version knows 1", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DatabaseException>(() => Migrator().VerifyAsync(Token).AsTask());
        await Assert.ThrowsAsync<DatabaseException>(() => Migrator().PlanAsync(Token).AsTask());
    }

    [Fact]
    public async Task A_snapshot_that_is_damaged_is_told_without_a_guess()
    {
        await Migrator().ApplyAsync(Token);
        await _files.Open().WriteAsync("UPDATE opencity_snapshot SET shape = '{'");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => Migrator().VerifyAsync(Token).AsTask());

        Assert.Equal("DATABASE_CORRUPT", error.Code);
    }

    private Migrator Migrator(string sdl = TestCity.Standard) => new(_files.Open(), TestCity.Tables(sdl), sdl, TimeProvider.System);

    private Task AddRowsAsync() => _files.Open().WriteAsync(
        """
        INSERT INTO area (code, name_ko, kind, recorded_at, quality, provenance)
        VALUES ('A', 'a', 'INNER', 0, 'VALID', 'SOURCE'), ('B', 'b', 'OUTER', 0, 'VALID', 'SOURCE')
        """);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
