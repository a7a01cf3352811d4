namespace OpenCity.GraphQL.Types;

/// <summary>Finds what a misspelt name was probably meant to be.</summary>
public static class NearName
{
    private const int MaxLength = 100;

    /// <summary>The known name with the fewest differing letters, or null where none is near.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        if (name.Length > MaxLength)
        {
            return null;
        }

        // Two letters in five may differ, but never all: "x" is not a slip for "y".
        var best = (Distance: Math.Min(name.Length, Math.Max(2, (name.Length * 2 / 5) + 1)), Name: (string?)null);
        foreach (var candidate in known)
        {
            // At equal distance the first in alphabetical order, so that the answer does not hang on the order of a set.
            var distance = Distance(name, candidate, best.Distance);
            if (distance < best.Distance
                || (distance == best.Distance && best.Name is not null && string.CompareOrdinal(candidate, best.Name) < 0))
            {
                best = (distance, candidate);
            }
        }

        return best.Name;
    }

    /// <summary>A remedy that offers the near name, or else what to do without one.</summary>
    public static string Remedy(string name, IEnumerable<string> known, string otherwise) =>
        Find(name, known) is { } near ? $"Did you mean \"{near}\"?" : otherwise;

    // Letters to add, drop, replace or swap; a difference in case counts as none.
    private static int Distance(string from, string to, int limit)
    {
        if (to.Length > MaxLength || Math.Abs(from.Length - to.Length) > limit)
        {
            return limit + 1;
        }

        if (string.Equals(from, to, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var beforeLast = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var current = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = last[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[to.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
