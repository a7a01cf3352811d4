using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Migration;

/// <summary>Tables of SQLite: instants are Unix microseconds, days <c>yyyy-MM-dd</c>, and nothing is a decimal.</summary>
internal sealed class SqliteSchema : SchemaDialect
{
    /// <summary>The dialect; it has no state.</summary>
    internal static readonly SqliteSchema Instance = new();

    private SqliteSchema()
    {
    }

    /// <inheritdoc/>
    internal override string Provider => "sqlite";

    /// <inheritdoc/>
    internal override string CountTables => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ($1, $2)";

    /// <inheritdoc/>
    internal override ImmutableArray<string> ScriptStart => ["PRAGMA foreign_keys = OFF", "BEGIN IMMEDIATE"];

    /// <inheritdoc/>
    internal override string StoreType(ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.Date => "TEXT",
        ColumnKind.Int or ColumnKind.Long or ColumnKind.Boolean or ColumnKind.Instant => "INTEGER",
        ColumnKind.Double => "REAL",
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    internal override Type ClrType(ColumnKind kind, bool isNullable) => kind switch
    {
        ColumnKind.Text or ColumnKind.Date => typeof(string),
        ColumnKind.Int => isNullable ? typeof(int?) : typeof(int),
        ColumnKind.Long or ColumnKind.Instant => isNullable ? typeof(long?) : typeof(long),
        ColumnKind.Boolean => isNullable ? typeof(bool?) : typeof(bool),
        ColumnKind.Double => isNullable ? typeof(double?) : typeof(double),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    internal override void Configure(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=:memory:");

    /// <inheritdoc/>
    internal override void Annotate(IMutableProperty column, ColumnShape shape)
    {
        // Texts are compared by their bytes unless something else is said.
    }

    /// <inheritdoc/>
    internal override void Annotate(IMutableIndex index, ImmutableArray<ColumnShape> columns)
    {
        // Null is the least value already.
    }

    /// <inheritdoc/>
    internal override void ReadCatalogue(Query query, IDictionary<string, string> entries)
    {
        ReadObjects(query, entries);
        ReadColumns(query, entries);
        ReadIndexes(query, entries);
        ReadForeignKeys(query, entries);
    }

    /// <inheritdoc/>
    // A table made anew to get a reference: nothing else can break one, and the check reads every row.
    internal override void RequireWhole(ImmutableArray<string> commands, Query query)
    {
        if (!commands.Any(command => command.StartsWith("DROP TABLE", StringComparison.Ordinal)))
        {
            return;
        }

        using var broken = query("PRAGMA foreign_key_check");
        if (broken.Read())
        {
            throw new DatabaseException(
                DatabaseFault.Constraint,
                $"Records of the table \"{broken.GetString(0)}\" refer to records of \"{broken.GetString(2)}\" that are not there. Restore a backup.");
        }
    }

    private static void ReadObjects(Query query, IDictionary<string, string> entries)
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
            entries[$"{rows.GetString(0)} {rows.GetString(1)}"] = rows.GetString(2)!;
        }
    }

    private static void ReadColumns(Query query, IDictionary<string, string> entries)
    {
        using var rows = query(
            """
            SELECT m.name, c.name, c.type, c."notnull", c.pk, c.dflt_value, c.hidden
            FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\'
            """);
        while (rows.Read())
        {
            entries[$"column {rows.GetString(0)}.{rows.GetString(1)}"] =
                Definition(rows.GetString(2)!, rows.GetInt64(3) != 0, rows.GetInt64(4))
                + (rows.IsNull(5) ? "" : $" DEFAULT {rows.GetString(5)}")
                + (rows.GetInt64(6) == 0 ? "" : " GENERATED");
        }
    }

    private static void ReadIndexes(Query query, IDictionary<string, string> entries)
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
            entries[$"index {rows.GetString(1)}"] =
                $"{(rows.GetInt64(2) == 0 ? "" : "unique ")}{(rows.GetInt64(3) == 0 ? "" : "partial ")}on {rows.GetString(0)} ({rows.GetString(4)})";
        }
    }

    private static void ReadForeignKeys(Query query, IDictionary<string, string> entries)
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
            entries[$"foreign key {rows.GetString(0)} ({rows.GetString(1)})"] =
                $"references {rows.GetString(2)} ({rows.GetString(3)})"
                + (rows.GetString(4) == "NO ACTION" ? "" : $" ON UPDATE {rows.GetString(4)}")
                + (rows.GetString(5) == "NO ACTION" ? "" : $" ON DELETE {rows.GetString(5)}");
        }
    }
}
