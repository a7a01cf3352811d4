using System.Collections.Immutable;
using System.Globalization;

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

    private protected override StatementText Write(SqlDialect dialect) =>
        KeysFirst.Find(Table, Where, Order) is { } way ? Print(dialect, way) : PrintWhole(dialect);

    private StatementText PrintWhole(SqlDialect dialect)
    {
        var aliases = Needed("t");
        var joins = aliases.Joins;
        return aliases.With(Columns).Joins > joins && dialect.ReadsPageFirst ? PrintPageFirst(dialect) : PrintWhole(dialect, aliases);
    }

    // What finds and orders the rows.
    private TableAliases Needed(string prefix) =>
        new TableAliases(prefix, Table).With(ColumnsOf(Where)).With(ColumnsOf(Within)).With(Order.Select(term => term.Column));

    private StatementText PrintWhole(SqlDialect dialect, TableAliases aliases)
    {
        var text = new SqlText(dialect);
        var result = Result(Columns);
        AppendSelect(text, result, aliases);
        AppendPage(text, aliases);
        return new StatementText(text.ToString(), text.Parameters, result);
    }

    // The page's rows first, then what only its columns need: those joins are made for the page and for nothing else.
    private StatementText PrintPageFirst(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        var inner = Needed("x");
        var outer = new TableAliases("t", Table).With(Columns).With(Order.Select(term => term.Column));
        var result = Result(Columns);
        AppendSelect(text, result, outer);
        text.Append(" FROM (SELECT ").Append(inner[Table]).Append(".*");
        AppendPage(text, inner);
        text.Append(") AS ").Append(outer[Table]);
        outer.AppendJoins(text);
        text.Append(" ORDER BY ");
        AppendOrder(text, outer, Order);
        return new StatementText(text.ToString(), text.Parameters, result);
    }

    private void AppendPage(SqlText text, TableAliases aliases)
    {
        AppendFrom(text, aliases);
        AppendWhere(text, aliases, Where, Within);
        text.Append(" ORDER BY ");
        AppendOrder(text, aliases, Order);
        text.Dialect.AppendLimit(text, Limit);
    }

    private StatementText Print(SqlDialect dialect, KeysFirst way)
    {
        var text = new SqlText(dialect);
        var target = Table.Follow(way.Reference);
        var link = Table.Link(way.Reference);
        var order = Order.Select(term => term.Column).ToList();
        var outer = new TableAliases("t", Table).With(Columns).With(order);
        var inner = new TableAliases("x", Table).With(link).With(way.Rest.Columns).With(ColumnsOf(Within)).With(order);
        var keys = new TableAliases("p", target).With(way.Where.Columns);
        var result = Result(Columns);
        AppendSelect(text, result, outer);
        if (dialect.StopsAtPage && outer.Joins + inner.Joins == 0)
        {
            text.Append(" FROM ");
            AppendKeys();
            text.Append(dialect.JoinToKeys);
            outer.AppendRoot(text);
            AppendRows(outer, " ON ");
        }
        else
        {
            dialect.AppendFirstPerKey(text, AppendKeys, outer[Table], Table.Table.Name, inner[Table], AppendFirstRows);
            outer.AppendJoins(text);
        }

        text.Append(" ORDER BY ");
        AppendOrder(text, outer, Order);
        dialect.AppendLimit(text, Limit);
        return new StatementText(text.ToString(), text.Parameters, result);

        void AppendKeys()
        {
            text.Append("(SELECT ").AppendJoined(", ", Enumerable.Range(0, link.Length), i => text
                .Append(keys.Column(new ColumnPath(target, link[i].Column.TargetColumn!), dialect)).Append(" AS ").Append(KeyName(i)));
            AppendFrom(text, keys);
            AppendWhere(text, keys, way.Where);
            text.Append(") AS k");
        }

        // Those of one key.
        void AppendRows(TableAliases aliases, string word)
        {
            text.Append(word).AppendJoined(" AND ", Enumerable.Range(0, link.Length), i => text
                .Append(aliases.Column(link[i], dialect)).Append(" = ")
                .Append(i == 0 ? dialect.OneOf("k." + KeyName(i)) : "k." + KeyName(i)));
            foreach (var predicate in new[] { way.Rest, Within }.OfType<Predicate>().Where(predicate => predicate != Predicate.True))
            {
                text.Append(" AND ");
                new PredicateWriter(text, aliases).Write(predicate);
            }
        }

        void AppendFirstRows()
        {
            AppendFrom(text, inner);
            AppendRows(inner, " WHERE ");
            text.Append(" ORDER BY ");
            AppendOrder(text, inner, dialect.HasOrderOfOneOf ? [new(link[0], Order[0].IsDescending), .. Order] : Order);
            dialect.AppendLimit(text, Limit);
        }
    }

    private static string KeyName(int part) => string.Create(CultureInfo.InvariantCulture, $"c{part}");
}
