using System.Collections.Immutable;

namespace OpenCity.Data.Model;

/// <summary>Tables that every city has beside those of its record types; their names begin with <c>opencity_</c>.</summary>
internal static class PlatformTables
{
    /// <summary>Each <c>migrate</c> that changed something: the tables and the SDL as they were then; the last row is what holds.</summary>
    internal static TableShape Snapshot { get; } = Table(
        "opencity_snapshot",
        Column("id", ColumnKind.Long),
        Column("version", ColumnKind.Int),
        Column("applied_at", ColumnKind.Instant),
        Column("sdl_hash", ColumnKind.Text, 64),
        Column("sdl", ColumnKind.Text),
        Column("shape", ColumnKind.Text));

    /// <summary>All of them.</summary>
    internal static ImmutableArray<TableShape> All { get; } = [Snapshot];

    /// <summary>A table whose first column is its key.</summary>
    private static TableShape Table(string name, params ImmutableArray<ColumnShape> columns) =>
        new(name, null, columns, [columns[0].Name], [], []);

    private static ColumnShape Column(string name, ColumnKind kind, int? maxLength = null) =>
        new(name, kind, StoreTypes.Sqlite(kind), false, maxLength, null, null);
}
