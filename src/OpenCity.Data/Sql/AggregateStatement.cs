using System.Collections.Immutable;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>
/// Figures over the rows that a filter lets through: one row. Below parents one row for each key that has children, in no order.
/// </summary>
public sealed record AggregateStatement : Statement
{
    /// <summary>The reference of the rows to their parent; null where there is none.</summary>
    public ReferenceField? By { get; init; }

    /// <summary>Which rows; null for all.</summary>
    public Predicate? Where { get; init; }

    /// <summary>What is computed; at least one.</summary>
    public required ImmutableArray<Figure> Figures { get; init; }

    /// <inheritdoc/>
    public override StatementText Print(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        var aliases = new TableAliases("t", Table)
            .With(ColumnsOf(Where)).With(Figures.Select(figure => figure.Column).OfType<ColumnPath>());
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

    // FROM the table, or FROM the keys of parents with the rows that refer to each.
    internal static void AppendRows(SqlText text, TableAliases aliases, ReferenceField? by)
    {
        if (by is null)
        {
            AppendFrom(text, aliases);
            return;
        }

        var columns = aliases.Root.Table.ByField[by];
        var kinds = columns.Select(column => column.Kind).ToImmutableArray();
        text.Append(" FROM ");
        text.Dialect.AppendKeyTable(text, ParameterSource.Keys, kinds);
        text.Append(text.Dialect.JoinToKeys);
        aliases.AppendRoot(text);
        text.Append(" ON ").AppendJoined(" AND ", Enumerable.Range(0, columns.Length), i => text
            .Append(aliases.Column(aliases.Root.Column(columns[i]), text.Dialect))
            .Append(" = ").Append(text.Dialect.KeyPart(i, columns.Length, kinds[i])));
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
