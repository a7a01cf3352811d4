using Microsoft.Data.Sqlite;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using SQLitePCL;

namespace OpenCity.Data.Tests.Sql;

/// <summary>The tables of the test city in a real SQLite, in memory.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqliteTestDatabase()
    {
        _connection.Open();
        foreach (var table in TestCity.Instance.Tables.Tables)
        {
            var columns = table.Columns.Select(column => $"\"{column.Name}\" {StoreType(column.Kind)}{(column.IsNullable ? "" : " NOT NULL")}");
            Run($"CREATE TABLE \"{table.Name}\" ({string.Join(", ", columns)}, PRIMARY KEY ({Names(table.Key)}))");
        }
    }

    /// <summary>The indexes that a migration makes: each reference with @time, then @time, places, all ending with the key's columns.</summary>
    public void CreateIndexes()
    {
        foreach (var table in TestCity.Instance.Tables.Tables)
        {
            var time = table.Type.Time is { } field ? table.ByField[field] : [];
            var number = 0;
            foreach (var reference in table.Type.Fields.OfType<ReferenceField>())
            {
                Index(table.ByField[reference].Concat(time));
            }

            if (time.Length > 0)
            {
                Index(time);
            }

            foreach (var place in table.Type.Fields.OfType<ValueField>().Where(field => field.Kind == ValueKind.GeoPoint))
            {
                Index(table.ByField[place]);
            }

            void Index(IEnumerable<RecordColumn> columns) =>
                Run($"CREATE INDEX \"{table.Name}_{number++}\" ON \"{table.Name}\" ({Names(columns.Concat(table.Key).Distinct())})");
        }
    }

    public override SqlDialect Dialect => SqliteDialect.Instance;

    public override void Insert(IEnumerable<Row> rows)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var group in rows.GroupBy(row => row.Type))
        {
            var table = TestCity.Instance.Tables[group.Key];
            using var command = _connection.CreateCommand();
            command.CommandText = $"INSERT INTO \"{table.Name}\" VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"$p{i}"))})";
            foreach (var row in group)
            {
                command.Parameters.Clear();
                for (var i = 0; i < table.Columns.Length; i++)
                {
                    var column = table.Columns[i];
                    command.Parameters.AddWithValue($"$p{i}", Object(StoreForm.Of(column.Kind, row.Get(column))));
                }

                command.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    /// <summary>Events made by the database itself, for plans that depend on statistics.</summary>
    public void FillEvents(int count) => Run(
        $"""
        INSERT INTO event
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
        SELECT 'X' || i, 1562382000000000 + i * 60000000, 'D' || (i % 3), 'S' || (i % 3), 1562382000000000, 'note', 0, 'OK', 'SOURCE' FROM n
        """);

    public override List<object?[]> Read(StatementText statement, StatementArguments arguments = default)
    {
        var rows = ReadOne(statement, arguments);
        if (statement.Unbounded is { } unbounded)
        {
            Assert.Equal(rows, ReadOne(statement with { Sql = unbounded }, arguments));
        }

        return rows;
    }

    /// <summary>Instructions of SQLite's machine that the statement takes.</summary>
    public int Steps(StatementText statement, StatementArguments arguments)
    {
        var steps = 0;
        raw.sqlite3_progress_handler(_connection.Handle!, 1, _ => Count(), null);
        Read(statement, arguments);
        raw.sqlite3_progress_handler(_connection.Handle!, 0, null, null);
        return steps;

        // 0 lets the statement go on.
        int Count()
        {
            steps++;
            return 0;
        }
    }

    private List<object?[]> ReadOne(StatementText statement, StatementArguments arguments)
    {
        using var command = Command(statement, arguments);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The lines of EXPLAIN QUERY PLAN, indented by their depth.</summary>
    public string Explain(StatementText statement, StatementArguments arguments = default)
    {
        var depths = new Dictionary<long, int> { [0] = 0 };
        var lines = new List<string>();
        foreach (var row in ReadOne(statement with { Sql = "EXPLAIN QUERY PLAN " + statement.Sql }, arguments))
        {
            var depth = depths[(long)row[1]!];
            depths[(long)row[0]!] = depth + 1;
            lines.Add(new string(' ', depth * 2) + row[3]);
        }

        return string.Join('\n', lines);
    }

    public override object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Run(string sql) => Scalar(sql);

    public override void Dispose() => _connection.Dispose();

    private SqliteCommand Command(StatementText statement, StatementArguments arguments)
    {
        var command = _connection.CreateCommand();
        command.CommandText = statement.Sql;
        for (var i = 0; i < statement.Parameters.Length; i++)
        {
            command.Parameters.AddWithValue(Dialect.ParameterName(i + 1), Object(statement.Parameters[i].Evaluate(arguments)));
        }

        return command;
    }

    // The driver of the tests knows no text of raw bytes; a blob is greater than every text too.
    private static object Object(SqlValue value) => value.Kind switch
    {
        SqlValueKind.Null => DBNull.Value,
        SqlValueKind.Integer => value.Integer,
        SqlValueKind.Real => value.Real,
        SqlValueKind.Text => value.Text,
        SqlValueKind.Keys => value.Keys.ToString(),
        _ => value.Utf8.ToArray(),
    };

    private static string Names(IEnumerable<RecordColumn> columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

    private static string StoreType(ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.Date => "TEXT",
        ColumnKind.Double => "REAL",
        _ => "INTEGER",
    };
}
