using OpenCity.Domain.Model;
using OpenCity.GraphQL;

namespace OpenCity.Data.Sql;

/// <summary>
/// Refuses filters that would read a large table from end to end: a field without index takes part only where, in the same conjunction,
/// another one finds the records by an index. What is asked of a relation to a small table finds its records first, then those that
/// refer to them.
/// </summary>
internal static class IndexRule
{
    /// <summary>Checks a filter, and those of the lists in it.</summary>
    /// <param name="table">The table that is read.</param>
    /// <param name="where">The filter.</param>
    /// <param name="isBelowParent">Whether the records are those of given parents, which the reference's index finds.</param>
    /// <exception cref="QueryException">An unindexed field stands alone.</exception>
    internal static void Check(TablePath table, Predicate where, bool isBelowParent)
    {
        if (!isBelowParent && table.Table.Type.IsLarge)
        {
            Require(table, where);
        }

        foreach (var list in Lists(where))
        {
            Check(list.List, list.Where, isBelowParent: false);
        }
    }

    private static void Require(TablePath table, Predicate where)
    {
        if (Of(where) is { Finds: false, Unindexed: { } unindexed })
        {
            var type = table.Table.Type;
            throw new QueryException(
                ErrorCodes.FilterNeedsIndex,
                $"{unindexed} cannot be found by an index, and there may be {type.ExpectedRows} records of the type \"{type.Name}\". "
                + $"In the same object, or beside it in \"and\", filter by a range, a value or a list of values of one of: {string.Join(", ", table.Table.Indexes.Fields)}.");
        }
    }

    private static IEnumerable<ExistsPredicate> Lists(Predicate where) => where switch
    {
        AllPredicate all => all.Parts.SelectMany(Lists),
        AnyPredicate any => any.Parts.SelectMany(Lists),
        UnmetPredicate unmet => Lists(unmet.Other),
        TruthPredicate truth => Lists(truth.Other),
        ExistsPredicate exists => [exists],
        _ => [],
    };

    private static Access Of(Predicate predicate) => predicate switch
    {
        ConstantPredicate constant => new Access(!constant.Value, null),
        ComparisonPredicate comparison => Of(comparison.Column, comparison.Operator != ComparisonOperator.NotEqual),
        IsNullPredicate test => Of(test.Column, test.ExpectsNull),
        InListPredicate list => Of(list.Key[0], !list.IsNegated),
        TextPredicate { Operator: TextOperator.StartsWith } start => Of(start.Column, !start.IsNegated),
        TextPredicate text when IsSmall(text.Column) => Of(text.Column, !text.IsNegated),
        TextPredicate text => new Access(false, $"The part of a text in \"{Name(text.Column)}\""),
        // The box around the circle stands beside it.
        DistancePredicate => default,
        ExistsPredicate exists => new Access(false, $"A condition on the list of \"{exists.By.Coordinate}\""),
        TruthPredicate truth => Of(truth.Other),
        UnmetPredicate unmet => new Access(false, Unindexed(unmet.Other)),
        AllPredicate all => All([.. all.Parts.Select(Of)]),
        AnyPredicate any => Any([.. any.Parts.Select(Of)]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Access Of(ColumnPath column, bool canFind) =>
        IsSmall(column) || column.Table.Table.Indexes.Finds(column.Column)
            ? new Access(canFind, null)
            : new Access(false, $"\"{Name(column)}\"");

    private static Access All(Access[] parts) =>
        Array.Exists(parts, part => part.Finds) ? new Access(true, null) : new Access(false, parts.Select(part => part.Unindexed).FirstOrDefault(name => name is not null));

    private static Access Any(Access[] parts) =>
        Array.TrueForAll(parts, part => part.Finds)
            ? new Access(true, null)
            : new Access(false, parts.Select(part => part.Unindexed).FirstOrDefault(name => name is not null));

    // What is not so is found by no index; but where all of it is indexed, it may be asked for.
    private static string? Unindexed(Predicate predicate) => predicate switch
    {
        AllPredicate all => all.Parts.Select(Unindexed).FirstOrDefault(name => name is not null),
        AnyPredicate any => any.Parts.Select(Unindexed).FirstOrDefault(name => name is not null),
        UnmetPredicate unmet => Unindexed(unmet.Other),
        _ => Of(predicate).Unindexed,
    };

    // A small table that a reference leads to is read whole, if need be, and each reference has an index.
    private static bool IsSmall(ColumnPath column) => column.Table.Parent is not null && !column.Table.Table.Type.IsLarge;

    private static string Name(ColumnPath column)
    {
        var field = column.Column.Field?.Name ?? column.Column.Name switch { "recorded_at" => "recordedAt", var name => name };
        var part = column.Column.Field is ValueField { IsLocalized: true } ? "." + column.Column.Part!.ToLowerInvariant() : "";
        return (column.Table.Name.Length == 0 ? "" : column.Table.Name + ".") + field + part;
    }

    /// <summary>How records are found that meet a predicate.</summary>
    /// <param name="Finds">Whether an index finds them.</param>
    /// <param name="Unindexed">What no index finds, in words; null where there is nothing.</param>
    private readonly record struct Access(bool Finds, string? Unindexed);
}
