using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OpenCity.Tests;

/// <summary>
/// A PostgreSQL server of the tests' own: a cluster in a temporary folder, reached by a socket in it, that ends with the process. Its
/// default collation and time zone are others than those of our tables, so that nothing can lean on them.
/// </summary>
internal static class PostgreSqlCluster
{
    private static readonly Lazy<(string? Folder, string? Missing)> Server = new(Start);

    // Held, as its input closes with it.
    private static Process? s_server;
    private static int s_databases;

    /// <summary>Why there is no server; null where there is one.</summary>
    public static string? Missing => Server.Value.Missing;

    /// <summary>The connection string of a new, empty database.</summary>
    public static string NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"city{Interlocked.Increment(ref s_databases)}");
        Run("postgres", $"CREATE DATABASE {name}");
        return Address(Server.Value.Folder!, name);
    }

    /// <summary>Runs a statement in a database of the cluster, past all of our own code.</summary>
    public static object? Run(string database, string sql)
    {
        using var connection = new NpgsqlConnection(database.Contains('=', StringComparison.Ordinal) ? database : Address(Server.Value.Folder!, database));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private static string Address(string folder, string database) =>
        $"Host={folder};Username=postgres;Database={database};Pooling=false;Timeout=30";

    private static (string? Folder, string? Missing) Start()
    {
        if (OperatingSystem.IsWindows() || Binaries() is not { } binaries)
        {
            return (null, "No initdb of PostgreSQL 15 or later is installed here.");
        }

        var folder = Directory.CreateTempSubdirectory("ocpg").FullName;
        var isRoot = Environment.UserName == "root";
        if (isRoot)
        {
            // The server refuses to run as root.
            Wait(Process.Start("chown", ["postgres", folder]));
        }

        // The shell waits for the end of this process, which closes its input, and takes the server with it.
        const string Script =
            """
            "$0/initdb" -D "$1/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=en --no-sync >"$1/log" 2>&1 || exit 1
            "$0/postgres" -D "$1/data" -k "$1" -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
              -c max_connections=300 -c shared_buffers=64MB -c autovacuum=off -c timezone=America/New_York >>"$1/log" 2>&1 </dev/null &
            server=$!
            cat >/dev/null
            kill -INT $server
            wait $server
            rm -rf "$1"
            """;
        string[] command = isRoot ? ["runuser", "-u", "postgres", "--", "sh"] : ["sh"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], "-c", Script, binaries, folder])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        s_server = Process.Start(start)!;
        return WaitUntilItAnswers(s_server, folder) ? (folder, null) : throw new InvalidOperationException(
            $"PostgreSQL did not start:\n{File.ReadAllText(Path.Combine(folder, "log"))}");
    }

    private static bool WaitUntilItAnswers(Process server, string folder)
    {
        for (var i = 0; i < 1_200 && !server.HasExited; i++)
        {
            try
            {
                using var connection = new NpgsqlConnection(Address(folder, "postgres"));
                connection.Open();
                return true;
            }
            catch (NpgsqlException)
            {
                server.WaitForExit(100);
            }
        }

        return false;
    }

    private static string? Binaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var places = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).Where(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) && number >= 15)
                .Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        return places.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(place => File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "postgres")));
    }

    private static void Wait(Process process)
    {
        process.WaitForExit();
        process.Dispose();
    }
}
