using System.Collections.Immutable;

namespace OpenCity.Data.Sql;

/// <summary>A read of one table, in the words of the relational plan; a dialect turns it into text.</summary>
public abstract record Statement
{
    /// <summary>The table that is read.</summary>
    public required TablePath Table { get; init; }

    /// <summary>Writes it in a dialect, and tells those who listen (<see cref="StatementDiagnostics"/>).</summary>
    public StatementText Print(SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        var text = Write(dialect);
        StatementDiagnostics.Printed(this, dialect, text);
        return text;
    }

    private protected abstract StatementText Write(SqlDialect dialect);

    private protected static ImmutableArray<StatementColumn> Result(
        IEnumerable<ColumnPath> columns, StatementColumnRole? first = null)
    {
        var result = ImmutableArray.CreateBuilder<StatementColumn>();
        if (first is { } role)
        {
            result.Add(new StatementColumn(role, null, 0));
        }

        foreach (var column in columns.Distinct())
        {
            result.Add(new StatementColumn(StatementColumnRole.Value, column, result.Count));
        }

        return result.ToImmutable();
    }

    // A page of which only the number of rows is asked (whether there is a next one) has no column.
    private protected static void AppendSelect(SqlText text, ImmutableArray<StatementColumn> result, TableAliases aliases) =>
        text.Append(result.IsEmpty ? "SELECT 1" : "SELECT ").AppendJoined(", ", result, column => text.Append(
            column.Role == StatementColumnRole.Position
                ? text.Dialect.KeyPosition
                : aliases.Column(column.Column!, text.Dialect)));

    private protected static void AppendFrom(SqlText text, TableAliases aliases)
    {
        text.Append(" FROM ");
        aliases.AppendRoot(text);
        aliases.AppendJoins(text);
    }

    private protected static void AppendWhere(SqlText text, TableAliases aliases, params IEnumerable<Predicate?> predicates)
    {
        var parts = predicates.OfType<Predicate>().Where(part => part != Predicate.True).ToList();
        if (parts.Count > 0)
        {
            text.Append(" WHERE ").AppendJoined(" AND ", parts, new PredicateWriter(text, aliases).Write);
        }
    }

    private protected static void AppendOrder(SqlText text, TableAliases aliases, ImmutableArray<OrderTerm> order) =>
        text.AppendJoined(", ", order, term => text.Dialect.AppendOrderTerm(
            text, aliases.Column(term.Column, text.Dialect), term.IsDescending, term.Column.IsNullable));

    private protected static IEnumerable<ColumnPath> ColumnsOf(Predicate? where) => where?.Columns ?? [];
}

/// <summary>Numbers of rows that a page statement may ask for: each text is prepared once.</summary>
public static class PageLimit
{
    private static readonly ImmutableArray<int> Limits = [11, 21, 51, 101, 201, 501, 1001];

    /// <summary>Most rows of a page.</summary>
    public static int Greatest => Limits[^1] - 1;

    /// <summary>The least limit that holds a page of so many rows and one more, which tells whether there is a next page.</summary>
    public static int For(int first)
    {
        foreach (var limit in Limits)
        {
            if (first < limit)
            {
                return limit;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(first), first, $"A page has at most {Greatest} rows.");
    }

    internal static int Checked(int limit) => Limits.Contains(limit)
        ? limit
        : throw new ArgumentOutOfRangeException(nameof(limit), limit, $"A limit is one of {string.Join(", ", Limits)}.");
}
