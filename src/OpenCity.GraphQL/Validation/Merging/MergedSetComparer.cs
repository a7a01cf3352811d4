using System.Diagnostics.CodeAnalysis;

namespace OpenCity.GraphQL.Validation.Merging;

/// <summary>
/// Two merged sets are one where they hold the same fields of the document; a field is known by its place.
/// </summary>
internal sealed class MergedSetComparer : IEqualityComparer<List<MergedField>>
{
    public static MergedSetComparer Instance { get; } = new();

    public bool Equals(List<MergedField>? x, List<MergedField>? y)
    {
        if (x is null || y is null || x.Count != y.Count)
        {
            return ReferenceEquals(x, y);
        }

        for (var i = 0; i < x.Count; i++)
        {
            if (x[i].Node.Start != y[i].Node.Start)
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode([DisallowNull] List<MergedField> obj)
    {
        var hash = default(HashCode);
        foreach (var field in obj)
        {
            hash.Add(field.Node.Start);
        }

        return hash.ToHashCode();
    }
}
