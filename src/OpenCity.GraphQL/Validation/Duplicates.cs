using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation;

/// <summary>Finds names that stand more than once in a list.</summary>
internal static class Duplicates
{
    // Short lists, which is nearly all of them, are compared in place; only long ones pay for a set.
    private const int MaxComparedInPlace = 8;

    /// <summary>For each name that occurs several times its occurrences; most often none.</summary>
    public static IReadOnlyList<List<Name>> Find<T>(ImmutableArray<T> items, Func<T, Name> nameOf) =>
        HasDuplicates(items, nameOf)
            ? [.. items.Select(nameOf).GroupBy(name => name.Value).Select(group => group.ToList()).Where(group => group.Count > 1)]
            : [];

    private static bool HasDuplicates<T>(ImmutableArray<T> items, Func<T, Name> nameOf)
    {
        if (items.Length > MaxComparedInPlace)
        {
            var known = new HashSet<string>(items.Length);
            return items.Any(item => !known.Add(nameOf(item).Value));
        }

        for (var i = 1; i < items.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (nameOf(items[i]).Value == nameOf(items[j]).Value)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
