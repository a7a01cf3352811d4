using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>A read of the records that refer to each of a batch of parents, whose keys are one parameter.</summary>
public abstract record ChildStatement : Statement
{
    /// <summary>What leads from the records to their parent.</summary>
    public required IToOneField By { get; init; }

    /// <summary>Which of them; null for all.</summary>
    public Predicate? Where { get; init; }

    private protected ImmutableArray<ColumnKind> Kinds => [.. Table.Link(By).Select(column => column.Column.Kind)];

    // FROM … WHERE of one parent's children: the reference equals the key at hand, then what else is asked.
    private protected void AppendChildren(SqlText text, TableAliases aliases, Predicate? within, bool isByReference = false)
    {
        AppendFrom(text, aliases);
        var columns = Table.Link(By);
        text.Append(" WHERE ").AppendJoined(" AND ", Enumerable.Range(0, columns.Length), i =>
        {
            var key = text.Dialect.KeyPart(i, columns.Length, columns[i].Column.Kind);
            text.Append(aliases.Column(columns[i], text.Dialect)).Append(" = ")
                .Append(isByReference && i == 0 ? text.Dialect.OneOf(key) : key);
        });
        foreach (var predicate in new[] { Where, within })
        {
            if (predicate is not null && predicate != Predicate.True)
            {
                text.Append(" AND ");
                new PredicateWriter(text, aliases).Write(predicate);
            }
        }
    }

    // The first children of each parent, in an order; columns are read outside, where to-one joins cost a row each and no more.
    private protected StatementText FirstPerParent(
        SqlDialect dialect, ImmutableArray<ColumnPath> columns, ImmutableArray<OrderTerm> order, Predicate? within, int rows)
    {
        var text = new SqlText(dialect);
        var isOrdered = rows > 1;

        // An index has the reference and then the order: the order begins with the reference, so that no other index has it.
        var isByReference = dialect.HasOrderOfOneOf && By is ReferenceField reference && KeysFirst.Serves(Table, reference, order);
        var outer = new TableAliases("t", Table).With(columns);
        var inner = new TableAliases("x", Table).With(Table.Link(By))
            .With(ColumnsOf(Where)).With(ColumnsOf(within)).With(order.Select(term => term.Column));
        if (isOrdered)
        {
            outer.With(order.Select(term => term.Column));
        }

        var result = Result(columns, StatementColumnRole.Position);
        AppendSelect(text, result, outer);
        dialect.AppendFirstPerKey(text, () => dialect.AppendKeyTable(text, ParameterSource.Keys, Kinds), outer[Table], Table.Table.Name, inner[Table], () =>
        {
            AppendChildren(text, inner, within, isByReference);
            text.Append(" ORDER BY ");
            AppendOrder(text, inner, isByReference ? [new(Table.Link(By)[0], order[0].IsDescending), .. order] : order);
            dialect.AppendLimit(text, rows);
        });
        outer.AppendJoins(text);
        if (isOrdered)
        {
            text.Append(" ORDER BY ").Append(dialect.KeyPosition).Append(", ");
            AppendOrder(text, outer, order);
        }

        return new StatementText(text.ToString(), text.Parameters, result);
    }
}

/// <summary>A page below each parent. The rows come by parent in the order of the keys, and in their own order within.</summary>
public sealed record ChildPageStatement : ChildStatement
{
    /// <summary>The columns wanted, of the table or of those its references lead to.</summary>
    public required ImmutableArray<ColumnPath> Columns { get; init; }

    /// <summary>In which order.</summary>
    public required ImmutableArray<OrderTerm> Order { get; init; }

    /// <summary>What <see cref="Keyset"/> gives for the rows that every parent's page begins after and ends before; null for all.</summary>
    public Predicate? Within { get; init; }

    /// <summary>Number of rows a parent, one of those <see cref="PageLimit.For"/> gives.</summary>
    public required int Limit { get; init => field = PageLimit.Checked(value); }

    private protected override StatementText Write(SqlDialect dialect) => FirstPerParent(dialect, Columns, Order, Within, Limit);
}

/// <summary>
/// The record with the greatest <c>@time</c> below each parent, of several the one with the greatest key. At most one row a parent, in
/// no order.
/// </summary>
public sealed record LatestStatement : ChildStatement
{
    /// <summary>The columns wanted, of the table or of those its references lead to.</summary>
    public required ImmutableArray<ColumnPath> Columns { get; init; }

    private protected override StatementText Write(SqlDialect dialect) => FirstPerParent(
        dialect, Columns, OrderCompiler.Compile(Table, null).Terms, null, 1);
}

/// <summary>The number of records below each parent: a row for every key, also where there are none.</summary>
public sealed record ChildCountStatement : ChildStatement
{
    /// <summary>How far each is counted: a number that is greater says only that there are more.</summary>
    public required int Greatest { get; init; }

    private protected override StatementText Write(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        var aliases = new TableAliases("x", Table).With(Table.Link(By)).With(ColumnsOf(Where));
        text.Append("SELECT ").Append(dialect.KeyPosition).Append(", (");
        dialect.AppendCount(text, Greatest, () => AppendChildren(text, aliases, null));
        text.Append(") FROM ");
        dialect.AppendKeyTable(text, ParameterSource.Keys, Kinds);
        return new StatementText(
            text.ToString(),
            text.Parameters,
            [new(StatementColumnRole.Position, null, 0), new(StatementColumnRole.Count, null, 1)]);
    }
}

/// <summary>The number of records that a filter lets through: one row.</summary>
public sealed record CountStatement : Statement
{
    /// <summary>Which rows; null for all.</summary>
    public Predicate? Where { get; init; }

    /// <summary>How far is counted: a number that is greater says only that there are more.</summary>
    public required int Greatest { get; init; }

    private protected override StatementText Write(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        dialect.AppendCount(text, Greatest, () => AppendRows(text));
        return new StatementText(text.ToString(), text.Parameters, [new(StatementColumnRole.Count, null, 0)])
        {
            Unbounded = dialect.CountsSteps ? CountAll(dialect) : null,
        };
    }

    // Without the sub-select that has the bound: in SQLite a third of the steps for each row.
    private string CountAll(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        text.Append("SELECT ").Append(dialect.Count("*"));
        AppendRows(text);
        return text.ToString();
    }

    private void AppendRows(SqlText text)
    {
        var aliases = new TableAliases("t", Table).With(ColumnsOf(Where));
        AppendFrom(text, aliases);
        AppendWhere(text, aliases, Where);
    }
}
