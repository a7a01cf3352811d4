using System.Collections.Immutable;
using OpenCity.Data.Model;

namespace OpenCity.Data.Migration;

/// <summary>
/// Everything that stands in a database's catalogue, as pairs of a thing and its definition: what a shape promises and what the
/// live database has are compared line by line.
/// </summary>
internal sealed class Catalogue
{
    private readonly SortedDictionary<string, string> _entries = new(StringComparer.Ordinal);

    private Catalogue()
    {
    }

    /// <summary>Whether there is nothing in it.</summary>
    internal bool IsEmpty => _entries.Count == 0;

    /// <summary>The catalogue that a shape promises.</summary>
    internal static Catalogue Of(DatabaseShape shape)
    {
        var catalogue = new Catalogue();
        foreach (var table in shape.Tables)
        {
            catalogue._entries.Add($"table {table.Name}", "");
            foreach (var column in table.Columns)
            {
                var place = table.Key.IndexOf(column.Name) + 1;
                catalogue._entries.Add($"column {table.Name}.{column.Name}", SchemaDialect.Definition(column.StoreType, !column.IsNullable, place));
            }

            foreach (var index in table.Indexes)
            {
                catalogue._entries.Add($"index {index.Name}", $"on {table.Name} ({string.Join(", ", index.Columns)})");
            }

            foreach (var reference in table.ForeignKeys)
            {
                catalogue._entries[$"foreign key {table.Name} ({string.Join(", ", reference.Columns)})"] =
                    $"references {reference.Target} ({string.Join(", ", reference.TargetColumns)})";
            }
        }

        return catalogue;
    }

    /// <summary>The catalogue of the live database.</summary>
    internal static Catalogue Live(SchemaDialect dialect, Query query)
    {
        var catalogue = new Catalogue();
        dialect.ReadCatalogue(query, catalogue._entries);
        return catalogue;
    }

    /// <summary>What differs, a line a thing; this is what should be.</summary>
    internal ImmutableArray<string> Drift(Catalogue live)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var (thing, definition) in _entries)
        {
            if (!live._entries.TryGetValue(thing, out var found))
            {
                lines.Add($"The {thing} is missing{(definition.Length == 0 ? "" : $"; it should be {definition}")}.");
            }
            else if (found != definition)
            {
                lines.Add($"The {thing} is {found}; it should be {(definition.Length == 0 ? "a plain table" : definition)}.");
            }
        }

        lines.AddRange(live._entries.Keys.Where(thing => !_entries.ContainsKey(thing))
            .Select(thing => $"The {thing} was not made by migrate."));
        return lines.ToImmutable();
    }
}
