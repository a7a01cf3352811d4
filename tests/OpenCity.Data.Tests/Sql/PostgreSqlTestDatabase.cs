using System.Collections.Concurrent;
using OpenCity.Data.Migration;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;

namespace OpenCity.Data.Tests.Sql;

/// <summary>The tables of the test city in a real PostgreSQL; a database is emptied and used again.</summary>
internal sealed class PostgreSqlTestDatabase : TestDatabase
{
    private static readonly ConcurrentBag<(ITemporaryDatabase Made, Database Database)> Idle = [];
    private readonly (ITemporaryDatabase Made, Database Database) _store;

    public PostgreSqlTestDatabase()
    {
        if (!Idle.TryTake(out _store))
        {
            var made = TestProvider.PostgreSql.NewDatabase();
            _store = (made, made.Open());
            Run([.. TestCity.Instance.Tables.Tables.Select(Create)]);
        }
        else
        {
            Run([.. TestCity.Instance.Tables.Tables.Select(table => $"DELETE FROM \"{table.Name}\"")]);
        }
    }

    public override SqlDialect Dialect => PostgreSqlDialect.Instance;

    public override void Insert(IEnumerable<Row> rows)
    {
        using var session = _store.Database.OpenWriteAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        foreach (var row in rows)
        {
            var table = TestCity.Instance.Tables[row.Type];
            session.Execute(
                $"INSERT INTO \"{table.Name}\" VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"${i + 1}"))})",
                [.. table.Columns.Select(column => StoreForm.Of(column.Kind, row.Get(column)))]);
        }

        session.Commit();
    }

    public override List<object?[]> Read(StatementText statement, StatementArguments arguments = default)
    {
        using var session = _store.Database.OpenRead();
        SqlValue[] values = [.. statement.Parameters.Select(source => source.Evaluate(arguments))];
        using var reader = session.Execute(statement.Sql, values, CancellationToken.None);
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Cell(reader, i, statement))]);
        }

        return rows;
    }

    public override object? Scalar(string sql)
    {
        using var session = _store.Database.OpenRead();
        using var reader = session.Execute(sql, [], CancellationToken.None);
        return reader.Read() ? reader.GetInt64(0) : null;
    }

    public override void Dispose() => Idle.Add(_store);

    private static object? Cell(RowReader reader, int column, StatementText statement)
    {
        var kind = statement.Columns.IsEmpty ? null : statement.Columns[column].Column?.Column.Kind;
        return reader.IsNull(column) ? null : kind switch
        {
            ColumnKind.Text or ColumnKind.Date => reader.GetString(column),
            ColumnKind.Double => reader.GetDouble(column),
            _ => reader.GetInt64(column),
        };
    }

    private static string Create(RecordTable table)
    {
        var columns = table.Columns.Select(column =>
            $"\"{column.Name}\" {PostgreSqlSchema.Instance.StoreType(column.Kind)}{(column.Kind == ColumnKind.Text ? " COLLATE \"C\"" : "")}{(column.IsNullable ? "" : " NOT NULL")}");
        return $"CREATE TABLE \"{table.Name}\" ({string.Join(", ", columns)}, PRIMARY KEY ({string.Join(", ", table.Key.Select(key => $"\"{key.Name}\""))}))";
    }

    private void Run(string[] statements)
    {
        using var session = _store.Database.OpenWriteAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        foreach (var statement in statements)
        {
            session.Execute(statement);
        }

        session.Commit();
    }
}
