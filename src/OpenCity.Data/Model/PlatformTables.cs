using System.Collections.Immutable;

namespace OpenCity.Data.Model;

/// <summary>Tables that every city has beside those of its record types; their names begin with <c>opencity_</c>.</summary>
internal static class PlatformTables
{
    /// <summary>Each <c>migrate</c> that changed something: the tables and the SDL as they were then; the last row is what holds.</summary>
    internal static TableShape Snapshot { get; } = Table(
        "opencity_snapshot",
        key: 1,
        Column("id", ColumnKind.Long),
        Column("version", ColumnKind.Int),
        Column("applied_at", ColumnKind.Instant),
        Column("sdl_hash", ColumnKind.Text),
        Column("sdl", ColumnKind.Text),
        Column("shape", ColumnKind.Text));

    /// <summary>Each import of a file, with its sums; they are null while it runs.</summary>
    internal static TableShape Import { get; } = Table(
        "opencity_import",
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
    internal static TableShape Quarantine { get; } = Table(
        "opencity_quarantine",
        key: 2,
        Column("import_id", ColumnKind.Long),
        Column("row", ColumnKind.Long),
        Column("line", ColumnKind.Long),
        OrNull("column", ColumnKind.Text),
        Column("reason", ColumnKind.Text),
        OrNull("value", ColumnKind.Text));

    /// <summary>Record types that hold synthetic records.</summary>
    internal static TableShape Synthetic { get; } = Table("opencity_synthetic", key: 1, Column("type", ColumnKind.Text));

    /// <summary>All of them.</summary>
    internal static ImmutableArray<TableShape> All { get; } = [Snapshot, Import, Quarantine, Synthetic];

    /// <summary>A table whose first columns are its key.</summary>
    private static TableShape Table(string name, int key, params ImmutableArray<ColumnShape> columns) =>
        new(name, null, columns, [.. columns.Take(key).Select(column => column.Name)], [], []);

    private static ColumnShape Column(string name, ColumnKind kind) => new(name, kind, StoreTypes.Sqlite(kind), false, null, null, null);

    private static ColumnShape OrNull(string name, ColumnKind kind) => Column(name, kind) with { IsNullable = true };
}
