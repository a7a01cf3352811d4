using System.Collections.Immutable;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Sql;

/// <summary>
/// The rows that come after a row in an order (docs/decisions/0004-keyset-paging.md). A page so begun costs the same at the end of a
/// table as at its start.
/// </summary>
public static class Keyset
{
    /// <summary>
    /// The rows after the one with the given values, one a term. The predicate depends on which of them are null
    /// (<see cref="Nulls"/>); the values themselves are parameters.
    /// </summary>
    public static Predicate After(ImmutableArray<OrderTerm> terms, ulong nulls) => Beyond(terms, nulls, isEnd: false);

    /// <summary>The rows before it: those after it in the order turned round. Its values are <see cref="StatementArguments.Before"/>.</summary>
    public static Predicate Before(ImmutableArray<OrderTerm> terms, ulong nulls) => Beyond(Reverse(terms), nulls, isEnd: true);

    private static Predicate Beyond(ImmutableArray<OrderTerm> terms, ulong nulls, bool isEnd)
    {
        ArgumentOutOfRangeException.ThrowIfZero(terms.Length, nameof(terms));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(terms.Length, 64, nameof(terms));
        return terms.Length > 1 && terms.All(term => !term.Column.IsNullable && term.IsDescending == terms[0].IsDescending)
            ? new RowPredicate(
                [.. terms.Select(term => term.Column)], !terms[0].IsDescending, [.. terms.Select((term, i) => Value(term, i, isEnd))])
            : After(terms, i => Value(terms[i], i, isEnd), nulls, 0);
    }

    /// <summary>The order turned round, missing values included.</summary>
    public static ImmutableArray<OrderTerm> Reverse(ImmutableArray<OrderTerm> terms) =>
        [.. terms.Select(term => term with { IsDescending = !term.IsDescending })];

    /// <summary>A bit a value: set where it is null. It belongs to the shape of the request.</summary>
    public static ulong Nulls(ImmutableArray<SqlValue> values)
    {
        var nulls = 0UL;
        for (var i = 0; i < values.Length; i++)
        {
            nulls |= values[i].Kind == SqlValueKind.Null ? 1UL << i : 0;
        }

        return nulls;
    }

    internal static Predicate Expand(RowPredicate row) => After(
        [.. row.Row.Select(column => new OrderTerm(column, !row.IsGreater))], i => row.Values[i], 0, 0);

    // Rows that are greater in term i, or equal in it and after in the rest.
    private static Predicate After(ImmutableArray<OrderTerm> terms, Func<int, ParameterSource> value, ulong nulls, int i)
    {
        if (i == terms.Length)
        {
            return Predicate.False;
        }

        var (column, isDescending) = terms[i];
        var rest = After(terms, value, nulls, i + 1);
        if ((nulls >> i & 1) != 0)
        {
            // Null is the least: after it come all others when rising, and none when falling.
            return isDescending
                ? Predicate.All(Predicate.IsNull(column), rest)
                : Predicate.Any(Predicate.IsNotNull(column), rest);
        }

        var source = value(i);
        Predicate strict = new ComparisonPredicate(
            column, isDescending ? ComparisonOperator.Less : ComparisonOperator.Greater, source);
        if (isDescending && column.IsNullable)
        {
            return Predicate.Any(
                strict,
                Predicate.IsNull(column),
                Predicate.All(new ComparisonPredicate(column, ComparisonOperator.Equal, source), rest));
        }

        // `a >= x AND (a > x OR …)` and not `a > x OR (a = x AND …)`: only the first is a range of an index.
        return rest == Predicate.False
            ? strict
            : Predicate.All(
                new ComparisonPredicate(
                    column, isDescending ? ComparisonOperator.LessOrEqual : ComparisonOperator.GreaterOrEqual, source),
                Predicate.Any(strict, rest));
    }

    private static CursorSource Value(OrderTerm term, int i, bool isEnd) => new(i, term.Column.Column.Kind, isEnd);
}
