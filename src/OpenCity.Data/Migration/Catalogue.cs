using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Migration;

/// <summary>Runs a reading statement in a session.</summary>
internal delegate RowReader Query(string sql, params ReadOnlySpan<SqlValue> parameters);

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
                catalogue._entries.Add($"column {table.Name}.{column.Name}", Definition(column.StoreType, !column.IsNullable, place));
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
    internal static Catalogue Live(Query query)
    {
        var catalogue = new Catalogue();
        catalogue.ReadObjects(query);
        catalogue.ReadColumns(query);
        catalogue.ReadIndexes(query);
        catalogue.ReadForeignKeys(query);
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

    private static string Definition(string storeType, bool isNotNull, long keyPlace) =>
        storeType + (isNotNull ? " NOT NULL" : " NULL") + (keyPlace > 0 ? $" key {keyPlace}" : "");

    private void ReadObjects(Query query)
    {
        using var rows = query(
            """
            SELECT CASE l.type WHEN 'table' THEN 'table' ELSE l.type || ' table' END, l.name,
                   trim(CASE WHEN l.wr THEN 'WITHOUT ROWID ' ELSE '' END || CASE WHEN l.strict THEN 'STRICT' ELSE '' END)
            FROM pragma_table_list l WHERE l.schema = 'main' AND l.type <> 'view' AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\'
            UNION ALL SELECT type, name, '' FROM sqlite_master WHERE type IN ('view', 'trigger')
            """);
        while (rows.Read())
        {
            _entries[$"{rows.GetString(0)} {rows.GetString(1)}"] = rows.GetString(2)!;
        }
    }

    private void ReadColumns(Query query)
    {
        using var rows = query(
            """
            SELECT m.name, c.name, c.type, c."notnull", c.pk, c.dflt_value, c.hidden
            FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\'
            """);
        while (rows.Read())
        {
            _entries[$"column {rows.GetString(0)}.{rows.GetString(1)}"] =
                Definition(rows.GetString(2)!, rows.GetInt64(3) != 0, rows.GetInt64(4))
                + (rows.IsNull(5) ? "" : $" DEFAULT {rows.GetString(5)}")
                + (rows.GetInt64(6) == 0 ? "" : " GENERATED");
        }
    }

    private void ReadIndexes(Query query)
    {
        using var rows = query(
            """
            SELECT m.name, i.name, i."unique", i.partial,
                   group_concat(coalesce(c.name, '(expression)') || CASE WHEN c."desc" THEN ' DESC' ELSE '' END
                     || CASE c.coll WHEN 'BINARY' THEN '' ELSE ' COLLATE ' || c.coll END, ', ' ORDER BY c.seqno)
            FROM sqlite_master m JOIN pragma_index_list(m.name) i JOIN pragma_index_xinfo(i.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND i.origin <> 'pk' AND c.key
            GROUP BY m.name, i.name
            """);
        while (rows.Read())
        {
            _entries[$"index {rows.GetString(1)}"] =
                $"{(rows.GetInt64(2) == 0 ? "" : "unique ")}{(rows.GetInt64(3) == 0 ? "" : "partial ")}on {rows.GetString(0)} ({rows.GetString(4)})";
        }
    }

    private void ReadForeignKeys(Query query)
    {
        using var rows = query(
            """
            SELECT m.name, group_concat(f."from", ', ' ORDER BY f.seq), f."table", group_concat(f."to", ', ' ORDER BY f.seq),
                   f.on_update, f.on_delete
            FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
            WHERE m.type = 'table' GROUP BY m.name, f.id
            """);
        while (rows.Read())
        {
            _entries[$"foreign key {rows.GetString(0)} ({rows.GetString(1)})"] =
                $"references {rows.GetString(2)} ({rows.GetString(3)})"
                + (rows.GetString(4) == "NO ACTION" ? "" : $" ON UPDATE {rows.GetString(4)}")
                + (rows.GetString(5) == "NO ACTION" ? "" : $" ON DELETE {rows.GetString(5)}");
        }
    }
}
