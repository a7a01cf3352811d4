using System.Diagnostics;
using OpenCity.Data.Migration;
using OpenCity.Data.Providers;
using OpenCity.Data.Providers.Sqlite;
using OpenCity.Data.Tests.Model;
using OpenCity.Data.Tests.Providers;
using static OpenCity.Data.Tests.Providers.DatabaseWords;

namespace OpenCity.Data.Tests.Migration;

public sealed class InterruptedMigrationTests : IDisposable
{
    private static readonly string Changed = TestCity.Standard.Replace(
        "size: Float", "size: Float \"Height.\" height: Int \"Twin.\" twin: Area @reference", StringComparison.Ordinal);

    private readonly TemporaryDatabase _files = new();

    private string Signal => Path.Combine(_files.Folder, "ready");

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_first_migration_killed_before_its_commit_leaves_nothing()
    {
        using var process = MigratingProcess.Start(_files.Path, TestCity.Standard, Signal);
        await MigratingProcess.KillWhenReadyAsync(process, Signal);

        var database = _files.Open();
        Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master"));
        await ApplyInTimeAsync(database, TestCity.Standard);
    }

    [Fact]
    public async Task A_migration_killed_before_its_commit_leaves_the_old_tables_and_rows()
    {
        using (var old = new SqliteDatabase(new SqliteOptions { Path = _files.Path }, TimeProvider.System))
        {
            await Migrator(old, TestCity.Standard).ApplyAsync(Token);
            await old.WriteAsync("INSERT INTO area (code, name_ko, kind, recorded_at, quality, provenance) VALUES ('A', 'a', 'INNER', 0, 'VALID', 'SOURCE')");
        }

        using var process = MigratingProcess.Start(_files.Path, Changed, Signal);
        await MigratingProcess.KillWhenReadyAsync(process, Signal);

        var database = _files.Open();
        Assert.Empty(await Migrator(database, TestCity.Standard).VerifyAsync(Token));
        await ApplyInTimeAsync(database, Changed);
        Assert.Equal(1, database.Number("SELECT count(*) FROM area WHERE code = 'A' AND height IS NULL AND twin_code IS NULL"));
    }

    [Fact]
    public async Task Of_three_processes_that_start_together_one_migrates_and_all_go_on()
    {
        Process[] processes = [.. Enumerable.Range(0, 3).Select(_ => MigratingProcess.Start(_files.Path, TestCity.Standard))];
        var answers = await Task.WhenAll(processes.Select(async process =>
        {
            using (process)
            {
                var output = process.StandardOutput.ReadToEndAsync(Token);
                var error = await process.StandardError.ReadToEndAsync(Token);
                await process.WaitForExitAsync(Token);
                return $"{process.ExitCode} {(await output).Trim()}{error}";
            }
        }));

        Assert.Equal(["0 migrated", "0 nothing", "0 nothing"], answers.Order(StringComparer.Ordinal));
        Assert.Empty(await Migrator(_files.Open(), TestCity.Standard).VerifyAsync(Token));
    }

    [Fact]
    public async Task Of_four_connections_that_start_together_one_migrates()
    {
        var migrators = Enumerable.Range(0, 4).Select(_ => Migrator(_files.Open(), TestCity.Standard)).ToArray();

        var plans = await Task.WhenAll(migrators.Select(migrator => Task.Run(() => migrator.ApplyAsync(Token).AsTask(), Token)));

        Assert.Single(plans, plan => !plan.IsEmpty);
        Assert.Equal(1, _files.Open().Number("SELECT count(*) FROM opencity_snapshot"));
    }

    [Fact]
    public async Task A_lock_that_does_not_go_away_ends_with_a_message()
    {
        using var other = await _files.Open().OpenWriteAsync(Token);
        var migrator = new Migrator(_files.Open(), TestCity.Tables(), "sdl", TimeProvider.System) { WaitLimit = TimeSpan.FromMilliseconds(300) };

        var error = await Assert.ThrowsAsync<DatabaseException>(() => migrator.ApplyAsync(Token).AsTask());

        Assert.Equal("DATABASE_BUSY", error.Code);
    }

    [Fact]
    public async Task A_start_with_nothing_to_do_does_not_wait_for_a_writer()
    {
        await Migrator(_files.Open(), TestCity.Standard).ApplyAsync(Token);
        using var other = await _files.Open().OpenWriteAsync(Token);
        var migrator = new Migrator(_files.Open(), TestCity.Tables(), TestCity.Standard, TimeProvider.System) { WaitLimit = TimeSpan.Zero };

        Assert.True((await migrator.ApplyAsync(Token)).IsEmpty);
        Assert.Empty(await migrator.VerifyAsync(Token));
    }

    private static async Task ApplyInTimeAsync(SqliteDatabase database, string sdl)
    {
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty((await Migrator(database, sdl).ApplyAsync(Token)).Steps);
        Assert.Empty(await Migrator(database, sdl).VerifyAsync(Token));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    private static Migrator Migrator(SqliteDatabase database, string sdl) => new(database, TestCity.Tables(sdl), sdl, TimeProvider.System);
}
