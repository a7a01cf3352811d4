using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OpenCity.Bench;

/// <summary>
/// A cluster of the benchmark's own at the yardstick's address, run as <c>postgres</c> where this is root: 1 GB of shared buffers, no
/// JIT, no parallel workers, no fsync. Its CPU is that of all its processes.
/// </summary>
internal sealed class PostgreSqlServer(string folder) : ICpu
{
    internal const string Address = "Host=127.0.0.1;Port=55432;Username=bench;Database=bench";

    private static readonly string[] s_settings =
    [
        "listen_addresses=127.0.0.1", "port=55432", "shared_buffers=1GB", "jit=off", "max_parallel_workers_per_gather=0", "fsync=off",
        "max_connections=200", "autovacuum=off", $"unix_socket_directories=",
    ];

    private string Data => Path.Combine(folder, "data");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>Makes the cluster where there is none, and starts it where it does not run.</summary>
    internal void Start()
    {
        if (!Directory.Exists(Data))
        {
            Directory.CreateDirectory(folder);
            if (Environment.UserName == "root")
            {
                Wait(Process.Start("chown", ["postgres", folder]), "chown");
            }

            Run("initdb", "-D", Data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        }

        if (!File.Exists(PidFile))
        {
            Run("pg_ctl", ["-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-o", string.Join(' ', s_settings.Select(setting => $"-c {setting}")), "start"]);
        }

        using var connection = new NpgsqlConnection(Address.Replace("Database=bench", "Database=postgres", StringComparison.Ordinal));
        connection.Open();
        using var command = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = 'bench'", connection);
        if (command.ExecuteScalar() is 0L)
        {
            command.CommandText = "CREATE DATABASE bench";
            command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public double CpuMicroseconds()
    {
        var postmaster = int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);
        var ticks = 0L;
        foreach (var process in Directory.GetDirectories("/proc").Where(path => char.IsAsciiDigit(path[6])))
        {
            // Fields from the third on: the fourth is the parent, 14 and 15 are own ticks, 16 and 17 those of children that ended.
            if (Stat(process) is { } fields)
            {
                var isPostmaster = process.AsSpan(6).SequenceEqual(postmaster.ToString(CultureInfo.InvariantCulture));
                if (isPostmaster || fields[1] == postmaster.ToString(CultureInfo.InvariantCulture))
                {
                    ticks += fields[11..(isPostmaster ? 15 : 13)].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
                }
            }
        }

        return ticks * 10_000.0;
    }

    public void Dispose()
    {
        if (File.Exists(PidFile))
        {
            Run("pg_ctl", "-D", Data, "-m", "fast", "-w", "stop");
        }
    }

    private static string[]? Stat(string process)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(process, "stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // It ended meanwhile; its ticks are the postmaster's now.
            return null;
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        const string Debian = "/usr/lib/postgresql";
        var path = (Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : []).Order(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin", program)).LastOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"There is no \"{program}\" in {Debian}: install postgresql-15.");
        Wait(Environment.UserName == "root" ? Process.Start("runuser", ["-u", "postgres", "--", path, .. arguments]) : Process.Start(path, arguments), program);
    }

    private static void Wait(Process process, string program)
    {
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"\"{program}\" ended with {process.ExitCode}.");
        }
    }
}
