using System.Collections.Immutable;

namespace OpenCity.Data.Import.Mapping;

/// <summary>The columns that a mapping reads, each once.</summary>
internal sealed class ColumnList
{
    private readonly List<string> _names = [];

    /// <summary>All names so far.</summary>
    internal ImmutableArray<string> Names => [.. _names];

    /// <summary>The place of a column; a new one is added.</summary>
    internal int Add(string name)
    {
        var clean = Clean(name);
        var place = _names.IndexOf(clean);
        if (place < 0)
        {
            place = _names.Count;
            _names.Add(clean);
        }

        return place;
    }

    /// <summary>A name as it is compared: trimmed, and a line break or any other run of white space is one blank.</summary>
    internal static string Clean(string name) => string.Join(' ',
        name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
