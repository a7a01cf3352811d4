using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using OpenCity.Data.Import.Values;
using OpenCity.Data.Model;
using OpenCity.GraphQL.Language;

namespace OpenCity.Data.Import.Mapping;

/// <summary>Reads mappings (<c>sources/*.json</c>) strictly: everything that is wrong with a file is reported at once.</summary>
public static class SourceReader
{
    private const int MaxTitleRows = 1000;
    private static readonly string[] Formats = ["csv", "tsv", "json"];

    /// <summary>Reads one mapping; <paramref name="name"/> is what messages call the file (its path unless told).</summary>
    public static SourceReadResult Read(CityTables tables, string path, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return MappingFile.TryRead(path, name, out var source, out var problem)
            ? Read(tables, source)
            : new SourceReadResult(null, [problem]);
    }

    /// <summary>Reads every <c>*.json</c> of a folder, not of its subfolders, in the order of their names.</summary>
    public static ImmutableArray<SourceReadResult> ReadFolder(CityTables tables, string folder) =>
        [.. MappingFile.In(folder).Select(path => Read(tables, path))];

    /// <summary>Reads the text of a mapping.</summary>
    internal static SourceReadResult Read(CityTables tables, Source source)
    {
        var diagnostics = new MappingDiagnostics(source);
        var mapping = PlacedJson.Read(diagnostics) is { } json
            && StrictObject.Open(json, "the mapping", diagnostics) is { } root
            ? Build(root, tables, diagnostics)
            : null;
        return diagnostics.Count == 0 ? new SourceReadResult(mapping, [])
            : new SourceReadResult(null, diagnostics.InOrder());
    }

    private static SourceMapping? Build(StrictObject root, CityTables tables, MappingDiagnostics diagnostics)
    {
        var title = root.TakeRequiredString("title",
            "Say what the feed is: \"title\": \"Hourly readings of all stations\".");
        var type = MappingFile.TakeType(root, tables, diagnostics);
        var format = TakeFormat(root, diagnostics);
        var zone = TakeZone(root, diagnostics);
        var syntax = new NumberSyntax(root.TakeCharacter("decimal") ?? '.', root.TakeCharacter("thousands"));
        if (syntax.Decimal == syntax.Thousands)
        {
            diagnostics.Add(root.Offset, "\"decimal\" and \"thousands\" are the same sign.",
                "Numbers could not be told apart; change one.");
        }

        var missing = root.TakeStrings("missing") ?? [];
        var where = root.Take("where");
        var fields = root.TakeRequired("fields", "Write \"fields\": {}; a field with @source needs no entry.");
        var snapshot = root.Take("snapshot");
        root.Finish();
        if (type is null || fields is null || StrictObject.Open(fields, "\"fields\"", diagnostics) is not { } fieldKeys)
        {
            return null;
        }

        var columns = new ColumnList();
        var filters = ReadFilters(where, columns, diagnostics);
        var reader = new FieldReader(tables[type], tables, columns, diagnostics,
            new CellDefaults(zone, syntax, missing));
        reader.ReadAll(fieldKeys);
        var slots = reader.Slots();
        var scope = ReadSnapshot(snapshot, reader, slots, diagnostics);
        if (diagnostics.Count > 0)
        {
            return null;
        }

        return new SourceMapping(new SourcePlan
        {
            File = diagnostics.Source.Name,
            Title = title!,
            Type = type,
            Table = tables[type],
            Format = format!,
            Columns = columns.Names,
            Filters = filters,
            Slots = slots,
            Values = reader.Values(slots),
            Lookups = reader.Lookups(slots),
            Groups = reader.Groups(slots),
            References = reader.References(slots),
            KeySlots = [.. tables[type].Key.Select(key => slots.IndexOf(key))],
            Snapshot = scope,
        });
    }

    private static FileFormat? TakeFormat(StrictObject root, MappingDiagnostics diagnostics)
    {
        var format = root.TakeRequired("format", "Write \"csv\", \"tsv\" or \"json\".");
        if (format is null || !Formats.Contains(format.Text) || format.Kind != JsonValueKind.String)
        {
            if (format is not null)
            {
                diagnostics.Add(format.Offset, $"The format \"{format.Text}\" does not exist.",
                    "Write \"csv\", \"tsv\" or \"json\".");
            }

            // The keys of all formats are known here, so that no further mistakes are made of them.
            foreach (var key in (string[])["encoding", "delimiter", "titleRows", "header", "rows", "status"])
            {
                root.Take(key);
            }

            return null;
        }

        return format.Text == "json" ? TakeJsonFormat(root, diagnostics)
            : TakeTableFormat(root, format.Text!, diagnostics);
    }

