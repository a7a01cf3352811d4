using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Sql;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>The tables of the test city in memory, read by the statements for SQL Server (<see cref="Interpreter"/>).</summary>
internal sealed class InterpretedDatabase : TestDatabase
{
    private readonly Dictionary<string, List<object?[]>> _rows =
        Sql.TestCity.Instance.Tables.Tables.ToDictionary(table => table.Name, _ => new List<object?[]>());

    public override SqlDialect Dialect => SqlServerDialect.Instance;

    public override void Insert(IEnumerable<Row> rows)
    {
        foreach (var row in rows)
        {
            var table = Sql.TestCity.Instance.Tables[row.Type];
            _rows[table.Name].Add([.. table.Columns.Select(column => Typed(column.Kind, StoreForm.Of(column.Kind, row.Get(column))))]);
        }
    }

    public override List<object?[]> Read(StatementText statement, StatementArguments arguments = default)
    {
        var tables = Sql.TestCity.Instance.Tables.Tables.ToDictionary(
            table => table.Name, table => new Relation([.. table.Columns.Select(column => column.Name)], _rows[table.Name]));
        ImmutableArray<object?> parameters = [.. statement.Parameters.Select(source => Typed(source.Kind, source.Evaluate(arguments)))];
        return [.. Interpreter.Read(statement.Sql, tables, parameters).Rows.Select(row => row.Select(Cell).ToArray())];
    }

    public override object? Scalar(string sql) => throw new NotSupportedException();

    public override void Dispose()
    {
    }

    // A value of the form that all databases get, as one of the parameter's type.
    private static object? Typed(ColumnKind? kind, SqlValue value) => (kind, value.Kind) switch
    {
        (_, SqlValueKind.Null) => null,
        (null, SqlValueKind.Keys) => value.Keys.ToString(),
        (ColumnKind.Text, SqlValueKind.Text) => value.Text,
        (ColumnKind.Int or ColumnKind.Long or ColumnKind.Boolean, SqlValueKind.Integer) => value.Integer,
        (ColumnKind.Double, SqlValueKind.Real) => value.Real,
        (ColumnKind.Instant, SqlValueKind.Integer) => DateTime.UnixEpoch.AddTicks(value.Integer * TimeSpan.TicksPerMicrosecond),
        (ColumnKind.Date, SqlValueKind.Text) => DateOnly.ParseExact(value.Text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.Kind} for {kind}"),
    };

    private static object? Cell(object? value) => value switch
    {
        DateTime instant => (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };
}
