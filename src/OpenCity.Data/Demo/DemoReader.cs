using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.Data.Demo;

/// <summary>Reads what a city starts with: <c>seed/*.json</c> and <c>demo/*.json</c> of the folder of sources, as strictly as mappings.</summary>
public static class DemoReader
{
    private const int MaxCount = 1_000_000;
    private static readonly string[] DataEndings = [".csv", ".tsv", ".data.json"];

    /// <summary>Reads both folders; one that is not there is empty.</summary>
    public static DemoReadResult Read(CityTables tables, string sourcesFolder)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var diagnostics = ImmutableArray.CreateBuilder<SourceDiagnostic>();
        var seeds = new List<SeedFile>();
        foreach (var path in MappingFile.In(Path.Combine(sourcesFolder,
            "seed")).Where(path => !path.EndsWith(".data.json", StringComparison.Ordinal)))
        {
            var read = SourceReader.Read(tables, path);
            diagnostics.AddRange(read.Diagnostics);
            var data = DataEndings.Select(ending => Path.ChangeExtension(path, ending)).FirstOrDefault(File.Exists);
            if (data is null)
            {
                diagnostics.Add(new SourceDiagnostic(path, new SourceLocation(1, 1), "The seed has no data beside it.",
                    $"Add \"{Path.GetFileNameWithoutExtension(path)}.csv\" to the folder."));
            }
            else if (read.Mapping is not null)
            {
                seeds.Add(new SeedFile(read.Mapping, data));
            }
        }

        var plans = new List<DemoPlan>();
        foreach (var path in MappingFile.In(Path.Combine(sourcesFolder, "demo")))
        {
            var (plan, found) = ReadDemo(tables, path);
            diagnostics.AddRange(found);
            if (plan is not null)
            {
                plans.Add(plan);
            }
        }

        var sources = new DemoSources(
            [.. seeds.OrderBy(seed => tables.City.RecordTypes.IndexOf(seed.Mapping.Type))],
            [.. plans.OrderBy(plan => tables.City.RecordTypes.IndexOf(plan.Type))]);
        return new DemoReadResult(sources, diagnostics.ToImmutable());
    }

    /// <summary>Reads the text of a demo.</summary>
    internal static (DemoPlan? Plan, ImmutableArray<SourceDiagnostic> Diagnostics) ReadDemo(CityTables tables,
        Source source)
    {
        var diagnostics = new MappingDiagnostics(source);
        var plan = PlacedJson.Read(diagnostics) is { } json
            && StrictObject.Open(json, "the demo", diagnostics) is { } root
            ? Build(root, tables, diagnostics)
            : null;
        return diagnostics.Count == 0 ? (plan, []) : (null, diagnostics.InOrder());
    }

    private static (DemoPlan? Plan, ImmutableArray<SourceDiagnostic> Diagnostics) ReadDemo(CityTables tables,
        string path) =>
        MappingFile.TryRead(path, null, out var source, out var problem) ? ReadDemo(tables, source) : (null, [problem]);

    private static DemoPlan? Build(StrictObject root, CityTables tables, MappingDiagnostics diagnostics)
    {
        var type = MappingFile.TakeType(root, tables, diagnostics);
        var seed = root.TakeInt("seed", 0, int.MaxValue) ?? 0;
        var rows = root.TakeRequired("rows",
            "Write { \"count\": 100 }, with \"each\" and \"time\" where rows have them.");
        var fields = root.TakeRequired("fields", "Say how each field is made.");
        root.Finish();
        if (type is null || rows is null || fields is null
            || StrictObject.Open(rows, "\"rows\"", diagnostics) is not { } rowKeys
            || StrictObject.Open(fields, "\"fields\"", diagnostics) is not { } fieldKeys)
        {
            return null;
        }

        var each = TakeEach(rowKeys, type, diagnostics);
        var count = rowKeys.TakeInt("count", 1, MaxCount);
        var times = rowKeys.Take("time") is { } time ? ReadTimes(time, type, diagnostics) : null;
        rowKeys.Finish();
        if (count is null)
        {
            diagnostics.Add(rows.Offset, "\"rows\" has no \"count\".",
                "Say how many rows there are, of each group where there is \"each\".");
        }

        var made = new DemoFieldReader(tables[type], tables, each, times?.Field, diagnostics).Read(fieldKeys);
        return diagnostics.Count > 0 ? null : new DemoPlan
        {
            File = diagnostics.Source.Name,
            Type = type,
            Table = tables[type],
            Seed = seed,
            Each = each,
            Count = count!.Value,
            Times = times,
            Fields = made,
        };
    }

    private static ReferenceField? TakeEach(StrictObject keys, RecordType type, MappingDiagnostics diagnostics)
    {
        if (keys.Take("each") is not { } name)
        {
            return null;
        }

        if (name.Kind == JsonValueKind.String && type.FieldsByName.TryGetValue(name.Text!, out var field)
            && field is ReferenceField reference)
        {
            return reference;
        }

        diagnostics.Add(name.Offset, $"\"{type.Name}\" has no reference \"{name.Text}\".",
            NearName.Remedy(name.Text ?? "",
            type.StoredFields.OfType<ReferenceField>().Select(known => known.Name), "\"each\" names a reference of the type."));
        return null;
    }

    private static DemoTimes? ReadTimes(PlacedJson json, RecordType type, MappingDiagnostics diagnostics)
    {
        if (StrictObject.Open(json, "\"time\"", diagnostics) is not { } keys)
        {
            return null;
        }

        var name = keys.TakeRequiredString("field", "Name the field that holds the time.");
        var end = keys.TakeRequiredString("end", "Name the last time: \"2025-12-31T23:00:00+09:00\".");
        var every = keys.TakeRequiredString("every", "Name the distance: \"PT1H\".");
        keys.Finish();
        if (name is null || end is null || every is null)
        {
            return null;
        }

        var field = type.FieldsByName.GetValueOrDefault(name) as ValueField;
        if (field?.Kind is not (ValueKind.DateTime or ValueKind.LocalDate))
        {
            diagnostics.Add(json.Offset, $"\"{type.Name}.{name}\" is no field of a time or a day.",
                "Name a DateTime or a LocalDate.");
            return null;
        }

        if (!DateTimeOffset.TryParseExact(end, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var last))
        {
            diagnostics.Add(json.Offset, $"The end \"{end}\" is no instant with an offset.",
                "Write it like \"2025-12-31T23:00:00+09:00\".");
            return null;
        }

        if (!TryLength(every, out var length))
        {
            diagnostics.Add(json.Offset, $"\"{every}\" is no duration of days, hours, minutes or seconds.",
                "Write \"PT1H\" or \"P1D\".");
            return null;
        }

        return new DemoTimes(field, last, length);
    }

    /// <summary>A duration of a fixed length, greater than nothing.</summary>
    internal static bool TryLength(string? text, out TimeSpan length)
    {
        length = default;
        if (text is null || !IsoDuration.TryParse(text, out var duration) || duration.Years != 0
            || duration.Months != 0)
        {
            return false;
        }

        length = TimeSpan.FromDays(duration.Days) + TimeSpan.FromMicroseconds(duration.Microseconds);
        return length >= TimeSpan.Zero;
    }
}