    private static TableFormat TakeTableFormat(StrictObject root, string format, MappingDiagnostics diagnostics)
    {
        var encoding = SourceEncoding.Utf8;
        if (root.Take("encoding") is { } name)
        {
            encoding = name.Kind == JsonValueKind.String ? SourceEncoding.Find(name.Text!) : null;
            if (encoding is null)
            {
                diagnostics.Add(name.Offset, $"The encoding \"{name.Text}\" is not known.",
                    "Write \"utf-8\", \"utf-16\", \"cp949\" or another name that IANA registers.");
            }
        }

        var delimiter = format == "tsv" ? '\t' : ',';
        if (format == "csv")
        {
            delimiter = root.TakeCharacter("delimiter") ?? ',';
            if (!char.IsAscii(delimiter) || char.IsAsciiLetterOrDigit(delimiter) || delimiter is '"' or '\r' or '\n')
            {
                diagnostics.Add(root.Offset,
                    "\"delimiter\" must be a sign of ASCII that is no letter, digit or quote.", "Write \",\", \";\" or \"|\".");
            }
        }

        var titleRows = root.TakeInt("titleRows", 0, MaxTitleRows) ?? 0;
        var header = root.TakeStrings("header");
        return new TableFormat(encoding ?? SourceEncoding.Utf8, delimiter, titleRows, header);
    }

    private static JsonFormat TakeJsonFormat(StrictObject root, MappingDiagnostics diagnostics)
    {
        var rows = root.TakeString("rows") ?? "";
        StatusRule? status = null;
        if (root.Take("status") is { } json && StrictObject.Open(json, "\"status\"", diagnostics) is { } keys)
        {
            var codes = keys.TakeStrings("code");
            var good = keys.TakeStrings("good");
            var messages = keys.TakeStrings("message") ?? [];
            keys.Finish();
            if (codes is not { Length: > 0 } || good is not { Length: > 0 })
            {
                diagnostics.Add(json.Offset,
                    "\"status\" needs \"code\" (where the code stands) and \"good\" (codes of an answer with rows).",
                    "For example { \"code\": \"RESULT.CODE\", \"good\": [\"INFO-000\"], \"message\": \"RESULT.MESSAGE\" }.");
            }

            status = new StatusRule([.. (codes ?? []).Select(JsonPath.Parse)], good ?? [],
                [.. messages.Select(JsonPath.Parse)]);
        }

        return new JsonFormat(JsonPath.Parse(rows), status);
    }

    private static TimeZoneInfo? TakeZone(StrictObject root, MappingDiagnostics diagnostics)
    {
        if (root.Take("zone") is not { } zone)
        {
            return null;
        }

        if (zone.Kind == JsonValueKind.String && TimeZoneInfo.TryFindSystemTimeZoneById(zone.Text!, out var found))
        {
            return found;
        }

        diagnostics.Add(zone.Offset, $"The time zone \"{zone.Text}\" is not known.",
            "Write an IANA name: \"Asia/Seoul\".");
        return null;
    }

    private static ImmutableArray<RowFilter> ReadFilters(PlacedJson? where, ColumnList columns,
        MappingDiagnostics diagnostics)
    {
        var filters = ImmutableArray.CreateBuilder<RowFilter>();
        foreach (var item in where is null ? [] : where.Kind == JsonValueKind.Array ? where.Items : [where])
        {
            if (StrictObject.Open(item, "a filter of \"where\"", diagnostics) is not { } keys)
            {
                continue;
            }

            var column = keys.TakeRequiredString("column", "Name the column that decides.");
            var equals = keys.TakeString("equals");
            var texts = keys.TakeStrings("in");
            keys.Finish();
            if ((equals is null) == (texts is null))
            {
                diagnostics.Add(item.Offset, "A filter of \"where\" has either \"equals\" or \"in\".",
                    "{ \"column\": \"province\", \"equals\": \"Seoul\" }");
            }
            else if (column is not null)
            {
                filters.Add(new RowFilter(columns.Add(column),
                    (texts ?? [equals!]).Select(text => text.Trim()).ToFrozenSet()));
            }
        }

        return filters.ToImmutable();
    }

    private static ImmutableArray<ScopeValue>? ReadSnapshot(
        PlacedJson? snapshot, FieldReader reader, ImmutableArray<RecordColumn> slots, MappingDiagnostics diagnostics)
    {
        if (snapshot is null || StrictObject.Open(snapshot, "\"snapshot\"", diagnostics) is not { } keys)
        {
            return null;
        }

        var scope = keys.TakeRequired("scope", "Write \"scope\": {} where the file is the whole of the type.");
        keys.Finish();
        if (scope is null || StrictObject.Open(scope, "\"scope\"", diagnostics) is not { } fields)
        {
            return null;
        }

        return [.. fields.TakeRest().Select(member => reader.ReadScope(member, slots)).OfType<ScopeValue>()];
    }
}
