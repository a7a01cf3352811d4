using OpenCity.Data.Sql;
using OpenCity.Domain.Identity;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>Random rows and filters from small pools of values, so that equal values, nulls and hits are frequent.</summary>
internal sealed class Samples(int seed)
{
    public static readonly DateTimeOffset Noon = new(2019, 7, 6, 12, 0, 0, TimeSpan.FromHours(9));

    private static readonly string[] Texts =
    [
        "", "a", "A", "ab", "aB", "abc", "b", "%", "a%", "_", "a_b", "[a]", "*", "가", "가나", "각", "😀", "😀a", "\uD7FF", "\uE000", "a\U0010FFFF",
        "\U0010FFFF", "'", "a'; DROP TABLE sample; --", "\"", "\\", "$1", "x\ny", "Ä", "é", "null",
    ];

    private static readonly string[] Operations =
        ["eq", "neq", "in", "nin", "gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"];

    private static readonly string[] TextOperations =
        ["eq", "neq", "in", "nin", "contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith", "and", "or"];

    private readonly Random _random = new(seed);
    private int _lists;
    private readonly TestCity _city = TestCity.Instance;

    public List<Row> Rows(int samples)
    {
        var districts = Enumerable.Range(0, 3).Select(i => Common(new Row(_city.District)
        {
            ["code"] = $"D{i}",
            ["areaKm2"] = Maybe(Real),
        })).ToList();
        var stations = Enumerable.Range(0, 4).Select(i => Common(new Row(_city.Station)
        {
            ["code"] = i == 3 ? "S:%가" : $"S{i}",
            ["district"] = Pick(districts),
        })).ToList();
        var readings = stations.SelectMany(station => Enumerable.Range(0, 3).Select(hour => Common(new Row(_city.Reading)
        {
            ["station"] = station,
            ["measuredAt"] = Noon.AddHours(hour),
            ["pm10"] = Maybe(Whole),
        }))).ToList();
        var batches = Enumerable.Range(0, 3).Select(i => Common(new Row(_city.Batch)
        {
            ["number"] = i / 2,
            ["day"] = new DateOnly(2019, 7, 1 + i),
            ["whole"] = Maybe(Whole),
            ["reading"] = _random.Next(3) > 0 ? Pick(readings) : null,
        })).ToList();
        var events = Enumerable.Range(0, 12).Select(i => Common(new Row(_city.Event)
        {
            ["code"] = $"E{i:00}",
            ["receivedAt"] = Instant(),
            ["district"] = Pick(districts),
            ["reading"] = _random.Next(3) > 0 ? Pick(readings) : null,
            ["note"] = Maybe(Text),
        })).ToList();
        var all = new List<Row>();
        for (var i = 0; i < samples; i++)
        {
            var isSomewhere = _random.Next(4) > 0;
            all.Add(Common(new Row(_city.Sample)
            {
                ["place.lat"] = isSomewhere ? Latitude() : null,
                ["place.lon"] = isSomewhere ? Longitude() : null,
                ["code"] = $"{Pick(Texts)}#{i}",
                ["tag"] = Maybe(Text),
                ["text"] = Maybe(Text),
                ["link"] = Maybe(Text),
                ["whole"] = Maybe(Whole),
                ["large"] = Maybe(Large),
                ["real"] = Maybe(Real),
                ["rate"] = Maybe(() => Pick<double>([0, 0.01, 0.07, 0.1, 2.5, 8.13, 999.99, 1000])),
                ["change"] = Maybe(() => Pick<double>([-49.9, -0.3, -0.1, 0, 0.2, 0.7, 12.5])),
                ["flag"] = Maybe(() => _random.Next(2) == 0),
                ["instant"] = Maybe(Instant),
                ["day"] = Maybe(Day),
                ["grade"] = Maybe(() => Pick(TestCity.Grades)),
                ["must"] = Whole(),
                ["parent"] = _random.Next(3) > 0 ? Pick(batches) : null,
                ["station"] = Pick(stations),
                ["reading"] = _random.Next(3) > 0 ? Pick(readings) : null,
            }));
        }

        foreach (var row in all)
        {
            row["zone"] = ((Row)row["station"]!)["district"];
            row["origin"] = ((Row?)row["parent"])?["reading"];
            row["meter"] = ((Row?)row["origin"])?["station"];
        }

        return [.. districts, .. stations, .. readings, .. batches, .. events, .. all];
    }

    public InputObject Filter(RecordType type, List<Row> rows, int depth)
    {
        _lists = depth == 0 ? 0 : _lists;
        var entries = new List<(string, object?)>();
        for (var count = _random.Next(depth == 0 ? 1 : 0, 3); count > 0; count--)
        {
            var entry = Entry(type, rows, depth);
            if (!entries.Exists(other => other.Item1 == entry.Item1))
            {
                entries.Add(entry);
            }
        }

        return Inputs.Of(entries);
    }

