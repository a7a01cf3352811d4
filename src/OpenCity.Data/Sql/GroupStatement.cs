using System.Collections.Immutable;
using System.Globalization;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>
/// Groups of the rows that a filter lets through, or of those below each parent, with figures over each. The rows come by parent in the
/// order of the keys, and in their own order within.
/// </summary>
public sealed record GroupStatement : Statement
{
    /// <summary>What leads from the rows to their parent; null where there is none.</summary>
    public IToOneField? By { get; init; }

    /// <summary>Which rows; null for all.</summary>
    public Predicate? Where { get; init; }

    /// <summary>By what they are grouped, which groups are kept, and in which order.</summary>
    public required GroupTerms Terms { get; init; }

    /// <summary>What is computed over each group.</summary>
    public required ImmutableArray<Figure> Figures { get; init; }

    /// <summary>Records that keys refer to, read beside their groups.</summary>
    public ImmutableArray<GroupJoin> Joins { get; init; } = [];

    /// <summary>The zone of time buckets.</summary>
    public required ZoneOffsets Zone { get; init; }

    /// <summary>Number of groups, at the root or below each parent; one of those <see cref="PageLimit.For"/> gives.</summary>
    public required int Limit { get; init => field = PageLimit.Checked(value); }

    private protected override StatementText Write(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        var having = 0..0;
        var groups = new TableAliases("g", Table);
        var joins = Joins.Select((join, i) => new TableAliases(
            string.Create(CultureInfo.InvariantCulture, $"r{i}x"), join.Target).With(join.Columns)).ToImmutableArray();
        var own = Result();
        var joined = Joins.SelectMany((join, i) => join.Columns.Select(column => (Column: column, Aliases: joins[i]))).ToList();
        var result = own.AddRange(joined.Select((pair, i) => new StatementColumn(StatementColumnRole.Value, pair.Column, own.Length + i)));
        text.Append("SELECT ").AppendJoined(", ", own, column => text.Append(groups[Table]).Append(".").Append(NameOf(column.Ordinal)));
        foreach (var (column, aliases) in joined)
        {
            text.Append(", ").Append(aliases.Column(column, dialect));
        }

        text.Append(" FROM (");
        if (By is null)
        {
            AppendGroups(text);
            text.Append(") AS ").Append(groups[Table]);
            AppendJoins();
            AppendHaving();
            text.Append(" ORDER BY ");
            AppendOrder(text, groups, Terms.Order);
            dialect.AppendLimit(text, Limit);
        }
        else
        {
            // Rows are counted over groups, never over the table itself.
            text.Append("SELECT ").Append(groups[Table]).Append(".*, row_number() OVER (PARTITION BY ").Append(groups[Table]).Append(".p ORDER BY ");
            AppendOrder(text, groups, Terms.Order);
            text.Append(") AS n FROM (");
            AppendGroups(text);
            text.Append(") AS ").Append(groups[Table]);
            AppendHaving();
            text.Append(") AS ").Append(groups[Table]);
            AppendJoins();
            text
                .Append(" WHERE ").Append(groups[Table]).Append(".n <= ").Append(Limit)
                .Append(" ORDER BY ").Append(groups[Table]).Append(".p, ").Append(groups[Table]).Append(".n");
        }

        // The conditions of groups find their values in `having`.
        var parameters = text.Parameters.ToBuilder();
        for (var i = having.Start.Value; i < having.End.Value; i++)
        {
            parameters[i] = new HavingSource(parameters[i]);
        }

        return new StatementText(text.ToString(), parameters.ToImmutable(), result);

        void AppendJoins()
        {
            foreach (var (join, aliases) in Joins.Zip(joins))
            {
                var key = join.Target.Table.Key;
                text.Append(" LEFT JOIN ");
                aliases.AppendRoot(text);
                text.Append(" ON ").AppendJoined(" AND ", Enumerable.Range(0, key.Length), i => text
                    .Append(aliases.Column(new ColumnPath(join.Target, key[i]), dialect)).Append(" = ")
                    .Append(groups[Table]).Append(".").Append(GroupTerms.Name('k', join.FirstKey + i)));
                aliases.AppendJoins(text);
            }
        }

        void AppendHaving()
        {
            var start = text.Parameters.Length;
            AppendWhere(text, groups, Terms.Having);
            having = start..text.Parameters.Length;
        }
    }

    // SELECT … GROUP BY: the parent's position, the keys, the figures, and what groups are kept and ordered by.
    private void AppendGroups(SqlText text)
    {
        var aliases = new TableAliases("t", Table)
            .With(By is null ? [] : Table.Link(By))
            .With(ColumnsOf(Where))
            .With(Terms.Keys.Select(key => key.Column))
            .With(Figures.Select(figure => figure.Column).OfType<ColumnPath>())
            .With(Terms.Values.Select(value => value.Column).OfType<ColumnPath>());
        var keys = Terms.Keys.Select((key, i) => (Expression: key.Expression(text.Dialect, aliases, Zone), Name: GroupTerms.Name('k', i)))
            .ToList();
        if (By is not null)
        {
            keys.Insert(0, (text.Dialect.KeyPosition, "p"));
        }

        text.Append("SELECT ").AppendJoined(
            ", ",
            keys.Select(key => $"{key.Expression} AS {key.Name}")
                .Concat(Figures.Select((figure, i) => $"{figure.Expression(text.Dialect, aliases)} AS {GroupTerms.Name('f', i)}"))
                .Concat(Terms.Values.Select((value, i) => $"{value.Expression(text.Dialect, aliases)} AS {GroupTerms.Name('v', i)}")),
            part => text.Append(part));
        AggregateStatement.AppendRows(text, aliases, By);
        AppendWhere(text, aliases, Where);

        // By place where that can be: the expression of a bucket is long.
        text.Append(" GROUP BY ").AppendJoined(
            ", ", keys.Select((key, i) => text.Dialect.GroupTerm(i + 1, key.Expression)), term => text.Append(term));
    }

    private int Offset => By is null ? 0 : 1;

    private string NameOf(int ordinal) => ordinal < Offset ? "p"
        : ordinal - Offset < Terms.Keys.Length ? GroupTerms.Name('k', ordinal - Offset)
        : GroupTerms.Name('f', ordinal - Offset - Terms.Keys.Length);

    private ImmutableArray<StatementColumn> Result()
    {
        var columns = ImmutableArray.CreateBuilder<StatementColumn>();
        if (By is not null)
        {
            columns.Add(new StatementColumn(StatementColumnRole.Position, null, 0));
        }

        for (var i = 0; i < Terms.Keys.Length; i++)
        {
            columns.Add(new StatementColumn(StatementColumnRole.Key, Terms.KeyColumn(i), columns.Count));
        }

        foreach (var figure in Figures)
        {
            columns.Add(new StatementColumn(StatementColumnRole.Figure, figure.ResultColumn(Table), columns.Count));
        }

        return columns.ToImmutable();
    }
}

/// <summary>The record that the keys of a group refer to, beside the group.</summary>
/// <param name="Target">The record's table.</param>
/// <param name="FirstKey">Place of the first of the keys that it is found by.</param>
/// <param name="Columns">The columns wanted, of that table or of those its references lead to.</param>
public sealed record GroupJoin(TablePath Target, int FirstKey, ImmutableArray<ColumnPath> Columns);
