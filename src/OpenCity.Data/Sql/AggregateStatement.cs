using System.Collections.Immutable;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>
/// Figures over the rows that a filter lets through: one row. Below parents one row for each key that has children, in no order.
/// </summary>
public sealed record AggregateStatement : Statement
{
    /// <summary>What leads from the rows to their parent; null where there is none.</summary>
    public IToOneField? By { get; init; }

    /// <summary>Which rows; null for all.</summary>
    public Predicate? Where { get; init; }

    /// <summary>What is computed; at least one.</summary>
    public required ImmutableArray<Figure> Figures { get; init; }

    private protected override StatementText Write(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        var aliases = new TableAliases("t", Table)
            .With(By is null ? [] : Table.Link(By)).With(ColumnsOf(Where)).With(Figures.Select(figure => figure.Column).OfType<ColumnPath>());
        text.Append("SELECT ");
        if (By is not null)
        {
            text.Append(dialect.KeyPosition).Append(", ");
        }

        text.AppendJoined(", ", Figures, figure => text.Append(figure.Expression(dialect, aliases)));
        AppendRows(text, aliases, By);
        AppendWhere(text, aliases, Where);
        if (By is not null)
        {
            text.Append(" GROUP BY ").Append(dialect.KeyPosition);
        }

        return new StatementText(text.ToString(), text.Parameters, ResultOf(Table, By is not null, Figures));
    }

    // FROM the table, or FROM the keys of parents with the rows that lead to each, from the near end of a shortcut to the far.
    internal static void AppendRows(SqlText text, TableAliases aliases, IToOneField? by)
    {
        if (by is null)
        {
            AppendFrom(text, aliases);
            return;
        }

        var columns = aliases.Root.Link(by);
        var kinds = columns.Select(column => column.Column.Kind).ToImmutableArray();
        text.Append(" FROM ");
        text.Dialect.AppendKeyTable(text, ParameterSource.Keys, kinds);
        aliases.AppendLinked(text, [.. columns.Select((column, i) => (column, text.Dialect.KeyPart(i, columns.Length, kinds[i])))]);
        aliases.AppendJoins(text);
    }

    private static ImmutableArray<StatementColumn> ResultOf(TablePath table, bool hasPosition, ImmutableArray<Figure> figures)
    {
        var result = ImmutableArray.CreateBuilder<StatementColumn>();
        if (hasPosition)
        {
            result.Add(new StatementColumn(StatementColumnRole.Position, null, 0));
        }

        foreach (var figure in figures)
        {
            result.Add(new StatementColumn(StatementColumnRole.Figure, figure.ResultColumn(table), result.Count));
        }

        return result.ToImmutable();
    }
}
