using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Import.Writing;

/// <summary>Which types hold synthetic records, and how they go when real ones come.</summary>
/// <remarks>The platform's table <c>opencity_synthetic</c> names the types, so that an import need not search millions of rows for one.</remarks>
internal static class SyntheticRecords
{
    /// <summary>Notes that a type has synthetic records.</summary>
    internal static void Note(WriteSession session, RecordType type) =>
        session.Execute("INSERT INTO opencity_synthetic (type) VALUES ($1) ON CONFLICT (type) DO NOTHING", type.Name);

    /// <summary>
    /// Removes the synthetic records of a type, before those the synthetic records of other types that refer to them. One that a
    /// real record refers to stays, emptied of what the feed does not fill, until the feed brings it; returns how many went, by type.
    /// </summary>
    internal static ImmutableSortedDictionary<string, long> Remove(
        WriteSession session, CityTables tables, RecordTable table, IReadOnlyCollection<RecordColumn> filled)
    {
        using (var noted = session.Query("SELECT 1 FROM opencity_synthetic WHERE type = $1", table.Type.Name))
        {
            if (!noted.Read())
            {
                return ImmutableSortedDictionary<string, long>.Empty;
            }
        }

        var removed = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        var doomed = new Dictionary<RecordTable, string> { [table] = IsSynthetic(table) };
        foreach (var other in tables.Tables.Where(other => other != table))
        {
            // Tables come after those that they refer to, so what is doomed among these is known.
            var because = References(other, doomed.Keys).Select(reference =>
                $"EXISTS (SELECT 1 FROM {SqlText.Name(reference.Target)} WHERE {SqlText.RefersTo(other, reference.Columns, reference.Target)} AND {doomed[reference.Target]})").ToList();
            if (because.Count > 0)
            {
                doomed[other] = $"{IsSynthetic(other)} AND ({string.Join(" OR ", because)})";
            }
        }

        foreach (var (gone, condition) in doomed.OrderByDescending(pair => tables.Tables.IndexOf(pair.Key)))
        {
            var referring = tables.Tables.SelectMany(other => References(other, [gone]).Select(reference =>
                $" AND NOT EXISTS (SELECT 1 FROM {SqlText.Name(other)} WHERE {SqlText.RefersTo(other, reference.Columns, gone)})"));
            var count = session.Execute($"DELETE FROM {SqlText.Name(gone)} WHERE {condition}{string.Concat(referring)}");
            if (count > 0)
            {
                removed[gone.Type.Name] = count;
            }
        }

        Empty(session, table, filled);
        session.Execute("DELETE FROM opencity_synthetic WHERE type = $1", table.Type.Name);
        return removed.ToImmutable();
    }

    // What is still synthetic is held by a real record: its invented values go where the feed has none of its own.
    private static void Empty(WriteSession session, RecordTable table, IReadOnlyCollection<RecordColumn> filled)
    {
        var invented = table.Columns.Where(column => column.IsNullable && !filled.Contains(column)).ToList();
        if (invented.Count > 0)
        {
            session.Execute($"UPDATE {SqlText.Name(table)} SET {string.Join(", ", invented.Select(column => $"{SqlText.Name(column)} = NULL"))} WHERE {IsSynthetic(table)}");
        }
    }

    private static string IsSynthetic(RecordTable table) => $"{SqlText.Name(table)}.{SqlText.Name(table.Provenance)} = 'SYNTHETIC'";

    private static IEnumerable<(ImmutableArray<RecordColumn> Columns, RecordTable Target)> References(
        RecordTable table, IReadOnlyCollection<RecordTable> targets) =>
        from field in table.Type.StoredFields.OfType<ReferenceField>()
        let target = targets.FirstOrDefault(target => target.Type == field.Target)
        where target is not null
        select (table.ByField[field], target);
}
