using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>
/// How a page is found by the records that a reference leads to: those that meet what the filter asks of them first, and below each
/// the first rows of the page's order, which an index over the reference and that order gives. At most a page below each, whatever the
/// number of rows. Without it a database walks the order's index and tests each row, which takes the longer the fewer are met.
/// </summary>
/// <remarks>docs/decisions/0010-keys-first.md</remarks>
/// <param name="Reference">The reference.</param>
/// <param name="Where">What is asked of the records that it leads to.</param>
/// <param name="Rest">What else is asked.</param>
internal sealed record KeysFirst(ReferenceField Reference, Predicate Where, Predicate Rest)
{
    /// <summary>The way for a page, or null where there is none.</summary>
    internal static KeysFirst? Find(TablePath table, Predicate? where, ImmutableArray<OrderTerm> order)
    {
        if (where is null || !table.Table.Type.IsLarge)
        {
            return null;
        }

        var parts = Conjunction(where).ToList();
        return parts.Exists(part => IsSelective(part) && part.Columns.All(column => column.Table.Equals(table) && table.Table.Indexes.Finds(column.Column)))
            ? null
            : table.Table.Type.StoredFields.OfType<ReferenceField>().Where(reference => Serves(table, reference, order))
                .Select(reference => Find(table.Follow(reference), parts)).FirstOrDefault(way => way is not null);
    }

    private static KeysFirst? Find(TablePath target, List<Predicate> parts)
    {
        var asked = parts.FindAll(part => IsMetByValue(part) && part.Columns.All(column => IsWithin(column.Table, target)));
        return target.Table.Type.IsLarge || !asked.Exists(IsSelective)
            ? null
            : new KeysFirst(target.Reference!, Predicate.All(asked), Predicate.All(parts.Except(asked)));
    }

    // Whether an index, or the key, has the reference and then the order's columns, which go all in one direction.
    internal static bool Serves(TablePath table, ReferenceField reference, ImmutableArray<OrderTerm> order)
    {
        if (order.Any(term => !term.Column.Table.Equals(table) || term.IsDescending != order[0].IsDescending))
        {
            return false;
        }

        var columns = table.Table.ByField[reference];
        RecordColumn[] wanted = [.. columns, .. order.Select(term => term.Column.Column).Except(columns)];
        return table.Table.Indexes.All.Append(table.Table.Key).Any(index => index.AsSpan().StartsWith(wanted));
    }

    private static IEnumerable<Predicate> Conjunction(Predicate where) =>
        where is AllPredicate all ? all.Parts.SelectMany(Conjunction) : [where];

    // A value among many: of an enum or a boolean half of the records may have one.
    private static bool IsSelective(Predicate part) => part switch
    {
        ComparisonPredicate { Operator: ComparisonOperator.Equal } comparison => HasManyValues(comparison.Column),
        InListPredicate { IsNegated: false } list => list.Key.Any(HasManyValues),
        AllPredicate all => all.Parts.Any(IsSelective),
        AnyPredicate any => any.Parts.All(IsSelective),
        _ => false,
    };

    private static bool HasManyValues(ColumnPath column) =>
        column.Column.Kind != ColumnKind.Boolean && column.Column.Field is not (null or ValueField { Kind: ValueKind.Enum });

    // Whether it is never met where there is no record: those without one are not among the keys.
    private static bool IsMetByValue(Predicate part) => part switch
    {
        ComparisonPredicate comparison => comparison.Operator != ComparisonOperator.NotEqual,
        InListPredicate list => !list.IsNegated,
        TextPredicate text => !text.IsNegated,
        IsNullPredicate test => !test.ExpectsNull,
        DistancePredicate => true,
        AllPredicate all => all.Parts.Any(IsMetByValue),
        AnyPredicate any => any.Parts.All(IsMetByValue),
        _ => false,
    };

    private static bool IsWithin(TablePath? table, TablePath target)
    {
        while (table is not null && !table.Equals(target))
        {
            table = table.Parent;
        }

        return table is not null;
    }
}
