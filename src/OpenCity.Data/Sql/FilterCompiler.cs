using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>
/// Makes a predicate of a coerced <c>where</c>, with the null semantics of C#: <c>neq</c>, <c>nin</c> and every negated operator are met
/// by a missing value, the others are not. A reference that leads nowhere reads as a record without any value, and with empty lists.
/// </summary>
/// <remarks>
/// The predicate depends on the shape of the value only (the plan's shape): which fields are there, which values are null, for
/// a list of scalars whether it is empty, holds nulls, holds values, and the number of items of <c>and</c> and <c>or</c>. An empty
/// <c>and</c> or <c>or</c> says nothing; an empty object is met by every record, also as an item of <c>or</c>.
/// </remarks>
public static class FilterCompiler
{
    /// <summary>Greatest nesting of a filter.</summary>
    public const int MaxDepth = 32;

    /// <summary>Greatest number of comparisons of a filter.</summary>
    public const int MaxComparisons = 500;

    /// <summary>Greatest number of conditions on the records of a list: each is a search for every record.</summary>
    public const int MaxLists = 8;

    /// <summary>The predicate of a filter on the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="where">The coerced filter.</param>
    /// <param name="limits">What its values may be, told when they are bound; null for those of a public server.</param>
    /// <exception cref="QueryException">The filter is too large, or an operator that needs a value has null.</exception>
    public static Predicate Compile(TablePath table, InputObject where, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(where);
        return new RecordFilter(new FilterBudget(), limits ?? new ReadLimits()).Record(table, where, [], 0);
    }
}