    public object Value(ValueKind kind) => kind switch
    {
        ValueKind.Int => Whole(),
        ValueKind.Long => Large(),
        ValueKind.Float => Real(),
        ValueKind.Boolean => _random.Next(2) == 0,
        ValueKind.DateTime => Instant(),
        ValueKind.LocalDate => Day(),
        ValueKind.Enum => Pick(TestCity.Grades),
        _ => Text(),
    };

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private (string, object?) Entry(RecordType type, List<Row> rows, int depth)
    {
        if (depth < 3 && _random.Next(5) == 0)
        {
            return (_random.Next(2) == 0 ? "and" : "or", Many(() => Filter(type, rows, depth + 1)));
        }

        switch (_random.Next(12))
        {
            case 0:
                return ("id", Operation(["eq", "neq", "in", "nin"], () => Id(type, rows)));
            case 1:
                return ("recordedAt", Operation(Operations, () => Instant()));
            case 2:
                return ("quality", Operation(["eq", "neq", "in", "nin"], () => Pick<string>(["OK", "SUSPECT"])));
            case 3:
                return ("provenance", Operation(["eq", "neq", "in", "nin"], () => Pick<string>(["SOURCE", "SYNTHETIC"])));
            default:
                // A filter takes so many conditions on lists and no more.
                var lists = depth < 4 && _lists < FilterCompiler.MaxLists ? type.Fields.OfType<CollectionField>().ToList() : [];
                var field = lists.Count > 0 && _random.Next(3) == 0
                    ? Pick(lists)
                    : Pick([.. type.Fields.Where(field => field is not CollectionField)]);
                return field switch
                {
                    IToOneField toOne => (field.Name, depth < 4
                        ? Filter(toOne.Target, rows, depth + 1)
                        : Inputs.Of(("id", Inputs.Of(("eq", null))))),
                    CollectionField list => (field.Name, List(list, rows, depth)),
                    ValueField { Kind: ValueKind.GeoPoint } => (field.Name, Place()),
                    ValueField { IsLocalized: true } => (field.Name, Inputs.Of((Pick<string>(["ko", "en", "ja", "any"]), Operation(TextOperations, Text)))),
                    ValueField value => (field.Name, Operation(OperationsOf(value.Kind), () => Value(value.Kind))),
                    _ => throw new InvalidOperationException(),
                };
        }
    }

    private InputObject List(CollectionField list, List<Row> rows, int depth)
    {
        _lists++;
        var name = Pick<string>(["some", "none", "all", "any"]);
        return Inputs.Of((name, name == "any" ? _random.Next(2) == 0 : Filter(list.Item, rows, depth + 1)));
    }

    // Circles of up to a quarter of the earth, boxes across the 180th meridian, poles.
    private InputObject Place()
    {
        if (_random.Next(2) == 0)
        {
            return Inputs.Of(("near", Inputs.Of(("lat", Latitude()), ("lon", Longitude()), ("metres", Math.Pow(10, 3 + (4 * _random.NextDouble()))))));
        }

        var (one, other) = (Latitude(), Latitude());
        return Inputs.Of(("box", Inputs.Of(
            ("south", Math.Min(one, other)), ("west", Longitude()), ("north", Math.Max(one, other)), ("east", Longitude()))));
    }

    private double Latitude() => Pick<double>([-90, -89.9, -17, 0, 37.5, 37.51, 37.6, 89.95, 90]) is var value && _random.Next(2) == 0
        ? value
        : Math.Clamp(value + _random.NextDouble() - 0.5, -90, 90);

    private double Longitude() => Pick<double>([-180, -179.9, -90, 0, 126.97, 127, 179.95, 180]) is var value && _random.Next(2) == 0
        ? value
        : Math.Clamp(value + _random.NextDouble() - 0.5, -180, 180);

    private static string[] OperationsOf(ValueKind kind) => kind switch
    {
        ValueKind.Boolean => ["eq", "neq"],
        ValueKind.Enum or ValueKind.Id => ["eq", "neq", "in", "nin"],
        ValueKind.String or ValueKind.Uri => TextOperations,
        _ => Operations,
    };

    private InputObject Operation(string[] names, Func<object> value)
    {
        var entries = new List<(string, object?)>();
        for (var count = _random.Next(4) == 0 ? 2 : 1; count > 0; count--)
        {
            var name = Pick(names);
            if (!entries.Exists(other => other.Item1 == name))
            {
                entries.Add((name, name switch
                {
                    "and" or "or" => Many(() => Operation(names[..^2], value)),
                    "in" or "nin" => Enumerable.Range(0, _random.Next(4)).Select(_ => Maybe(value)).ToArray(),
                    "eq" or "neq" => Maybe(value),
                    _ => value(),
                }));
            }
        }

        return Inputs.Of(entries);
    }

    private object?[] Many(Func<object> item) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => item())];

    private string Id(RecordType type, List<Row> rows)
    {
        var row = Pick(rows.Where(row => row.Type == type || _random.Next(20) == 0).DefaultIfEmpty(rows[0]).ToList());
        var id = RecordId.Format(row.Type, row.Key(_city.Tables));
        return _random.Next(8) == 0 ? id + ":x" : id;
    }

    private Row Common(Row row)
    {
        row["recordedAt"] = Instant();
        row["quality"] = Pick<string>(["OK", "SUSPECT"]);
        row["provenance"] = Pick<string>(["SOURCE", "SYNTHETIC"]);
        if (row.Type.FieldsByName.ContainsKey("name"))
        {
            (row["name.KO"], row["name.EN"], row["name.JA"]) = (Text(), Maybe(Text), Maybe(Text));
        }

        return row;
    }

    private object? Maybe<T>(Func<T> value) => _random.Next(4) == 0 ? null : value();

    private string Text() => Pick(Texts);

    private int Whole() => _random.Next(-1, 4);

    private object Large() => Pick<long>([0, 1, -1, long.MaxValue, long.MinValue, 9_007_199_254_740_993]);

    private object Real() => Pick<double>([0, -0.5, 0.1, 0.30000000000000004, 1e300, 5e-324, 2, 126.97843, 123456789.123456]);

    private DateTimeOffset Instant() => Noon.AddHours(_random.Next(3)).AddMicroseconds(_random.Next(2)).ToOffset(TimeSpan.FromHours(_random.Next(10)));

    private DateOnly Day() => new(2019 + _random.Next(2), 7, 1 + _random.Next(3));
}
