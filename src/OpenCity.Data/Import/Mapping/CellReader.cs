using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenCity.Data.Import.Values;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Import.Mapping;

/// <summary>Reads how one value of the table is got: from a column by name alone, or by an object that says more.</summary>
internal sealed class CellReader(ColumnList columns, MappingDiagnostics diagnostics, CellDefaults defaults)
{
    /// <summary>The cell of a column without any more words.</summary>
    internal CellMapping Column(string name) => new()
    {
        Kind = CellKind.Column,
        Columns = [columns.Add(name)],
        Missing = Missing(null),
        Name = ColumnList.Clean(name),
    };

    /// <summary>A value of a column of the table; null where something was wrong.</summary>
    internal (CellMapping Cell, ValueParser Parser)? Read(PlacedJson json, RecordColumn target, string coordinate)
    {
        if (json.Kind == JsonValueKind.String)
        {
            return (Column(json.Text!), Parser(target, defaults.Numbers, 1, null));
        }

        if (StrictObject.Open(json, $"the mapping of \"{coordinate}\"", diagnostics) is not { } keys)
        {
            return null;
        }

        var before = diagnostics.Count;
        var cell = TakeCell(keys, coordinate);
        var parser = TakeParser(keys, Leaf(target), target);
        keys.Finish();
        if (diagnostics.Count > before || cell is null || parser is null)
        {
            return null;
        }

        CheckTexts(cell, parser, json, target, coordinate);
        return (cell, parser);
    }

    /// <summary>Everything of a cell's mapping but how its text is read.</summary>
    internal CellMapping? TakeCell(StrictObject keys, string coordinate)
    {
        var column = keys.TakeString("column");
        var joined = keys.TakeStrings("columns");
        var constant = keys.Take("constant");
        var digest = keys.TakeStrings("digest");
        var missing = Missing(keys.TakeStrings("missing"));
        var values = TakeValues(keys);
        var lineBreak = keys.TakeString("lineBreak");
        var separator = joined is null ? null : keys.TakeString("separator");
        var prefix = digest is null ? null : keys.TakeString("prefix");
        var given = (column is null ? 0 : 1) + (joined is null ? 0 : 1) + (constant is null ? 0 : 1)
            + (digest is null ? 0 : 1);
        if (given != 1)
        {
            diagnostics.Add(keys.Offset,
                $"The mapping of \"{coordinate}\" must have exactly one of \"column\", \"columns\", \"constant\" and \"digest\".",
                "A field that the feed does not have is null.");
            return null;
        }

        if (constant is not null)
        {
            if (constant.Text is null)
            {
                diagnostics.Add(constant.Offset, "\"constant\" must be a text, a number, true or false.");
                return null;
            }

            return new CellMapping { Kind = CellKind.Constant, Text = constant.Text, Missing = missing, Name = "constant" };
        }

        ImmutableArray<string> names = column is not null ? [column] : (joined ?? digest)!.Value;
        if (names.IsEmpty)
        {
            diagnostics.Add(keys.Offset, $"The mapping of \"{coordinate}\" names no column.");
            return null;
        }

        return new CellMapping
        {
            Kind = column is not null ? CellKind.Column : joined is not null ? CellKind.Joined : CellKind.Digest,
            Columns = [.. names.Select(columns.Add)],
            Text = separator ?? prefix ?? (joined is null ? "" : " "),
            Missing = missing,
            Values = values,
            LineBreak = lineBreak,
            Name = string.Join(" + ", names.Select(ColumnList.Clean)),
        };
    }

