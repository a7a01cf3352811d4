using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Model;

/// <summary>How a column's values are kept; each dialect has one store type for it.</summary>
public enum ColumnKind
{
    /// <summary>Text by code point (ids, strings, addresses, enums by name).</summary>
    Text,

    /// <summary>Whole number of 32 bits.</summary>
    Int,

    /// <summary>Whole number of 64 bits.</summary>
    Long,

    /// <summary>Double precision.</summary>
    Double,

    /// <summary>True or false; 1 or 0 on SQLite.</summary>
    Boolean,

    /// <summary>Instant; Unix microseconds on SQLite.</summary>
    Instant,

    /// <summary>Day; text <c>yyyy-MM-dd</c> on SQLite.</summary>
    Date,
}

/// <summary>A column of a record type's table.</summary>
/// <param name="Name">Name in the database, snake case.</param>
/// <param name="Kind">How values are kept.</param>
/// <param name="IsNullable">Whether it may hold null.</param>
/// <param name="MaxLength">Greatest length of a text in UTF-16 units; null for other kinds.</param>
/// <param name="Field">The field it stores, or null for <c>recorded_at</c>, <c>quality</c>, <c>provenance</c>.</param>
/// <param name="Part">
/// Language (<c>KO</c>) of a localised text, <c>lat</c> or <c>lon</c> of a place, null otherwise.
/// </param>
/// <param name="TargetColumn">For a reference: the key column of the target that it equals; null otherwise.</param>
public sealed record RecordColumn(
    string Name,
    ColumnKind Kind,
    bool IsNullable,
    int? MaxLength,
    StoredField? Field,
    string? Part = null,
    RecordColumn? TargetColumn = null);

/// <summary>The table of a record type: names by convention, one row a record.</summary>
public sealed class RecordTable
{
    /// <summary>The record type.</summary>
    public required RecordType Type { get; init; }

    /// <summary>Name in the database: <c>big_thing</c>.</summary>
    public required string Name { get; init; }

    /// <summary>All columns: stored fields in order of declaration, then <c>recorded_at</c>, <c>quality</c>, <c>provenance</c>.</summary>
    public required ImmutableArray<RecordColumn> Columns { get; init; }

    /// <summary>The primary key's columns in order; also the parts of the record's id.</summary>
    public required ImmutableArray<RecordColumn> Key { get; init; }

    /// <summary>Columns by field: one; one a language; lat and lon; or one a part of the target's key.</summary>
    public required FrozenDictionary<StoredField, ImmutableArray<RecordColumn>> ByField { get; init; }

    /// <summary>When the record was last written by an import: an instant.</summary>
    public required RecordColumn RecordedAt { get; init; }

    /// <summary>A name of the enum <c>Quality</c>.</summary>
    public required RecordColumn Quality { get; init; }

    /// <summary>A name of the enum <c>Provenance</c>.</summary>
    public required RecordColumn Provenance { get; init; }

    /// <summary>Its indexes.</summary>
    public RecordIndexes Indexes => field ??= new RecordIndexes(this);
}
