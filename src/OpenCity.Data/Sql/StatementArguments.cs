using System.Collections.Immutable;
using OpenCity.Data.Providers;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>The values that one request gives to a statement; its text is the same for all requests of a shape.</summary>
public readonly record struct StatementArguments
{
    /// <summary>The coerced value of <c>where</c>, or null where there is none.</summary>
    public InputObject? Where { get; init; }

    /// <summary>The coerced value of <c>having</c>, or null where there is none.</summary>
    public InputObject? Having { get; init; }

    /// <summary>Values of the order terms in the row that the page begins after; default where it begins at the start.</summary>
    public ImmutableArray<SqlValue> After { get; init; }

    /// <summary>Values of the order terms in the row that the page ends before; default where it ends at the end.</summary>
    public ImmutableArray<SqlValue> Before { get; init; }

    /// <summary>The key of one record; default where the statement takes none.</summary>
    public ImmutableArray<SqlValue> Key { get; init; }

    /// <summary>Keys of a batch; null where the statement takes none.</summary>
    public KeyList? Keys { get; init; }
}
