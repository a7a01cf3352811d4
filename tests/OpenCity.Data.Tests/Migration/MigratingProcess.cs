using System.Diagnostics;
using System.Runtime.CompilerServices;
using OpenCity.Data.Migration;
using OpenCity.Data.Providers.Sqlite;
using OpenCity.Data.Tests.Model;
using static OpenCity.Data.Tests.Providers.DatabaseWords;

namespace OpenCity.Data.Tests.Migration;

/// <summary>
/// A process of its own that migrates: this test program, started again with a variable that makes it migrate instead of
/// running tests. It can stop for ever when the tables are made and the transaction is not committed, to be killed there.
/// </summary>
internal static class MigratingProcess
{
    private const string PathVariable = "OPENCITY_TEST_MIGRATE";
    private const string SdlVariable = "OPENCITY_TEST_MIGRATE_SDL";
    private const string SignalVariable = "OPENCITY_TEST_MIGRATE_SIGNAL";

    internal static Process Start(string database, string sdl, string? signal = null)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(typeof(MigratingProcess).Assembly.Location);
        }

        start.Environment[PathVariable] = database;
        start.Environment[SdlVariable] = sdl;
        start.Environment[SignalVariable] = signal;
        return Process.Start(start)!;
    }

    internal static async Task KillWhenReadyAsync(Process process, string signal)
    {
        while (!File.Exists(signal))
        {
            Assert.False(process.HasExited, "the migrating process ended by itself");
            await Task.Delay(20, Token);
        }

        process.Kill();
        await process.WaitForExitAsync(Token);
    }

    [ModuleInitializer]
    internal static void MigrateWhereAsked()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is not { Length: > 0 } path)
        {
            return;
        }

        var sdl = Environment.GetEnvironmentVariable(SdlVariable)!;
        var signal = Environment.GetEnvironmentVariable(SignalVariable);
        using (var database = new SqliteDatabase(new SqliteOptions { Path = path }, TimeProvider.System))
        {
            var clock = string.IsNullOrEmpty(signal) ? TimeProvider.System : new StoppingClock(signal);
            var plan = new Migrator(database, TestCity.Tables(sdl), sdl, clock).ApplyAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
            Console.WriteLine(plan.IsEmpty ? "nothing" : "migrated");
        }

        Environment.Exit(0);
    }

    /// <summary>The time of a migration is asked for when the tables are made, just before the snapshot is written.</summary>
    private sealed class StoppingClock(string signal) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            File.WriteAllText(signal, "");
            using var never = new ManualResetEventSlim();
            never.Wait();
            return default;
        }
    }
}
