using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OpenCity.Bench;

/// <summary>
/// The records of the table in one database: the yardstick's own tables, made by its generator, and the same records in OpenCity's
/// tables of <c>bench/city</c>. <c>bench/run data</c> makes them once.
/// </summary>
internal sealed class TableData
{
    private const string Yardstick = "../shared/bench";

    private readonly string _folder;
    private readonly bool _isPostgreSql;
    private readonly int _rows;
    private readonly PostgreSqlServer? _server;

    private TableData(string folder, bool isPostgreSql, int rows, int port)
    {
        (_folder, _isPostgreSql, _rows) = (folder, isPostgreSql, rows);
        _server = isPostgreSql ? new PostgreSqlServer(Path.Combine(folder, "pg"), port) : null;
    }

    internal string Name => string.Create(CultureInfo.InvariantCulture, $"{(_isPostgreSql ? "PostgreSQL 15" : "SQLite")}, {_rows:N0} rows");

    /// <summary>OpenCity's data folder.</summary>
    internal string Folder => Directory.CreateDirectory(Path.Combine(_folder, _isPostgreSql ? "city-pg" : "city-lite")).FullName;

    /// <summary>The database of a cluster, as Npgsql reads it; empty for SQLite.</summary>
    internal string Address => _server?.Address ?? "";

    internal Dictionary<string, string> CityEnvironment => new()
    {
        ["OpenCity__Schema__Folder"] = SchemaFolder(),
        ["OpenCity__Sources__Folder"] = Directory.CreateDirectory(Path.Combine(_folder, "sources")).FullName,
        ["OpenCity__Demo__Enabled"] = "false",
        ["OpenCity__Data__Folder"] = Folder,
        ["OpenCity__Database__Provider"] = _isPostgreSql ? "PostgreSql" : "Sqlite",
        ["OpenCity__Database__ConnectionString"] = _server is null ? "" : Address + ";Search Path=city",
    };

    internal string[] LimitCommand =>
        [Path.Combine(_folder, "limit/bin/Release/net10.0/limit.dll"), "--mode", _isPostgreSql ? "npgsql" : "sqlite", "--port", "5192"];

    internal Dictionary<string, string> LimitEnvironment => new()
    {
        ["BENCH_SQLITE"] = Source,
        // What it takes by itself, at this port.
        ["BENCH_PG"] = _server is null ? "" : Address + ";Max Auto Prepare=100;No Reset On Close=true;Maximum Pool Size=32",
    };

    private string SchemaFolder()
    {
        var folder = Path.Combine(_folder, "graphql");
        BenchSchema.CopyTo("", folder);
        return folder;
    }

    private string Source => Path.Combine(_folder, "bench.db");

    /// <summary>The data that the options name: <c>--database postgresql|sqlite --rows N --folder PATH --port N</c>.</summary>
    internal static TableData Of(string[] args)
    {
        var rows = Option.Read(args, "--rows", 6_000_000);
        var database = Option.Text(args, "--database") ?? "postgresql";
        var folder = Option.Text(args, "--folder") ?? string.Create(CultureInfo.InvariantCulture, $"artifacts/bench/{rows}");
        return new TableData(Path.GetFullPath(folder), database switch
        {
            "postgresql" => true,
            "sqlite" => false,
            _ => throw new ArgumentException($"\"--database\" is \"postgresql\" or \"sqlite\", not \"{database}\".", nameof(args)),
        }, rows, Option.Read(args, "--port", PostgreSqlServer.DefaultPort));
    }

    /// <summary>The database, running, so that its CPU can be counted.</summary>
    internal ICpu OpenDatabase()
    {
        if (!File.Exists(Path.Combine(Folder, "ready")))
        {
            throw new InvalidOperationException("The records are not there: make them by \"bench/run data\" with the same options.");
        }

        Build("limit");
        _server?.Start();
        return _server ?? (ICpu)new NoServer();
    }

    /// <summary>Makes what is not there yet.</summary>
    internal async Task<int> MakeAsync()
    {
        if (File.Exists(Path.Combine(Folder, "ready")))
        {
            return 0;
        }

        Build("gen");
        using var server = _server;
        server?.Start();
        var rows = _rows.ToString(CultureInfo.InvariantCulture);
        Run("dotnet", [Path.Combine(_folder, "gen/bin/Release/net10.0/gen.dll"), "--rows", rows, "--sql", Path.Combine(_folder, "gen"), .. _isPostgreSql
            ? (string[])["--pg", server!.Address] : ["--sqlite", Source]]);
        if (server is null)
        {
            Run(new ProcessStartInfo("dotnet", [City.Program, "migrate"]), CityEnvironment);
            await TableLoad.OfSqliteAsync(Path.Combine(Folder, "opencity.db"), Source);
        }
        else
        {
            await using (var connection = new NpgsqlConnection(server.Address))
            {
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand("DROP SCHEMA IF EXISTS city CASCADE; CREATE SCHEMA city", connection);
                await command.ExecuteNonQueryAsync();
            }

            Run(new ProcessStartInfo("dotnet", [City.Program, "migrate"]), CityEnvironment);
            await TableLoad.OfPostgreSqlAsync(server.Address);
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, "ready"), "");
        return 0;
    }

    // A program of the yardstick, as it is, once.
    private void Build(string program)
    {
        if (Directory.Exists(Path.Combine(_folder, program, "bin")))
        {
            return;
        }

        if (!Directory.Exists(Yardstick))
        {
            throw new InvalidOperationException($"The yardstick is not at \"{Path.GetFullPath(Yardstick)}\": the records are made by its generator.");
        }

        Directory.CreateDirectory(_folder);
        Run("cp", "-r", Path.Combine(Yardstick, program), _folder);

        // By its own project alone, also where the folder is within the repository.
        Run("dotnet", "build", Path.Combine(_folder, program), "-c", "Release", "-v", "q", "-p:ImportDirectoryBuildProps=false",
            "-p:ImportDirectoryBuildTargets=false", "-p:ImportDirectoryPackagesProps=false");
    }

    private static void Run(string file, params string[] arguments) => Run(new ProcessStartInfo(file, arguments), []);

    private static void Run(ProcessStartInfo start, Dictionary<string, string> environment)
    {
        foreach (var (name, value) in environment.Where(variable => variable.Value.Length > 0))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"\"{start.FileName} {string.Join(' ', start.ArgumentList)}\" ended with {process.ExitCode}.");
        }
    }

    // SQLite runs within the server's process.
    private sealed class NoServer : ICpu
    {
        public double CpuMicroseconds() => 0;

        public void Dispose()
        {
        }
    }
}
