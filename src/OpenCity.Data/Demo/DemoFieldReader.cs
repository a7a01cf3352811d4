using System.Collections.Immutable;
using System.Text.Json;
using OpenCity.Data.Import;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Import.Values;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Demo;

/// <summary>Reads how the fields of a demo are made; a field that follows another one stands after it.</summary>
internal sealed class DemoFieldReader(
    RecordTable table, CityTables tables, ReferenceField? each, ValueField? time, MappingDiagnostics diagnostics)
{
    private readonly CellReader _cells = new(new ColumnList(), diagnostics,
        new CellDefaults(null, NumberSyntax.Plain, []));
    private readonly DemoValueReader _values = new(each is null ? null : tables[each.Target], diagnostics);
    private readonly List<DemoField> _made = [];

    /// <summary>Reads all of them.</summary>
    internal ImmutableArray<DemoField> Read(StrictObject keys)
    {
        foreach (var member in keys.TakeRest())
        {
            if (!table.Type.FieldsByName.TryGetValue(member.Name, out var field) || field is not StoredField stored)
            {
                diagnostics.Add(member.Offset, $"\"{table.Type.Name}\" has no stored field \"{member.Name}\".",
                    NearName.Remedy(member.Name, table.Type.StoredFields.Select(known => known.Name), "Remove it."));
            }
            else if (stored == each || stored == time)
            {
                diagnostics.Add(member.Offset, $"\"{stored.Coordinate}\" is made by \"rows\".", "Remove it here.");
            }
            else
            {
                ReadField(stored, member.Value);
            }
        }

        foreach (var missing in table.Type.StoredFields.Where(field =>
            !field.IsNullable && field != each && field != time && _made.All(made => made.Target.Field != field)
                && !keys.Has(field.Name)))
        {
            if (diagnostics.Count == 0)
            {
                diagnostics.Add(keys.Offset, $"\"{missing.Coordinate}\" is never null, but the demo does not make it.",
                    $"Add \"{missing.Name}\".");
            }
        }

        return [.. _made];
    }

    private void ReadField(StoredField field, PlacedJson json)
    {
        var targets = table.ByField[field];
        switch (field)
        {
            case ValueField { Kind: ValueKind.GeoPoint }:
                ReadPlace(targets, json, field.Coordinate);
                break;
            case ValueField { IsLocalized: true } when json.Kind == JsonValueKind.Object
                && json.Members.Any(member => targets.Any(target => target.Part!.Equals(member.Name,
                    StringComparison.OrdinalIgnoreCase))):
                ReadLanguages(targets, json, field.Coordinate);
                break;
            default:
                if (targets.Length > 1 && field is ReferenceField)
                {
                    diagnostics.Add(json.Offset,
                        $"\"{field.Coordinate}\" refers by {targets.Length} values, which a demo makes only by \"each\".");
                    return;
                }

                Add(field.Name, targets[0], json, field.Coordinate);
                break;
        }
    }

    private void ReadLanguages(ImmutableArray<RecordColumn> targets, PlacedJson json, string coordinate)
    {
        var keys = StrictObject.Open(json, $"the languages of \"{coordinate}\"", diagnostics)!;
        foreach (var target in targets)
        {
            var language = target.Part!.ToLowerInvariant();
            if ((target.IsNullable ? keys.Take(language)
                : keys.TakeRequired(language, "The city's own language is always there.")) is { } text)
            {
                Add($"{target.Field!.Name}.{language}", target, text, $"{coordinate}.{language}");
            }
        }

        keys.Finish();
    }

    private void ReadPlace(ImmutableArray<RecordColumn> targets, PlacedJson json, string coordinate)
    {
        if (_values.ReadPlace(json, coordinate) is not { } place)
        {
            return;
        }

        foreach (var target in targets)
        {
            var isLongitude = target.Part == "lon";
            _made.Add(new DemoField($"{target.Field!.Name}.{target.Part}", target,
                _cells.Parser(target, NumberSyntax.Plain, 1, null), 6, 0, -1,
                random => new NearValue(random, place.Latitude, isLongitude ? place.Longitude : place.Latitude,
                    place.Metres, isLongitude)));
        }
    }

    private void Add(string name, RecordColumn target, PlacedJson json, string coordinate)
    {
        if (json.Kind != JsonValueKind.Object)
        {
            if (json.Text is null)
            {
                diagnostics.Add(json.Offset,
                    $"\"{coordinate}\" must be made by a text, a number, true, false or an object.");
                return;
            }

            Add(name, target, json, coordinate, null, 0, -1, _ => new ConstantValue(json.Text), [json.Text]);
            return;
        }

        var keys = StrictObject.Open(json, $"the making of \"{coordinate}\"", diagnostics)!;
        var decimals = keys.TakeInt("decimals", 0, 15);
        var missing = keys.TakeNumber("missing") ?? 0;
        var when = TakeField(keys, "when");
        var texts = new List<string>();
        var make = _values.Read(keys, coordinate, name => FieldOf(name, json.Offset), texts);
        keys.Finish();
        if (missing is < 0 or > 1 || (!target.IsNullable && (missing > 0 || when >= 0)))
        {
            diagnostics.Add(json.Offset, $"\"{coordinate}\" cannot be missing in a part of {missing} of the rows.",
                "Write a part from 0 to 1, and only of a field that may be null.");
        }

        if (make is not null)
        {
            Add(name, target, json, coordinate, decimals, missing, when, make, texts);
        }
    }

    private void Add(
        string name, RecordColumn target, PlacedJson json, string coordinate, int? decimals, double missing, int when,
        Func<SplitMix, DemoValue> make, IEnumerable<string> texts)
    {
        var parser = _cells.Parser(target, NumberSyntax.Plain, 1, null);
        foreach (var text in texts.Distinct())
        {
            if (parser.Parse(text, out _) is { } reason)
            {
                diagnostics.Add(json.Offset, $"\"{text}\" is no value of \"{coordinate}\": {reason.Code()}.");
            }
        }

        var field = CellReader.Leaf(target);
        decimals ??= field.Kind is ValueKind.Int or ValueKind.Long ? 0 : field.Decimals ?? 2;
        _made.Add(new DemoField(name, target, parser, decimals, missing, when, make));
    }

    private int TakeField(StrictObject keys, string key) => keys.TakeString(key) is { } name
        ? FieldOf(name, keys.Offset) : -1;

    private int FieldOf(string name, int offset)
    {
        var place = _made.FindIndex(made => made.Name == name);
        if (place < 0)
        {
            diagnostics.Add(offset, $"No field \"{name}\" stands before this one.",
                "A field that follows another one stands after it.");
        }

        return place;
    }
}
