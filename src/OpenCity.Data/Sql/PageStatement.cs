using System.Collections.Immutable;

namespace OpenCity.Data.Sql;

/// <summary>A page of a table: filtered, in an order, from its start or between rows.</summary>
public sealed record PageStatement : Statement
{
    /// <summary>The columns wanted, of the table or of those its references lead to.</summary>
    public required ImmutableArray<ColumnPath> Columns { get; init; }

    /// <summary>Which rows; null for all.</summary>
    public Predicate? Where { get; init; }

    /// <summary>In which order.</summary>
    public required ImmutableArray<OrderTerm> Order { get; init; }

    /// <summary>What <see cref="Keyset"/> gives for the rows that it begins after and ends before; null for all rows.</summary>
    public Predicate? Within { get; init; }

    /// <summary>Number of rows, one of those <see cref="PageLimit.For"/> gives.</summary>
    public required int Limit { get; init => field = PageLimit.Checked(value); }

    private protected override StatementText Write(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        var aliases = new TableAliases("t", Table)
            .With(Columns).With(ColumnsOf(Where)).With(ColumnsOf(Within)).With(Order.Select(term => term.Column));
        var result = Result(Columns);
        AppendSelect(text, result, aliases);
        AppendFrom(text, aliases);
        AppendWhere(text, aliases, Where, Within);
        text.Append(" ORDER BY ");
        AppendOrder(text, aliases, Order);
        dialect.AppendLimit(text, Limit);
        return new StatementText(text.ToString(), text.Parameters, result);
    }
}
