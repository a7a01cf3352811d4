using System.Collections.Immutable;
using OpenCity.Data.Migration;

namespace OpenCity.Data.Model;

/// <summary>Tables that every city has beside those of its record types; their names begin with <c>opencity_</c>.</summary>
internal static class PlatformTables
{
    /// <summary>Name of the table with what <c>migrate</c> has applied.</summary>
    internal const string SnapshotTable = "opencity_snapshot";

    /// <summary>Name of the table with what was imported.</summary>
    internal const string ImportTable = "opencity_import";

    /// <summary>Each <c>migrate</c> that changed something: the tables and the SDL as they were then; the last row is what holds.</summary>
    private static TableShape Snapshot(SchemaDialect dialect) => Table(
        dialect,
        SnapshotTable,
        key: 1,
        Column("id", ColumnKind.Long),
        Column("version", ColumnKind.Int),
        Column("applied_at", ColumnKind.Instant),
        Column("sdl_hash", ColumnKind.Text),
        Column("sdl", ColumnKind.Text),
        Column("shape", ColumnKind.Text));

    /// <summary>Each import of a file, with its sums; they are null while it runs.</summary>
    private static TableShape Import(SchemaDialect dialect) => Table(
        dialect,
        ImportTable,
        key: 1,
        Column("id", ColumnKind.Long),
        Column("type", ColumnKind.Text),
        Column("source", ColumnKind.Text),
        Column("file", ColumnKind.Text),
        Column("sha256", ColumnKind.Text),
        Column("started_at", ColumnKind.Instant),
        OrNull("finished_at", ColumnKind.Instant),
        OrNull("read", ColumnKind.Long),
        OrNull("inserted", ColumnKind.Long),
        OrNull("updated", ColumnKind.Long),
        OrNull("unchanged", ColumnKind.Long),
        OrNull("filtered", ColumnKind.Long),
        OrNull("duplicate", ColumnKind.Long),
        OrNull("quarantined", ColumnKind.Long),
        OrNull("removed", ColumnKind.Long),
        OrNull("synthetic_removed", ColumnKind.Long));

    /// <summary>Rows that an import has set aside.</summary>
    private static TableShape Quarantine(SchemaDialect dialect) => Table(
        dialect,
        "opencity_quarantine",
        key: 2,
        Column("import_id", ColumnKind.Long),
        Column("row", ColumnKind.Long),
        Column("line", ColumnKind.Long),
        OrNull("column", ColumnKind.Text),
        Column("reason", ColumnKind.Text),
        OrNull("value", ColumnKind.Text));

    /// <summary>Record types that hold synthetic records.</summary>
    private static TableShape Synthetic(SchemaDialect dialect) => Table(
        dialect, "opencity_synthetic", key: 1, Column("type", ColumnKind.Text));

    /// <summary>All of them.</summary>
    internal static ImmutableArray<TableShape> All(SchemaDialect dialect) =>
        [Snapshot(dialect), Import(dialect), Quarantine(dialect), Synthetic(dialect)];

    /// <summary>A table whose first columns are its key.</summary>
    private static TableShape Table(
        SchemaDialect dialect, string name, int key, params ImmutableArray<(string Name, ColumnKind Kind, bool IsNullable)> columns) => new(
        name,
        null,
        [.. columns.Select(column => new ColumnShape(
            column.Name, column.Kind, dialect.StoreType(column.Kind), column.IsNullable, null, null, null))],
        [.. columns.Take(key).Select(column => column.Name)],
        [],
        []);

    private static (string Name, ColumnKind Kind, bool IsNullable) Column(string name, ColumnKind kind) => (name, kind, false);

    private static (string Name, ColumnKind Kind, bool IsNullable) OrNull(string name, ColumnKind kind) => (name, kind, true);
}
