using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OpenCity.Bench;

/// <summary>
/// Fills OpenCity's tables from the yardstick's by the statements of <c>bench/city</c>. The indexes that belong to no constraint are
/// taken away before and made again by their own definitions after it: kept up row by row they cost most of the time.
/// </summary>
internal sealed class TableLoad : IDisposable
{
    private const string PostgreSqlIndexes =
        """
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE relnamespace = 'city'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
        ORDER BY 1
        """;

    private const string SqliteIndexes =
        """SELECT '"' || name || '"', sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name""";

    private readonly DbConnection _connection;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private TableLoad(DbConnection connection) => _connection = connection;

    /// <summary>Into the schema <c>city</c> of the yardstick's own database.</summary>
    internal static Task OfPostgreSqlAsync(string address) => RunAsync(
        new NpgsqlConnection(address),
        "SET search_path = city, public; SET session_replication_role = replica; SET synchronous_commit = off",
        PostgreSqlIndexes,
        "bench/city/postgresql.sql",
        "VACUUM ANALYZE");

    /// <summary>Into OpenCity's file; without a log, which is as long as the file, until all is there.</summary>
    internal static Task OfSqliteAsync(string file, string source) => RunAsync(
        new SqliteConnection($"Data Source={file};Pooling=False"),
        $"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY; ATTACH '{source}' AS source",
        SqliteIndexes,
        "bench/city/sqlite.sql",
        "ANALYZE main; DETACH source; PRAGMA journal_mode = WAL");

    public void Dispose() => _connection.Dispose();

    private static async Task RunAsync(DbConnection connection, string settings, string indexes, string file, string end)
    {
        using var load = new TableLoad(connection);
        await connection.OpenAsync();
        await load.ExecuteAsync(settings);
        var made = await load.ReadAsync(indexes);
        foreach (var (name, _) in made)
        {
            await load.ExecuteAsync($"DROP INDEX {name}");
        }

        var sql = await File.ReadAllTextAsync(file);
        foreach (var statement in sql.Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await load.ExecuteAsync(statement);
        }

        foreach (var (_, definition) in made)
        {
            await load.ExecuteAsync(definition);
        }

        await load.ExecuteAsync(end);
    }

    private async Task<List<(string Name, string Definition)>> ReadAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds,6:0.0} s {sql.Split('\n')[0]}"));
    }
}
