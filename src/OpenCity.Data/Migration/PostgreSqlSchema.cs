using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using OpenCity.Data.Model;

namespace OpenCity.Data.Migration;

/// <summary>Tables of PostgreSQL: texts by code point, null the least in every index, references that may be checked at the commit.</summary>
internal sealed class PostgreSqlSchema : SchemaDialect
{
    /// <summary>The dialect; it has no state.</summary>
    internal static readonly PostgreSqlSchema Instance = new();

    private static readonly Version OldestServer = new(15, 0);

    private PostgreSqlSchema()
    {
    }

    /// <inheritdoc/>
    internal override string Provider => "postgresql";

    /// <inheritdoc/>
    internal override string CountTables =>
        "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename IN ($1::text, $2::text)";

    /// <inheritdoc/>
    internal override ImmutableArray<string> ScriptStart => ["BEGIN"];

    /// <inheritdoc/>
    internal override string InstantLiteral(long microseconds) => string.Create(
        CultureInfo.InvariantCulture, $"TIMESTAMPTZ '{DateTime.UnixEpoch.AddMicroseconds(microseconds):yyyy-MM-dd HH:mm:ss.ffffff}Z'");

    /// <inheritdoc/>
    internal override string StoreType(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "text",
        ColumnKind.Int => "integer",
        ColumnKind.Long => "bigint",
        ColumnKind.Double => "double precision",
        ColumnKind.Boolean => "boolean",
        ColumnKind.Instant => "timestamp with time zone",
        ColumnKind.Date => "date",
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    internal override Type ClrType(ColumnKind kind, bool isNullable) => kind switch
    {
        ColumnKind.Text => typeof(string),
        ColumnKind.Int => isNullable ? typeof(int?) : typeof(int),
        ColumnKind.Long => isNullable ? typeof(long?) : typeof(long),
        ColumnKind.Double => isNullable ? typeof(double?) : typeof(double),
        ColumnKind.Boolean => isNullable ? typeof(bool?) : typeof(bool),
        ColumnKind.Instant => isNullable ? typeof(DateTimeOffset?) : typeof(DateTimeOffset),
        ColumnKind.Date => isNullable ? typeof(DateOnly?) : typeof(DateOnly),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    internal override void Configure(DbContextOptionsBuilder options) => options
        .UseNpgsql("Host=localhost", server => server.SetPostgresVersion(OldestServer))
        .ReplaceService<IMigrationsSqlGenerator, PostgreSqlCommands>();

    /// <inheritdoc/>
    internal override void Annotate(IMutableProperty column, ColumnShape shape)
    {
        if (shape.Kind == ColumnKind.Text)
        {
            column.SetCollation("C");
        }
    }

    /// <inheritdoc/>
    internal override void Annotate(IMutableIndex index, ImmutableArray<ColumnShape> columns)
    {
        if (columns.Any(column => column.IsNullable))
        {
            // The provider takes an array and nothing else that is a list.
            index.SetNullSortOrder(
                columns.Select(column => column.IsNullable ? NullSortOrder.NullsFirst : NullSortOrder.Unspecified).ToArray());
        }
    }

    /// <inheritdoc/>
    internal override void RequireWhole(ImmutableArray<string> commands, Query query)
    {
        // The server has checked every reference when it was added.
    }

    /// <inheritdoc/>
    internal override void ReadCatalogue(Query query, IDictionary<string, string> entries)
    {
        ReadObjects(query, entries);
        ReadColumns(query, entries);
        ReadIndexes(query, entries);
        ReadForeignKeys(query, entries);
    }

    // What belongs to an extension was not made by hand and is nobody's table.
    private static void ReadObjects(Query query, IDictionary<string, string> entries)
    {
        using var rows = query(
            """
            SELECT CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table'
                     WHEN 'm' THEN 'materialized view' ELSE 'view' END,
                   c.relname::text, CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' ELSE '' END
            FROM pg_catalog.pg_class c
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'f', 'm', 'v')
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            UNION ALL
            SELECT 'trigger', t.tgname::text, '' FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
            WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
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
            SELECT c.relname::text, a.attname::text,
                   format_type(a.atttypid, a.atttypmod)
                     || CASE WHEN a.attcollation <> 0 AND l.collname <> 'C' THEN ' COLLATE ' || quote_ident(l.collname) ELSE '' END,
                   a.attnotnull, coalesce(array_position(i.indkey::int2[], a.attnum), -1) + 1,
                   pg_get_expr(d.adbin, d.adrelid), a.attgenerated <> '' OR a.attidentity <> ''
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
            LEFT JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
            """);
        while (rows.Read())
        {
            entries[$"column {rows.GetString(0)}.{rows.GetString(1)}"] =
                Definition(rows.GetString(2)!, rows.GetInt64(3) != 0, rows.GetInt64(4))
                + (rows.IsNull(5) ? "" : $" DEFAULT {rows.GetString(5)}")
                + (rows.GetInt64(6) == 0 ? "" : " GENERATED");
        }
    }

    // Ascending with nulls first where there can be any is what a shape asks for; everything else is said.
    private static void ReadIndexes(Query query, IDictionary<string, string> entries)
    {
        using var rows = query(
            """
            SELECT t.relname::text, x.relname::text, i.indisunique, i.indpred IS NOT NULL, i.indisvalid, m.amname::text,
                   (SELECT string_agg(coalesce(a.attname::text, '(expression)')
                      || CASE WHEN u.option & 1 = 1 THEN ' DESC' ELSE '' END
                      || CASE WHEN (u.option & 2 = 2) = (NOT coalesce(a.attnotnull, true)) THEN ''
                           WHEN u.option & 2 = 2 THEN ' NULLS FIRST' ELSE ' NULLS LAST' END, ', ' ORDER BY u.place)
                    FROM unnest(i.indkey::int2[], i.indoption::int2[]) WITH ORDINALITY AS u(attnum, option, place)
                    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.attnum AND u.attnum > 0)
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
            JOIN pg_catalog.pg_am m ON m.oid = x.relam
            WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p') AND NOT i.indisprimary
            """);
        while (rows.Read())
        {
            var method = rows.GetString(5) == "btree" ? "" : $" USING {rows.GetString(5)}";
            entries[$"index {rows.GetString(1)}"] =
                $"{(rows.GetInt64(4) == 0 ? "invalid " : "")}{(rows.GetInt64(2) == 0 ? "" : "unique ")}{(rows.GetInt64(3) == 0 ? "" : "partial ")}"
                + $"on {rows.GetString(0)}{method} ({rows.GetString(6)})";
        }
    }

    private static void ReadForeignKeys(Query query, IDictionary<string, string> entries)
    {
        using var rows = query(
            """
            SELECT t.relname::text, r.relname::text, f.confupdtype::text, f.confdeltype::text, f.condeferrable,
                   (SELECT string_agg(a.attname::text, ', ' ORDER BY u.place) FROM unnest(f.conkey) WITH ORDINALITY AS u(attnum, place)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = u.attnum),
                   (SELECT string_agg(a.attname::text, ', ' ORDER BY u.place) FROM unnest(f.confkey) WITH ORDINALITY AS u(attnum, place)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = u.attnum)
            FROM pg_catalog.pg_constraint f JOIN pg_catalog.pg_class t ON t.oid = f.conrelid JOIN pg_catalog.pg_class r ON r.oid = f.confrelid
            WHERE f.contype = 'f' AND t.relnamespace = current_schema()::regnamespace
            """);
        while (rows.Read())
        {
            entries[$"foreign key {rows.GetString(0)} ({rows.GetString(5)})"] =
                $"references {rows.GetString(1)} ({rows.GetString(6)})"
                + (rows.GetString(2) == "a" ? "" : $" ON UPDATE {Action(rows.GetString(2)!)}")
                + (rows.GetString(3) == "a" ? "" : $" ON DELETE {Action(rows.GetString(3)!)}")
                + (rows.GetInt64(4) != 0 ? "" : " NOT DEFERRABLE");
        }
    }

    private static string Action(string letter) => letter switch
    {
        "r" => "RESTRICT",
        "c" => "CASCADE",
        "n" => "SET NULL",
        _ => "SET DEFAULT",
    };
}