    /// <summary>The parser of a column's values as the SDL declares them.</summary>
    internal ValueParser Parser(RecordColumn target, NumberSyntax syntax, decimal factor, TimePattern? pattern)
    {
        var field = Leaf(target);
        return field.Kind switch
        {
            ValueKind.Id or ValueKind.String => new TextParser(field.MaxLength, isAddress: false),
            ValueKind.Uri => new TextParser(field.MaxLength, isAddress: true),
            ValueKind.Enum => new EnumParser(field.Enum!.Values.Select(value => value.Name).ToFrozenSet()),
            ValueKind.Boolean => new BooleanParser(),
            ValueKind.Int => new WholeParser(syntax, factor, Bound(field.Min, int.MinValue),
                Bound(field.Max, int.MaxValue)),
            ValueKind.Long => new WholeParser(syntax, factor, Bound(field.Min, long.MinValue),
                Bound(field.Max, long.MaxValue)),
            ValueKind.Float => new FloatParser(
                syntax, factor, field.Decimals, field.Min ?? double.NegativeInfinity, field.Max
                    ?? double.PositiveInfinity),
            ValueKind.GeoPoint => target.Part == "lat"
                ? new FloatParser(syntax, factor, null, -90, 90)
                : new FloatParser(syntax, factor, null, -180, 180),
            ValueKind.DateTime => new InstantParser(pattern, defaults.Zone),
            ValueKind.LocalDate => new DayParser(pattern ?? TimePattern.Parse("yyyy-MM-dd", out _)!),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The value field that a column holds values of: its own, or that of the key referred to.</summary>
    internal static ValueField Leaf(RecordColumn column)
    {
        while (column.TargetColumn is { } target)
        {
            column = target;
        }

        return (ValueField)column.Field!;
    }

    private ValueParser? TakeParser(StrictObject keys, ValueField field, RecordColumn target)
    {
        var syntax = defaults.Numbers;
        decimal factor = 1;
        TimePattern? pattern = null;
        if (field.Kind is ValueKind.Int or ValueKind.Long or ValueKind.Float or ValueKind.GeoPoint)
        {
            syntax = new NumberSyntax(keys.TakeCharacter("decimal") ?? syntax.Decimal, keys.TakeCharacter("thousands")
                ?? syntax.Thousands);
            if (keys.Take("factor") is { } json && (json.Kind != JsonValueKind.Number
                || !decimal.TryParse(json.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out factor)
                    || factor == 0))
            {
                diagnostics.Add(json.Offset, "\"factor\" must be a number other than 0.",
                    "Write what one unit of the feed is in the unit of the SDL.");
            }
        }
        else if (field.Kind is ValueKind.DateTime or ValueKind.LocalDate && keys.Take("pattern") is { } json)
        {
            pattern = ReadPattern(json, field);
        }

        return Parser(target, syntax, factor, pattern);
    }

    private TimePattern? ReadPattern(PlacedJson json, ValueField field)
    {
        string? error = "it is no string";
        var pattern = json.Kind == JsonValueKind.String ? TimePattern.Parse(json.Text!, out error) : null;
        if (pattern is null)
        {
            diagnostics.Add(json.Offset, $"The pattern \"{json.Text}\" cannot be read: {error}.",
                "Parts are yyyy MM dd HH mm ss; quote other Latin letters: \"yyyy-MM-dd'T'HH:mm\".");
        }
        else if (field.Kind == ValueKind.DateTime && defaults.Zone is null)
        {
            diagnostics.Add(json.Offset, $"The pattern \"{json.Text}\" has no offset and the mapping no zone.",
                "Add \"zone\": \"Asia/Seoul\" (the zone of the feed) at the top.");
        }

        return pattern;
    }

    private FrozenDictionary<string, string?>? TakeValues(StrictObject keys)
    {
        if (keys.Take("values") is not { } json || StrictObject.Open(json, "\"values\"", diagnostics) is not { } words)
        {
            return null;
        }

        var values = new Dictionary<string, string?>();
        foreach (var member in words.TakeRest())
        {
            if (member.Value.Kind is JsonValueKind.Object or JsonValueKind.Array)
            {
                diagnostics.Add(member.Value.Offset,
                    $"The word \"{member.Name}\" must become a text, a number, true, false or null.");
            }

            values[member.Name.Trim()] = member.Value.Text;
        }

        return values.ToFrozenDictionary();
    }

    // What stands in the mapping itself must be right before any file is read.
    private void CheckTexts(CellMapping cell, ValueParser parser, PlacedJson json, RecordColumn target,
        string coordinate)
    {
        IEnumerable<string?> texts = cell.Kind == CellKind.Constant ? [cell.Text] : cell.Values?.Values ?? [];
        foreach (var text in texts.OfType<string>().Distinct())
        {
            if (parser.Parse(text, out _) is { } reason)
            {
                diagnostics.Add(json.Offset, $"\"{text}\" is no value of \"{coordinate}\": {reason.Code()}.",
                    Expected(target));
            }
        }

        if (cell.Kind == CellKind.Digest && (Leaf(target).Kind is not (ValueKind.Id or ValueKind.String)
            || cell.Text.Length + CellMapping.DigestLength > Leaf(target).MaxLength))
        {
            diagnostics.Add(json.Offset,
                $"A digest of {CellMapping.DigestLength} letters and its prefix do not fit into \"{coordinate}\".",
                "It must be an ID or a String, long enough (@text(max:)).");
        }
    }

    private static string? Expected(RecordColumn target) => Leaf(target) is { Enum: { } known }
        ? $"Values are {string.Join(", ", known.Values.Select(value => value.Name))}."
        : null;

    private FrozenSet<string> Missing(ImmutableArray<string>? more) =>
        defaults.Missing.Concat(more ?? []).Select(text => text.Trim()).Where(text => text.Length > 0).ToFrozenSet();

    private static decimal Bound(double? declared, decimal otherwise) =>
        declared is { } bound && Math.Abs(bound) < 1e19
            ? Math.Clamp((decimal)bound, -Math.Abs(otherwise), Math.Abs(otherwise)) : otherwise;
}
