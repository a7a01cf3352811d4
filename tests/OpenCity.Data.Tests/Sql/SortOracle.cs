using System.Collections.Immutable;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Tests.Sql;

/// <summary>What an order means, said in C#: null first, texts by code point.</summary>
internal static class SortOracle
{
    public static List<Row> Sort(IEnumerable<Row> rows, ImmutableArray<OrderTerm> terms)
    {
        var sorted = rows.OrderBy(_ => 0);
        foreach (var term in terms)
        {
            var values = Comparer<object?>.Create(Compare);
            sorted = term.IsDescending
                ? sorted.ThenByDescending(row => row.Get(term.Column), values)
                : sorted.ThenBy(row => row.Get(term.Column), values);
        }

        return [.. sorted];
    }

    public static ImmutableArray<SqlValue> Values(RecordOrder order, Row row) =>
        [.. order.Terms.Select(term => StoreForm.Of(term.Column.Column.Kind, row.Get(term.Column)))];

    // Ordinal comparison of UTF-16 is not by code point.
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => a.EnumerateRunes().Zip(b.EnumerateRunes()).Select(pair => pair.First.CompareTo(pair.Second))
            .FirstOrDefault(order => order != 0, a.EnumerateRunes().Count() - b.EnumerateRunes().Count()),
        _ => ((IComparable)left).CompareTo(right),
    };
}
