using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.Data.Import.Values;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;

namespace OpenCity.Data.Import.Mapping;

/// <summary>A file of <c>sources/</c>: how a feed's files become records of one type.</summary>
public sealed class SourceMapping
{
    internal SourceMapping(SourcePlan plan) => Plan = plan;

    /// <summary>The mapping's own file as the operator knows it.</summary>
    public string File => Plan.File;

    /// <summary>What the feed is, for people.</summary>
    public string Title => Plan.Title;

    /// <summary>The record type that rows become.</summary>
    public RecordType Type => Plan.Type;

    /// <summary>Everything that the import needs of it.</summary>
    internal SourcePlan Plan { get; }
}

/// <summary>A mapping with all its names resolved: what is done with each row.</summary>
internal sealed class SourcePlan
{
    /// <summary>The mapping's own file as the operator knows it.</summary>
    internal required string File { get; init; }

    /// <summary>What the feed is, for people.</summary>
    internal required string Title { get; init; }

    /// <summary>The record type that rows become.</summary>
    internal required RecordType Type { get; init; }

    /// <summary>The type's table.</summary>
    internal required RecordTable Table { get; init; }

    /// <summary>What the files look like.</summary>
    internal required FileFormat Format { get; init; }

    /// <summary>Names of all columns that anything is read from; further ones of a file are dropped.</summary>
    internal required ImmutableArray<string> Columns { get; init; }

    /// <summary>Which rows count at all.</summary>
    internal required ImmutableArray<RowFilter> Filters { get; init; }

    /// <summary>The table's columns that the feed fills, in the table's order; a row has a slot for each.</summary>
    internal required ImmutableArray<RecordColumn> Slots { get; init; }

    /// <summary>Values, one a slot; slots of looked-up references have none.</summary>
    internal required ImmutableArray<ValueBinding> Values { get; init; }

    /// <summary>References found by another field than the target's key.</summary>
    internal required ImmutableArray<LookupBinding> Lookups { get; init; }

    /// <summary>Slots that have values together or not at all.</summary>
    internal required ImmutableArray<SlotGroup> Groups { get; init; }

    /// <summary>References whose target must be there.</summary>
    internal required ImmutableArray<ReferenceBinding> References { get; init; }

    /// <summary>Slots of the key's columns, in the key's order.</summary>
    internal required ImmutableArray<int> KeySlots { get; init; }

    /// <summary>What the file is the whole of; null where it only adds and changes.</summary>
    internal ImmutableArray<ScopeValue>? Snapshot { get; init; }
}

/// <summary>What came of reading a mapping: the mapping, or everything that is wrong with it.</summary>
/// <param name="Mapping">Null where there are diagnostics.</param>
/// <param name="Diagnostics">All mistakes, in the order of their places.</param>
public sealed record SourceReadResult(SourceMapping? Mapping, ImmutableArray<SourceDiagnostic> Diagnostics);

/// <summary>A row counts only where the column's trimmed text is one of these.</summary>
internal sealed record RowFilter(int Column, FrozenSet<string> Texts);

/// <summary>A value: where its text comes from and how it is read.</summary>
internal sealed record ValueBinding(int Slot, RecordColumn Target, CellMapping Cell, ValueParser Parser);

/// <summary>A reference found by a column of the target's table.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Cell">Where the searched text comes from.</param>
/// <param name="SearchColumn">Column of the target's table.</param>
/// <param name="SearchName">What the mapping calls it: <c>name.ko</c>.</param>
internal sealed record LookupBinding(ReferenceBinding Reference, CellMapping Cell, RecordColumn SearchColumn,
    string SearchName);

/// <summary>A reference and the slots of its columns.</summary>
internal sealed record ReferenceBinding(ReferenceField Field, RecordTable Target, ImmutableArray<int> Slots,
    string CellName);

/// <summary>Slots of a place or of a reference by several columns.</summary>
internal sealed record SlotGroup(ImmutableArray<int> Slots, string CellName);

/// <summary>A value that all rows of a snapshot have.</summary>
internal sealed record ScopeValue(RecordColumn Column, int Slot, SqlValue Value);
