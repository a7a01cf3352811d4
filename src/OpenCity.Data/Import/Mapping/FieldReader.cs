using System.Collections.Immutable;
using System.Text.Json;
using OpenCity.Data.Import.Values;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Import.Mapping;

/// <summary>Reads the mapping's <c>fields</c>: every stored field of the type is mapped, left to its <c>@source</c>, or null.</summary>
internal sealed class FieldReader(
    RecordTable table, CityTables tables, ColumnList columns, MappingDiagnostics diagnostics, CellDefaults defaults)
{
    private readonly CellReader _cells = new(columns, diagnostics, defaults);
    private readonly List<(RecordColumn Target, CellMapping Cell, ValueParser Parser)> _values = [];
    private readonly List<(ReferenceField Field, ImmutableArray<RecordColumn> Targets, CellMapping Cell,
        RecordColumn Search, string Name)> _lookups = [];
    private readonly List<(ReferenceField Field, ImmutableArray<RecordColumn> Targets)> _references = [];
    private readonly List<ImmutableArray<RecordColumn>> _groups = [];

    /// <summary>Reads all of them.</summary>
    internal void ReadAll(StrictObject keys)
    {
        foreach (var field in table.Type.StoredFields)
        {
            if (keys.Take(field.Name) is not { } json)
            {
                ReadDefault(field, keys.Offset);
            }
            else if (json.Kind == JsonValueKind.Null)
            {
                if (!field.IsNullable)
                {
                    diagnostics.Add(json.Offset, $"\"{field.Coordinate}\" is never null, so the feed must have it.",
                        "Name its column, or a constant.");
                }
            }
            else
            {
                ReadStored(field, table.ByField[field], json, field.Coordinate);
            }
        }

        foreach (var member in keys.TakeRest())
        {
            diagnostics.Add(member.Offset, table.Type.FieldsByName.ContainsKey(member.Name)
                ? $"\"{table.Type.Name}.{member.Name}\" stores nothing, so nothing can be imported into it."
                : $"\"{table.Type.Name}\" has no field \"{member.Name}\".",
                NearName.Remedy(member.Name, table.Type.StoredFields.Select(field => field.Name), "Remove it."));
        }
    }

    /// <summary>A value that all rows of a snapshot have; null where something was wrong.</summary>
    internal ScopeValue? ReadScope(PlacedMember member, ImmutableArray<RecordColumn> slots)
    {
        if (!table.Type.FieldsByName.TryGetValue(member.Name, out var field) || field is not StoredField stored
            || table.ByField[stored] is not [var column])
        {
            diagnostics.Add(member.Offset, $"\"{table.Type.Name}.{member.Name}\" is no field of one value.",
                "A scope names fields of one value, such as a reference or a day.");
            return null;
        }

        if (slots.IndexOf(column) is var slot && slot < 0)
        {
            diagnostics.Add(member.Offset, $"\"{stored.Coordinate}\" is not mapped, so no row could be in the scope.",
                "Map it, for example to a constant.");
            return null;
        }

        var parser = _cells.Parser(column, NumberSyntax.Plain, 1, null);
        if (member.Value.Text is { } text && parser.Parse(text, out var value) is null)
        {
            return new ScopeValue(column, slot, value);
        }

        diagnostics.Add(member.Value.Offset, $"\"{member.Value.Text}\" is no value of \"{stored.Coordinate}\".");
        return null;
    }

    /// <summary>The columns that the feed fills, in the table's order.</summary>
    internal ImmutableArray<RecordColumn> Slots()
    {
        var filled = _values.Select(value => value.Target).Concat(_lookups.SelectMany(lookup => lookup.Targets)).ToHashSet();
        return [.. table.Columns.Where(filled.Contains)];
    }

    /// <summary>The values.</summary>
    internal ImmutableArray<ValueBinding> Values(ImmutableArray<RecordColumn> slots) =>
        [.. _values.Select(value => new ValueBinding(slots.IndexOf(value.Target), value.Target, value.Cell,
            value.Parser)).OrderBy(value => value.Slot)];

    /// <summary>The references found by another field.</summary>
    internal ImmutableArray<LookupBinding> Lookups(ImmutableArray<RecordColumn> slots) =>
        [.. _lookups.Select(lookup => new LookupBinding(
            Bind(lookup.Field, lookup.Targets, slots, lookup.Cell.Name), lookup.Cell, lookup.Search, lookup.Name))];

    /// <summary>The references by key.</summary>
    internal ImmutableArray<ReferenceBinding> References(ImmutableArray<RecordColumn> slots) =>
        [.. _references.Select(reference => Bind(reference.Field, reference.Targets, slots,
            NameOf(reference.Targets)))];

    /// <summary>Places and references of several columns.</summary>
    internal ImmutableArray<SlotGroup> Groups(ImmutableArray<RecordColumn> slots) =>
        [.. _groups.Select(group => new SlotGroup([.. group.Select(column => slots.IndexOf(column))], NameOf(group)))];

    private ReferenceBinding Bind(ReferenceField field, ImmutableArray<RecordColumn> targets,
        ImmutableArray<RecordColumn> slots, string name) =>
        new(field, tables[field.Target], [.. targets.Select(column => slots.IndexOf(column))], name);

    private string NameOf(ImmutableArray<RecordColumn> targets) =>
        string.Join(" + ", _values.Where(value => targets.Contains(value.Target)).Select(value => value.Cell.Name));

    // A field without a word: its @source, or nothing where it may be null.
    private void ReadDefault(StoredField field, int offset)
    {
        var targets = table.ByField[field];
        if (field.SourceField is null)
        {
            if (!field.IsNullable)
            {
                diagnostics.Add(offset, $"\"{field.Coordinate}\" is never null, but is not mapped and has no @source.",
                    $"Add \"{field.Name}\": \"its column\".");
            }
        }
        else if (targets.Length == 1 || field is ValueField { IsLocalized: true })
        {
            Add(targets[0], (_cells.Column(field.SourceField), _cells.Parser(targets[0], defaults.Numbers, 1, null)));
            NoteReference(field, targets);
        }
        else
        {
            diagnostics.Add(offset, $"\"{field.Coordinate}\" is kept in {targets.Length} columns, which its @source alone cannot fill.", field is ReferenceField
                ? "Map it by \"key\", or by \"lookup\"." : "Map \"lat\" and \"lon\".");
        }
    }

    private void ReadStored(StoredField field, ImmutableArray<RecordColumn> targets, PlacedJson json, string coordinate)
    {
        switch (field)
        {
            case ReferenceField reference:
                ReadReference(reference, targets, json, coordinate);
                break;
            case ValueField { IsLocalized: true } localized when json.Kind == JsonValueKind.Object && !IsCell(json):
                ReadLanguages(localized, targets, json);
                break;
            case ValueField { Kind: ValueKind.GeoPoint }:
                ReadPlace(targets, json, coordinate);
                break;
            default:
                Add(targets[0], _cells.Read(json, targets[0], coordinate));
                break;
        }
    }

    private void ReadReference(ReferenceField field, ImmutableArray<RecordColumn> targets, PlacedJson json,
        string coordinate)
    {
        if (json.Kind == JsonValueKind.Object && json.Members.Any(member => member.Name == "lookup"))
        {
            ReadLookup(field, targets, json, coordinate);
        }
        else if (json.Kind == JsonValueKind.Object && json.Members.Any(member => member.Name == "key"))
        {
            var keys = StrictObject.Open(json, $"the mapping of \"{coordinate}\"", diagnostics)!;
            var parts = keys.Take("key")!;
            keys.Finish();
            ReadKey(field, targets, parts, coordinate);
            NoteReference(field, targets);
        }
        else if (targets.Length == 1)
        {
            Add(targets[0], _cells.Read(json, targets[0], coordinate));
            NoteReference(field, targets);
        }
        else
        {
            diagnostics.Add(json.Offset,
                $"\"{coordinate}\" refers to \"{field.Target.Name}\" by {targets.Length} values.",
                $"Write {{ \"key\": {{ {string.Join(", ", field.Target.Key.Select(key => $"\"{key.Name}\": …"))} }} }}.");
        }
    }

    private void ReadKey(ReferenceField field, ImmutableArray<RecordColumn> targets, PlacedJson json, string coordinate)
    {
        if (StrictObject.Open(json, $"the key of \"{coordinate}\"", diagnostics) is not { } parts)
        {
            return;
        }

        var start = 0;
        foreach (var key in field.Target.Key)
        {
            var count = tables[field.Target].ByField[key].Length;
            if (parts.TakeRequired(key.Name, $"A reference to \"{field.Target.Name}\" needs it.") is { } part)
            {
                ReadStored(key, targets.Slice(start, count), part, $"{coordinate}.{key.Name}");
            }

            start += count;
        }

        parts.Finish();
    }

    private void ReadLookup(ReferenceField field, ImmutableArray<RecordColumn> targets, PlacedJson json,
        string coordinate)
    {
        var keys = StrictObject.Open(json, $"the mapping of \"{coordinate}\"", diagnostics)!;
        var search = keys.TakeString("lookup");
        var cell = _cells.TakeCell(keys, coordinate);
        keys.Finish();
        var found = search is null ? null
            : tables[field.Target].Columns.FirstOrDefault(column => SearchName(column) == search);
        if (search is not null && found is null)
        {
            diagnostics.Add(json.Offset, $"\"{field.Target.Name}\" has no text \"{search}\" to look up by.",
                $"Texts are {string.Join(", ", tables[field.Target].Columns.Select(SearchName).OfType<string>())}.");
        }

        if (found is not null && cell is not null)
        {
            _lookups.Add((field, targets, cell, found, search!));
        }
    }

    private static string? SearchName(RecordColumn column) =>
        column is { Kind: ColumnKind.Text, Field: ValueField field }
            ? column.Part is null ? field.Name : $"{field.Name}.{column.Part.ToLowerInvariant()}"
            : null;

    private static bool IsCell(PlacedJson json) =>
        json.Members.Any(member => member.Name is "column" or "columns" or "constant" or "digest");

    private void ReadLanguages(ValueField field, ImmutableArray<RecordColumn> targets, PlacedJson json)
    {
        var keys = StrictObject.Open(json, $"the languages of \"{field.Coordinate}\"", diagnostics)!;
        foreach (var target in targets)
        {
            var language = target.Part!.ToLowerInvariant();
            var text = target.IsNullable
                ? keys.Take(language)
                : keys.TakeRequired(language, "The city's own language is always there.");
            if (text is not null)
            {
                Add(target, _cells.Read(text, target, $"{field.Coordinate}.{language}"));
            }
        }

        keys.Finish();
    }

    private void ReadPlace(ImmutableArray<RecordColumn> targets, PlacedJson json, string coordinate)
    {
        if (StrictObject.Open(json, $"the place \"{coordinate}\"", diagnostics) is not { } keys)
        {
            return;
        }

        foreach (var target in targets)
        {
            if (keys.TakeRequired(target.Part!,
                "A place has \"lat\" (degrees north) and \"lon\" (degrees east).") is { } part)
            {
                Add(target, _cells.Read(part, target, $"{coordinate}.{target.Part}"));
            }
        }

        keys.Finish();
        _groups.Add(targets);
    }

    private void Add(RecordColumn target, (CellMapping Cell, ValueParser Parser)? read)
    {
        if (read is { } both)
        {
            _values.Add((target, both.Cell, both.Parser));
        }
    }

    // A reference that is a part of another one's key needs no check of its own: the other one's target has it.
    private void NoteReference(StoredField field, ImmutableArray<RecordColumn> targets)
    {
        if (field is ReferenceField reference && reference.Type == table.Type)
        {
            _references.Add((reference, targets));
            if (targets.Length > 1)
            {
                _groups.Add(targets);
            }
        }
    }
}
