using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using OpenCity.Data.Providers;
using OpenCity.Data.Providers.PostgreSql;

namespace OpenCity.Data.Tests.Plans;

/// <summary>How PostgreSQL plans a statement of one of its executions.</summary>
internal enum PlanMode
{
    /// <summary>For the values at hand, as the first executions of a prepared statement.</summary>
    Custom,

    /// <summary>For any values, as later executions may.</summary>
    Generic,
}

/// <summary>
/// Executes statements under EXPLAIN ANALYZE, on a connection with the settings of a reader, and knows the tables of the database.
/// </summary>
internal sealed class PostgreSqlExplainer : IDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;

    internal PostgreSqlExplainer(string address)
    {
        _source = PostgreSqlAddress.Source(address, isReader: true, TimeSpan.FromMinutes(1));
        _connection = _source.OpenConnection();
        LargeTables =
        [
            .. Read(
                """
                SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                WHERE relkind = 'r' AND reltuples > 100000
                """),
        ];
        IndexedColumns =
        [
            .. Read(
                """
                SELECT DISTINCT nspname || '.' || relname || '.' || attname FROM pg_index
                JOIN pg_class ON pg_class.oid = indrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
                JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
                """),
        ];
    }

    /// <summary>Tables of more than 100,000 rows: <c>schema.table</c>.</summary>
    internal ImmutableHashSet<string> LargeTables { get; }

    /// <summary>Columns that any index has, whatever their place in it: <c>schema.table.column</c>.</summary>
    internal ImmutableHashSet<string> IndexedColumns { get; }

    /// <summary>The root of the plan, with what each node did.</summary>
    internal JsonElement Explain(ExecutedStatement statement, PlanMode mode)
    {
        Run($"SET plan_cache_mode = force_{(mode == PlanMode.Generic ? "generic" : "custom")}_plan");
        Run($"PREPARE explained AS {statement.Sql}");
        try
        {
            var types = Read("SELECT unnest(parameter_types)::text FROM pg_prepared_statements WHERE name = 'explained'");
            var values = types.Select((type, i) => Literal(type, statement.Values[i])).ToList();
            var call = values.Count == 0 ? "explained" : $"explained({string.Join(", ", values)})";
            var json = Read($"EXPLAIN (ANALYZE, VERBOSE, TIMING OFF, FORMAT JSON) EXECUTE {call}").Single();
            return JsonDocument.Parse(json).RootElement[0].GetProperty("Plan");
        }
        finally
        {
            Run("DEALLOCATE explained");
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _source.Dispose();
    }

    private static string Literal(string type, SqlValue value) => value.Kind switch
    {
        SqlValueKind.Null => "NULL",
        SqlValueKind.Keys => Quoted("{" + string.Join(',', Enumerable.Range(0, value.Keys.Count).Select(key =>
            $"\"{Text(type, value.Keys[key, Math.Max(0, value.KeyColumn)])}\"")) + "}"),
        _ => Quoted(Text(type, value)),
    };

    private static string Text(string type, SqlValue value) => type.StartsWith("timestamp", StringComparison.Ordinal)
        ? DateTime.UnixEpoch.AddMicroseconds(value.Integer).ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture)
        : value.ToString();

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private List<string> Read(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }
}
