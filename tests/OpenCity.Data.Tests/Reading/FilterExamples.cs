using System.Text.Json;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Reading;

/// <summary>
/// Filters made of the public schema: for every field of every filter input one that the first record of <see cref="CompleteCity"/>
/// meets, or, where it asks for what is missing, the second.
/// </summary>
internal sealed class FilterExamples(Schema schema)
{
    /// <summary>Fields of inputs that have been used: <c>Type.field</c>.</summary>
    public HashSet<string> Used { get; } = [];

    /// <summary>The filters of a record type, without the braces around.</summary>
    public IEnumerable<string> Of(RecordType type) => Of(type, 0);

    /// <summary>A text as a literal.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(text);

    /// <summary>What all records of the type are found by, for types that ask for it.</summary>
    public static string Indexed(RecordType type) => type.IsLarge ? $"{type.Time!.Name}: {{ gte: \"2019-01-01T00:00:00Z\" }}" : "id: { neq: null }";

    private IEnumerable<string> Of(RecordType type, int depth)
    {
        var input = (InputObjectType)schema.TypesByName[type.Name + "FilterInput"];
        foreach (var field in input.Fields)
        {
            Used.Add($"{input.Name}.{field.Name}");
            foreach (var example in field.Name is "and" or "or"
                ? [$"[{{ id: {{ eq: {Quote(CompleteCity.IdOf(type))} }} }}]"]
                : Of(type, field, depth).Select(example => $"{{ {example} }}"))
            {
                yield return $"{field.Name}: {example}";
            }
        }
    }

    private IEnumerable<string> Of(RecordType type, InputValue field, int depth)
    {
        var input = (InputObjectType)field.Type.Named;
        return type.FieldsByName.GetValueOrDefault(field.Name) switch
        {
            IToOneField toOne when depth == 0 => Of(toOne.Target, 1),
            IToOneField toOne => [$"id: {{ eq: {Quote(CompleteCity.IdOf(toOne.Target))} }}"],
            CollectionField list => List(input, CompleteCity.IdOf(list.Item)),
            ValueField { Kind: ValueKind.GeoPoint } => Place(input),
            ValueField { IsLocalized: true } => input.Fields.SelectMany(language =>
            {
                Used.Add($"{input.Name}.{language.Name}");
                return Operators((InputObjectType)language.Type.Named, ValueKind.String, Quote(CompleteCity.Text))
                    .Select(example => $"{language.Name}: {{ {example} }}");
            }),
            ValueField { Kind: ValueKind.Id } value when value.IsKey || value.Type == type => Operators(input, ValueKind.Id, Quote(CompleteCity.Text)),
            ValueField { Enum: { } values } => Operators(input, ValueKind.Enum, values.Values[0].Name, values.Values[^1].Name),
            ValueField value => Operators(input, value.Kind, Literal(value.Kind)),
            _ => field.Name switch
            {
                "id" => Operators(input, ValueKind.Id, Quote(CompleteCity.IdOf(type))),
                "recordedAt" => Operators(input, ValueKind.DateTime, Literal(ValueKind.DateTime)),
                "quality" => Operators(input, ValueKind.Enum, "OK", "SUSPECT"),
                _ => Operators(input, ValueKind.Enum, "SOURCE", "SYNTHETIC"),
            },
        };
    }

    private IEnumerable<string> List(InputObjectType input, string id) => input.Fields.Select(field =>
    {
        Used.Add($"{input.Name}.{field.Name}");
        return field.Name switch
        {
            "some" => $"some: {{ id: {{ eq: {Quote(id)} }} }}",
            "none" => "none: { id: { eq: \"nothing\" } }",
            "all" => "all: { id: { neq: \"nothing\" } }",
            "any" => "any: true",
            _ => throw new InvalidOperationException(field.Name),
        };
    });

    private IEnumerable<string> Place(InputObjectType input) => input.Fields.Select(field =>
    {
        Used.UnionWith([$"{input.Name}.{field.Name}", .. ((InputObjectType)field.Type.Named).Fields.Select(part => $"{field.Type.Named.Name}.{part.Name}")]);
        return field.Name switch
        {
            "near" => "near: { lat: 37.5, lon: 127.25, metres: 1 }",
            "box" => "box: { south: 37.5, west: 127, north: 38, east: 127.25 }",
            _ => throw new InvalidOperationException(field.Name),
        };
    });

    private IEnumerable<string> Operators(InputObjectType input, ValueKind kind, string value, string? other = null)
    {
        var (less, greater) = (other ?? Less(kind), other ?? Greater(kind));
        foreach (var field in input.Fields)
        {
            Used.Add($"{input.Name}.{field.Name}");
            yield return $"{field.Name}: " + field.Name switch
            {
                "and" or "or" => $"[{{ eq: {value} }}]",
                "eq" or "gte" or "lte" or "ngt" or "nlt" => value,
                "neq" => greater,
                "in" => $"[{greater}, {value}]",
                "nin" => $"[{greater}]",
                "gt" or "nlte" => less,
                "lt" or "ngte" => greater,
                "contains" => Quote("%_['"),
                "startsWith" => Quote("a%"),
                "endsWith" => Quote("나c"),
                "ncontains" or "nstartsWith" or "nendsWith" => Quote("%a"),
                _ => throw new InvalidOperationException(field.Name),
            };
        }
    }

    private static string Literal(ValueKind kind) => kind switch
    {
        ValueKind.Int or ValueKind.Long => "5",
        ValueKind.Float => "5.5",
        ValueKind.Boolean => "true",
        ValueKind.DateTime => Quote("2019-07-07T00:00:00+09:00"),
        ValueKind.LocalDate => Quote("2019-07-07"),
        _ => Quote(CompleteCity.Text),
    };

    private static string Less(ValueKind kind) => kind switch
    {
        ValueKind.Int or ValueKind.Long => "4",
        ValueKind.Float => "5.25",
        ValueKind.Boolean => "false",
        ValueKind.DateTime => Quote("2019-07-06T14:59:59.999999Z"),
        ValueKind.LocalDate => Quote("2019-07-06"),
        _ => Quote("a"),
    };

    private static string Greater(ValueKind kind) => kind switch
    {
        ValueKind.Int or ValueKind.Long => "6",
        ValueKind.Float => "5.75",
        ValueKind.Boolean => "false",
        ValueKind.DateTime => Quote("2019-07-06T15:00:00.000001Z"),
        ValueKind.LocalDate => Quote("2019-07-08"),
        _ => Quote("b"),
    };

}
