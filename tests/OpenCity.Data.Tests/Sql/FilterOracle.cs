using OpenCity.Domain.Identity;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>What a filter means, said in C#: <c>?.</c> on references, lifted comparison operators, ordinal texts.</summary>
internal static class FilterOracle
{
    public static bool Matches(Row? row, RecordType type, InputObject where, IReadOnlyList<Row> all) => where.Entries.All(entry => entry.Key switch
    {
        "and" => ((object?[])entry.Value!).All(item => Matches(row, type, (InputObject)item!, all)),
        "or" => entry.Value is not object?[] { Length: > 0 } items || items.Any(item => Matches(row, type, (InputObject)item!, all)),
        "id" => MatchesValue(row is null ? null : RecordId.Format(type, row.Key(TestCity.Instance.Tables)), (InputObject)entry.Value!),
        "recordedAt" or "quality" or "provenance" => MatchesValue(row?[entry.Key], (InputObject)entry.Value!),
        _ => type.FieldsByName[entry.Key] switch
        {
            IToOneField toOne => Matches((Row?)row?[entry.Key], toOne.Target, (InputObject)entry.Value!, all),
            CollectionField list => MatchesList(
                [.. all.Where(item => item.Type == list.Item && row is not null && item[list.By.Name] == row)], list, (InputObject)entry.Value!, all),
            ValueField { Kind: ValueKind.GeoPoint } => ((InputObject)entry.Value!).Entries.All(place =>
                MatchesPlace(row?[$"{entry.Key}.lat"] as double?, row?[$"{entry.Key}.lon"] as double?, place.Key, (InputObject)place.Value!)),
            ValueField { IsLocalized: true } => ((InputObject)entry.Value!).Entries.All(language =>
                (language.Key == "any" ? ["KO", "EN", "JA"] : new[] { language.Key.ToUpperInvariant() })
                .Any(part => MatchesValue(row?[$"{entry.Key}.{part}"], (InputObject)language.Value!))),
            _ => MatchesValue(row?[entry.Key], (InputObject)entry.Value!),
        },
    });

    private static bool MatchesList(List<Row> items, CollectionField list, InputObject where, IReadOnlyList<Row> all) => where.Entries.All(entry => entry.Key switch
    {
        "some" => items.Any(item => Matches(item, list.Item, (InputObject)entry.Value!, all)),
        "none" => !items.Any(item => Matches(item, list.Item, (InputObject)entry.Value!, all)),
        "all" => items.All(item => Matches(item, list.Item, (InputObject)entry.Value!, all)),
        _ => items.Count > 0 == (bool)entry.Value!,
    });

    // The angle between two arrows from the middle of the earth.
    private static bool MatchesPlace(double? latitude, double? longitude, string name, InputObject where)
    {
        if (latitude is not { } lat || longitude is not { } lon)
        {
            return false;
        }

        double Of(string part) => (double)where.Entries.Single(entry => entry.Key == part).Value!;
        if (name == "box")
        {
            var isInside = Of("west") <= Of("east") ? lon >= Of("west") && lon <= Of("east") : !(lon > Of("east") && lon < Of("west"));
            return lat >= Of("south") && lat <= Of("north") && isInside;
        }

        var (x, y, z) = Arrow(lat, lon);
        var (u, v, w) = Arrow(Of("lat"), Of("lon"));
        var across = Math.Sqrt(Math.Pow((y * w) - (z * v), 2) + Math.Pow((z * u) - (x * w), 2) + Math.Pow((x * v) - (y * u), 2));
        return Math.Atan2(across, (x * u) + (y * v) + (z * w)) * 6_371_008.8 <= Of("metres");
    }

    private static (double X, double Y, double Z) Arrow(double latitude, double longitude)
    {
        var (north, east) = (latitude * Math.PI / 180, longitude * Math.PI / 180);
        return (Math.Cos(north) * Math.Cos(east), Math.Cos(north) * Math.Sin(east), Math.Sin(north));
    }

    internal static bool MatchesValue(object? value, InputObject operations) =>
        operations.Entries.All(operation => MatchesOperation(value, operation.Key, operation.Value));

    private static bool MatchesOperation(object? value, string name, object? operand) => name switch
    {
        "and" => ((object?[])operand!).All(item => MatchesValue(value, (InputObject)item!)),
        "or" => operand is not object?[] { Length: > 0 } items || items.Any(item => MatchesValue(value, (InputObject)item!)),
        "eq" => object.Equals(value, operand),
        "in" => ((object?[])operand!).Contains(value),
        "contains" => value is string text && text.Contains((string)operand!, StringComparison.Ordinal),
        "startsWith" => value is string text && text.StartsWith((string)operand!, StringComparison.Ordinal),
        "endsWith" => value is string text && text.EndsWith((string)operand!, StringComparison.Ordinal),
        "gt" => Compare(value, operand) > 0,
        "gte" => Compare(value, operand) >= 0,
        "lt" => Compare(value, operand) < 0,
        "lte" => Compare(value, operand) <= 0,
        _ when name[0] == 'n' => !MatchesOperation(value, name[1..], operand),
        _ => throw new InvalidOperationException(name),
    };

    private static int? Compare(object? value, object? operand) =>
        value is null || operand is null ? null : ((IComparable)value).CompareTo(operand);
}
