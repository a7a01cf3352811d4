// Over 300 lines: each kind of made value is a few lines, and read together they are the list of what a demo can say.
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Model;

namespace OpenCity.Data.Demo;

/// <summary>Reads the kinds of making: constant, pick, template, measure, follow, mean, bands, day, near.</summary>
internal sealed class DemoValueReader(RecordTable? record, MappingDiagnostics diagnostics)
{
    private const int MaxDays = 200_000;

    /// <summary>A maker; null, reported, where there is none or more than one.</summary>
    internal Func<SplitMix, DemoValue>? Read(StrictObject keys, string coordinate, Func<string, int> fieldOf,
        List<string> texts)
    {
        var before = diagnostics.Count;
        Func<SplitMix, DemoValue>?[] makers =
        [
            keys.Take("constant") is { } constant ? Constant(constant, texts) : null,
            keys.Take("pick") is { } pick ? Pick(pick, texts) : null,
            keys.TakeString("template") is { } template ? Template(template, keys.Offset) : null,
            keys.Take("measure") is { } measure ? Measure(measure) : null,
            keys.Take("follow") is { } follow ? Follow(follow, fieldOf) : null,
            keys.Take("mean") is { } mean ? Mean(mean, fieldOf) : null,
            keys.Take("bands") is { } bands ? Bands(bands, fieldOf, texts) : null,
            keys.Take("day") is { } day ? Day(day) : null,
        ];
        var found = makers.OfType<Func<SplitMix, DemoValue>>().ToList();
        if (found.Count != 1 && diagnostics.Count == before)
        {
            diagnostics.Add(keys.Offset,
                $"The making of \"{coordinate}\" must have exactly one of \"constant\", \"pick\", \"template\", \"measure\", \"follow\", \"mean\", \"bands\" and \"day\".");
        }

        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>A place near one of the record that rows are made for; null, reported, where that is wrong.</summary>
    internal (int Latitude, int Longitude, double Metres)? ReadPlace(PlacedJson json, string coordinate)
    {
        if (StrictObject.Open(json, $"the making of \"{coordinate}\"", diagnostics) is not { } keys)
        {
            return null;
        }

        var near = keys.TakeRequiredString("near", "Name a place of the record of \"each\": \"location\".");
        var metres = keys.TakeNumber("metres");
        keys.Finish();
        var columns = record?.Columns.Where(column => column.Part is "lat" or "lon"
            && column.Field!.Name == near).ToList();
        if (columns is not { Count: 2 } || metres is not > 0)
        {
            diagnostics.Add(json.Offset,
                $"The place of \"{coordinate}\" needs \"near\", a place of the record of \"each\", and \"metres\".", "{ \"near\": \"location\", \"metres\": 1500 }");
            return null;
        }

        return (record!.Columns.IndexOf(columns[0]), record.Columns.IndexOf(columns[1]), metres.Value);
    }

    private Func<SplitMix, DemoValue>? Constant(PlacedJson json, List<string> texts)
    {
        if (json.Text is null)
        {
            diagnostics.Add(json.Offset, "\"constant\" must be a text, a number, true or false.");
            return null;
        }

        texts.Add(json.Text);
        return _ => new ConstantValue(json.Text);
    }

    private Func<SplitMix, DemoValue>? Pick(PlacedJson json, List<string> texts)
    {
        if (StrictObject.Open(json, "\"pick\"", diagnostics) is not { } keys)
        {
            return null;
        }

        var choices = ImmutableArray.CreateBuilder<(string, double)>();
        double sum = 0;
        foreach (var member in keys.TakeRest())
        {
            if (Number(member.Value) is not > 0)
            {
                diagnostics.Add(member.Value.Offset, $"The weight of \"{member.Name}\" must be a number above 0.");
                continue;
            }

            sum += Number(member.Value)!.Value;
            choices.Add((member.Name, sum));
            texts.Add(member.Name);
        }

        if (choices.Count == 0)
        {
            diagnostics.Add(json.Offset, "\"pick\" has nothing to pick.", "{ \"A\": 3, \"B\": 1 }");
            return null;
        }

        var made = choices.ToImmutable();
        return random => new PickedValue(random, made);
    }

    private Func<SplitMix, DemoValue>? Template(string text, int offset)
    {
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        for (var i = 0; i < text.Length;)
        {
            var open = text.IndexOf('{', i);
            var end = open < 0 ? -1 : text.IndexOf('}', open);
            if (end < 0)
            {
                parts.Add(new TemplatePart(TemplateKind.Literal, text[i..]));
                break;
            }

            parts.Add(new TemplatePart(TemplateKind.Literal, text[i..open]));
            var place = text[(open + 1)..end];
            if (TemplatePlace(place) is not { } part)
            {
                diagnostics.Add(offset, $"The template has no place \"{{{place}}}\".",
                    $"Places are {{n}} and {{i}} (row of the type, of the group; {{n:000}} for zeros before){(record is null ? "" : $", {string.Join(", ", record.Columns.Select(NameOf).OfType<string>().Select(name => $"{{{name}}}"))}")}.");
                return null;
            }

            parts.Add(part);
            i = end + 1;
        }

        var made = parts.ToImmutable();
        return _ => new TemplateValue(made);
    }

    private TemplatePart? TemplatePlace(string place)
    {
        var colon = place.IndexOf(':', StringComparison.Ordinal);
        var (name, format) = colon < 0 ? (place, "0") : (place[..colon], place[(colon + 1)..]);
        if (name is "n" or "i" && format.All(letter => letter == '0'))
        {
            return new TemplatePart(name == "n" ? TemplateKind.Number : TemplateKind.NumberInGroup, format);
        }

        for (var i = 0; record is not null && i < record.Columns.Length; i++)
        {
            if (NameOf(record.Columns[i]) == place)
            {
                return new TemplatePart(TemplateKind.Cell, "", i);
            }
        }

        return null;
    }

    private static string? NameOf(RecordColumn column) =>
        column.Field is null || column.Kind != ColumnKind.Text ? null
        : column.Part is null ? column.Field.Name
        : $"{column.Field.Name}.{column.Part.ToLowerInvariant()}";

    private Func<SplitMix, DemoValue>? Measure(PlacedJson json)
    {
        if (StrictObject.Open(json, "\"measure\"", diagnostics) is not { } keys)
        {
            return null;
        }

        var rule = new MeasuredRule(
            keys.TakeNumber("base") ?? 0, keys.TakeNumber("spread") ?? 0, keys.TakeNumber("noise") ?? 0,
            [.. (keys.Take("waves") is { } waves ? waves.Items : []).Select(ReadWave).OfType<Wave>()],
            keys.TakeNumber("step") ?? 0, keys.TakeNumber("pull") ?? 0,
            keys.TakeNumber("min") ?? double.MinValue, keys.TakeNumber("max") ?? double.MaxValue);
        keys.Finish();
        if (rule.Min > rule.Max || rule.WalkPull is < 0 or > 1)
        {
            diagnostics.Add(json.Offset, "\"measure\" needs \"min\" up to \"max\", and \"pull\" from 0 to 1.");
            return null;
        }

        return random => new MeasuredValue(rule, random);
    }

    private Wave? ReadWave(PlacedJson json)
    {
        if (StrictObject.Open(json, "a wave", diagnostics) is not { } keys)
        {
            return null;
        }

        var amplitude = keys.TakeNumber("amplitude");
        var period = keys.TakeString("period");
        var peak = keys.TakeString("peak") ?? "PT0S";
        keys.Finish();
        if (amplitude is null || !DemoReader.TryLength(period, out var length) || length <= TimeSpan.Zero
            || !DemoReader.TryLength(peak, out var first))
        {
            diagnostics.Add(json.Offset, "A wave needs \"amplitude\", \"period\" and \"peak\" (durations).",
                "{ \"amplitude\": 8, \"period\": \"P1D\", \"peak\": \"PT9H\" }");
            return null;
        }

        return new Wave(amplitude.Value, length, first);
    }

    private Func<SplitMix, DemoValue>? Follow(PlacedJson json, Func<string, int> fieldOf)
    {
        if (StrictObject.Open(json, "\"follow\"", diagnostics) is not { } keys)
        {
            return null;
        }

        var of = keys.TakeRequiredString("of", "Name the field that is followed.") is { } name ? fieldOf(name) : -1;
        var points = keys.Take("points");
        keys.Finish();
        List<(double? X, double? Y)> read = [.. (points?.Items ?? []).Select(point =>
            point.Items is [var x, var y] ? (Number(x), Number(y)) : ((double?)null, (double?)null))];
        if (read.Count < 2 || read.Any(point => point.X is null || point.Y is null)
            || read.Zip(read.Skip(1)).Any(pair => pair.First.X >= pair.Second.X))
        {
            diagnostics.Add(json.Offset, "\"points\" must be two or more pairs of numbers, the first of them rising.",
                "[[0, 0], [15, 50]]");
            return null;
        }

        ImmutableArray<(double, double)> made = [.. read.Select(point => (point.X!.Value, point.Y!.Value))];
        return _ => new FollowingValue(of, made);
    }

    private Func<SplitMix, DemoValue>? Mean(PlacedJson json, Func<string, int> fieldOf)
    {
        if (StrictObject.Open(json, "\"mean\"", diagnostics) is not { } keys)
        {
            return null;
        }

        var of = keys.TakeRequiredString("of", "Name the field that is averaged.") is { } name ? fieldOf(name) : -1;
        var last = keys.TakeInt("last", 1, 10_000) ?? 1;
        keys.Finish();
        return _ => new MeanValue(of, last);
    }

    private Func<SplitMix, DemoValue>? Bands(PlacedJson json, Func<string, int> fieldOf, List<string> texts)
    {
        if (StrictObject.Open(json, "\"bands\"", diagnostics) is not { } keys)
        {
            return null;
        }

        var of = keys.TakeRequiredString("of", "Name the field that decides.") is { } name ? fieldOf(name) : -1;
        var list = ImmutableArray.CreateBuilder<(double UpTo, string Text)>();
        foreach (var item in keys.Take("list")?.Items ?? [])
        {
            if (StrictObject.Open(item, "a band", diagnostics) is { } band)
            {
                list.Add((band.TakeNumber("upTo") ?? double.MaxValue,
                    band.TakeRequiredString("value", "Say what it is called.") ?? ""));
                band.Finish();
            }
        }

        keys.Finish();
        if (list.Count == 0 || list[^1].UpTo < double.MaxValue
            || list.Zip(list.Skip(1)).Any(pair => pair.First.UpTo >= pair.Second.UpTo))
        {
            diagnostics.Add(json.Offset, "\"list\" of \"bands\" must rise, and its last band has no \"upTo\".",
                "[{ \"upTo\": 50, \"value\": \"GOOD\" }, { \"value\": \"BAD\" }]");
            return null;
        }

        texts.AddRange(list.Select(band => band.Text));
        var made = list.ToImmutable();
        return _ => new BandedValue(of, made);
    }

    private Func<SplitMix, DemoValue>? Day(PlacedJson json)
    {
        if (StrictObject.Open(json, "\"day\"", diagnostics) is not { } keys)
        {
            return null;
        }

        var from = keys.TakeString("from");
        var to = keys.TakeString("to");
        keys.Finish();
        if (!DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var first)
            || !DateOnly.TryParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var last)
            || last < first || last.DayNumber - first.DayNumber > MaxDays)
        {
            diagnostics.Add(json.Offset, "\"day\" needs \"from\" and \"to\", two days.",
                "{ \"from\": \"2010-01-01\", \"to\": \"2019-12-31\" }");
            return null;
        }

        return random => new DayValue(random, first, last.DayNumber - first.DayNumber + 1);
    }

    private static double? Number(PlacedJson json) =>
        json.Kind == JsonValueKind.Number
            && double.TryParse(json.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;
}
