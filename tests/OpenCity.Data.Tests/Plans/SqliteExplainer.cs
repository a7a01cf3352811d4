using System.Collections.Immutable;
using OpenCity.Data.Providers;
using OpenCity.Data.Providers.Sqlite;
using SQLitePCL;

namespace OpenCity.Data.Tests.Plans;

/// <summary>What an execution in SQLite did, by its own counters.</summary>
/// <param name="Plan">The lines of EXPLAIN QUERY PLAN.</param>
/// <param name="ScanSteps">Steps over tables and whole indexes from their starts.</param>
/// <param name="IndexedRows">Rows put into indexes that were made for this execution.</param>
/// <param name="Sorts">Sorts, each of any number of rows.</param>
/// <param name="Instructions">Instructions of SQLite's machine.</param>
internal sealed record SqliteRun(ImmutableArray<string> Plan, int ScanSteps, int IndexedRows, int Sorts, int Instructions);

/// <summary>
/// Executes statements to their ends on a connection with the settings of a reader, and knows the tables of the database.
/// </summary>
internal sealed class SqliteExplainer : IDisposable
{
    private readonly SqliteHandle _connection;

    internal SqliteExplainer(string file)
    {
        _connection = SqliteHandle.OpenReader(new SqliteOptions { Path = file }, TimeProvider.System);
        var tables = Read("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
        LargeTables = [.. tables.Where(name => Read($"SELECT 1 FROM \"{name}\" LIMIT 1 OFFSET 100000").Count > 0)];
        IndexedColumns =
        [
            .. Read(
                """
                SELECT tbl_name || '.' || part.name FROM sqlite_schema AS made, pragma_index_info(made.name) AS part WHERE made.type = 'index'
                UNION SELECT made.name || '.' || part.name FROM sqlite_schema AS made, pragma_table_info(made.name) AS part WHERE part.pk > 0
                """),
        ];
    }

    /// <summary>Tables of more than 100,000 rows.</summary>
    internal ImmutableHashSet<string> LargeTables { get; }

    /// <summary>Columns that any index or the key has, whatever their place in it: <c>table.column</c>.</summary>
    internal ImmutableHashSet<string> IndexedColumns { get; }

    internal SqliteRun Explain(ExecutedStatement statement)
    {
        // Of a plan's columns the last is the line.
        var plan = Read("EXPLAIN QUERY PLAN " + statement.Sql, statement.Values, column: 3);
        using var prepared = PreparedStatement.Prepare(_connection, statement.Sql);
        prepared.Bind(statement.Values.AsSpan());
        while (prepared.Step(SqliteHandle.NoDeadline, CancellationToken.None))
        {
            // The rows are of no interest here.
        }

        int Count(int counter) => raw.sqlite3_stmt_status(prepared.Handle, counter, 0);
        return new SqliteRun(
            [.. plan],
            Count(raw.SQLITE_STMTSTATUS_FULLSCAN_STEP),
            Count(raw.SQLITE_STMTSTATUS_AUTOINDEX),
            Count(raw.SQLITE_STMTSTATUS_SORT),
            Count(raw.SQLITE_STMTSTATUS_VM_STEP));
    }

    public void Dispose() => _connection.Dispose();

    private List<string> Read(string sql, ImmutableArray<SqlValue> values = default, int column = 0)
    {
        using var prepared = PreparedStatement.Prepare(_connection, sql);
        prepared.Bind(values.IsDefault ? [] : values.AsSpan());
        var rows = new List<string>();
        while (prepared.Step(SqliteHandle.NoDeadline, CancellationToken.None))
        {
            rows.Add(raw.sqlite3_column_text(prepared.Handle, column).utf8_to_string());
        }

        return rows;
    }
}
