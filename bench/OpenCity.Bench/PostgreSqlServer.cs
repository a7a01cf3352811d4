using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OpenCity.Bench;

/// <summary>
/// A cluster of the benchmark's own, by default at the yardstick's address, run as <c>postgres</c> where this is root: 1 GB of shared
/// buffers, no JIT, no parallel workers, no fsync. Its CPU is that of all its processes.
/// </summary>
/// <param name="folder">Where the cluster is.</param>
/// <param name="port">Where it listens when it is started; one that runs already is used where it is.</param>
internal sealed class PostgreSqlServer(string folder, int port) : ICpu
{
    internal const int DefaultPort = 55432;

    private static readonly string[] s_settings =
    [
        "listen_addresses=127.0.0.1", "shared_buffers=1GB", "jit=off", "max_parallel_workers_per_gather=0", "fsync=off",
        "max_connections=200", "autovacuum=off", "wal_level=minimal", "max_wal_senders=0", "max_wal_size=4GB", "maintenance_work_mem=512MB",
        "unix_socket_directories=",
    ];

    private int _port = port;
    private bool _isStarted;

    /// <summary>Host, port, user and database.</summary>
    internal string Address => AddressOf("bench");

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

            Run("initdb", "-D", Data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        }

        if (IsRunning())
        {
            // The fourth line of the file is the port.
            _port = int.Parse(File.ReadLines(PidFile).ElementAt(3), CultureInfo.InvariantCulture);
        }
        else
        {
            var settings = s_settings.Append(string.Create(CultureInfo.InvariantCulture, $"port={_port}"));
            Run(
                "pg_ctl", "-s", "-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-o",
                string.Join(' ', settings.Select(setting => $"-c {setting}")), "start");
            _isStarted = true;
        }

        using var connection = new NpgsqlConnection(AddressOf("postgres"));
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

    /// <summary>Stops the server, if it was started here.</summary>
    public void Dispose()
    {
        if (_isStarted)
        {
            Run("pg_ctl", "-s", "-D", Data, "-m", "fast", "-w", "stop");
            _isStarted = false;
        }
    }

    private string AddressOf(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=bench;Database={database}");

    // 3 is what it ends with where no server runs, also where one left its file behind.
    private bool IsRunning() => End(Start("pg_ctl", "-s", "-D", Data, "status")) switch
    {
        0 => true,
        3 => false,
        var code => throw new InvalidOperationException($"\"pg_ctl status\" ended with {code}."),
    };

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

    private static void Run(string program, params string[] arguments) => Wait(Start(program, arguments), program);

    private static Process Start(string program, params string[] arguments)
    {
        const string Debian = "/usr/lib/postgresql";
        var path = (Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : []).Order(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin", program)).LastOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"There is no \"{program}\" in {Debian}: install postgresql-15.");
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        // A user who cannot get to the folder at hand is not told so each time.
        start.WorkingDirectory = "/";
        return Process.Start(start)!;
    }

    private static void Wait(Process process, string program)
    {
        if (End(process) is not 0 and var code)
        {
            throw new InvalidOperationException($"\"{program}\" ended with {code}.");
        }
    }

    private static int End(Process process)
    {
        using (process)
        {
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
