using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>A city made by hand with every kind of column: districts, stations, readings (a composite key), samples of all kinds.</summary>
internal sealed class TestCity
{
    public static readonly ImmutableArray<string> Grades = ["GOOD", "MODERATE", "BAD"];

    public static readonly TestCity Instance = new();

    private TestCity()
    {
        var grade = new EnumType { Name = "Grade", Values = [.. Grades.Select(name => new EnumTypeValue { Name = name })] };
        District = Type("District", "districts");
        Station = Type("AirStation", "airStations");
        Reading = Type("AirReading", "airReadings", 876_025);
        Batch = Type("Batch", "batches");
        Event = Type("Event", "events", 100_001);
        Sample = Type("Sample", "samples");
        var dataset = new Dataset
        {
            Name = "test",
            Title = "Test",
            Publisher = "Nobody",
            Licence = "KOGL_1",
            Themes = ["ENVI"],
            Keywords = [],
            PersonalData = "None.",
        };
        var types = ImmutableArray.Create(District, Station, Reading, Batch, Event, Sample);
        City = new City
        {
            Datasets = [dataset],
            RecordTypes = types,
            RecordTypesByName = types.ToFrozenDictionary(type => type.Name),
            Languages = ["KO", "EN", "JA"],
            Authored = null!,
            Labels = FrozenDictionary<string, ImmutableDictionary<string, Label>>.Empty,
        };
        dataset.City = City;
        dataset.RecordTypes = types;
        Complete(
            District, dataset,
            Value("code", ValueKind.Id, isKey: true), Localized("name"), Value("areaKm2", ValueKind.Float, true), List("stations"), List("events"));
        Complete(Station, dataset, Value("code", ValueKind.Id, isKey: true), Localized("name"), Reference("district", District, false), List("readings"), List("samples"));
        Complete(
            Reading, dataset,
            Reference("station", Station, false, isKey: true), Value("measuredAt", ValueKind.DateTime, isKey: true, isTime: true),
            Value("pm10", ValueKind.Int, true), List("events"), List("batches"));
        Complete(
            Batch, dataset,
            Value("number", ValueKind.Int, isKey: true), Value("day", ValueKind.LocalDate, isKey: true), Value("whole", ValueKind.Int, true),
            Reference("reading", Reading, true), List("samples"));
        Complete(
            Event, dataset,
            Value("code", ValueKind.Id, isKey: true), Value("receivedAt", ValueKind.DateTime, isTime: true),
            Reference("district", District, false), Reference("reading", Reading, true), Value("note", ValueKind.String, true));
        Complete(
            Sample, dataset,
            Value("code", ValueKind.String, isKey: true), Value("tag", ValueKind.Id, true), Value("text", ValueKind.String, true),
            Value("link", ValueKind.Uri, true), Value("whole", ValueKind.Int, true), Value("large", ValueKind.Long, true),
            Value("real", ValueKind.Float, true), Value("flag", ValueKind.Boolean, true), Value("instant", ValueKind.DateTime, true),
            Value("day", ValueKind.LocalDate, true), Value("grade", ValueKind.Enum, true, type: grade), Value("must", ValueKind.Int),
            Value("place", ValueKind.GeoPoint, true), Bounded("rate", 0, 1000, 2), Bounded("change", -50, 50, 1),
            Localized("name"), Reference("parent", Batch, true), Reference("station", Station, false), Reference("reading", Reading, true),
            Via("zone"), Via("origin"), Via("meter"));
        Lead(Sample, "zone", "station", "district");
        Lead(Sample, "origin", "parent", "reading");
        Lead(Sample, "meter", "parent", "reading", "station");
        Link(District, "stations", Station, "district");
        Link(District, "events", Event, "district");
        Link(Station, "readings", Reading, "station");
        Link(Station, "samples", Sample, "station");
        Link(Reading, "events", Event, "reading");
        Link(Reading, "batches", Batch, "reading");
        Link(Batch, "samples", Sample, "parent");
        Tables = CityTables.Of(City);
    }

    public City City { get; }

    public CityTables Tables { get; }

    public RecordType District { get; }

    public RecordType Station { get; }

    public RecordType Reading { get; }

    public RecordType Batch { get; }

    public RecordType Event { get; }

    public RecordType Sample { get; }

    public static TablePath Path(RecordType type) => TablePath.Root(Instance.Tables, type);

    public static ColumnPath Column(TablePath table, string field, int part = 0) =>
        table.Column(table.Table.ByField[(StoredField)table.Table.Type.FieldsByName[field]][part]);

    private static RecordType Type(string name, string plural, long? rows = null) => new()
    {
        Name = name,
        Definition = new ObjectType { Name = name },
        SingularName = char.ToLowerInvariant(name[0]) + name[1..],
        PluralName = plural,
        ExpectedRows = rows,
    };

    private static void Complete(RecordType type, Dataset dataset, params ImmutableArray<RecordField> fields)
    {
        type.Dataset = dataset;
        type.Fields = fields;
        type.FieldsByName = fields.ToFrozenDictionary(field => field.Name);
        type.Key = [.. fields.OfType<StoredField>().Where(field => field.IsKey)];
        type.KeyParts = [.. type.Key.SelectMany(field => field is ReferenceField reference ? reference.Target.KeyParts : [(ValueField)field])];
        type.Time = fields.OfType<ValueField>().SingleOrDefault(field => field.IsTime);
        foreach (var field in fields)
        {
            field.Type = type;
        }
    }

    private static ValueField Value(
        string name, ValueKind kind, bool isNullable = false, bool isKey = false, bool isTime = false, EnumType? type = null) => new()
        {
            Name = name,
            Kind = kind,
            IsNullable = isNullable,
            IsKey = isKey,
            IsTime = isTime,
            Enum = type,
            Definition = null!,
        };

    private static ValueField Bounded(string name, double min, double max, int decimals) => new()
    {
        Name = name,
        Kind = ValueKind.Float,
        IsNullable = true,
        IsKey = false,
        Min = min,
        Max = max,
        Decimals = decimals,
        Definition = null!,
    };

    private static ValueField Localized(string name) => new()
    {
        Name = name,
        Kind = ValueKind.String,
        IsNullable = false,
        IsKey = false,
        IsLocalized = true,
        Definition = null!,
    };

    private static CollectionField List(string name) => new() { Name = name, IsNullable = false, Definition = null! };

    private static void Link(RecordType type, string list, RecordType item, string by) =>
        ((CollectionField)type.FieldsByName[list]).By = (IToOneField)item.FieldsByName[by];

    private static ViaField Via(string name) => new() { Name = name, IsNullable = true, Definition = null! };

    private static void Lead(RecordType type, string name, params string[] path)
    {
        var via = (ViaField)type.FieldsByName[name];
        foreach (var step in path)
        {
            via.Path = [.. via.Path, (ReferenceField)(via.Path.IsEmpty ? type : via.Target).FieldsByName[step]];
        }
    }

    private static ReferenceField Reference(string name, RecordType target, bool isNullable, bool isKey = false) => new()
    {
        Name = name,
        IsNullable = isNullable,
        IsKey = isKey,
        Target = target,
        Definition = null!,
    };
}
