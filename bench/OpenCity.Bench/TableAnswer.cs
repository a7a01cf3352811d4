using System.Globalization;
using System.Text.Json;

namespace OpenCity.Bench;

/// <summary>What answers of the table come to: the values in order, whoever answered.</summary>
internal static class TableAnswer
{
    internal static IEnumerable<object> Readings(JsonElement list, string id) =>
        list.EnumerateArray().SelectMany(row => Fields(row, id, "measuredAt", "pm10", "pm25", "o3", "no2"));

    internal static IEnumerable<object> WithStation(JsonElement list, string id) => list.EnumerateArray().SelectMany(row =>
        Fields(row, id, "measuredAt", "pm25")
            .Concat(Fields(row.GetProperty("station"), "name"))
            .Concat(Fields(row.GetProperty("station").GetProperty("district"), "name")));

    internal static IEnumerable<object> Districts(JsonElement list, string id, Func<JsonElement, JsonElement> rows) =>
        list.EnumerateArray().SelectMany(district => Fields(district, id, "name")
            .Concat(rows(district.GetProperty("complaints")).EnumerateArray()
                .SelectMany(row => Fields(row, id, "category", "receivedAt", "status"))));

    internal static IEnumerable<object> Fields(JsonElement element, params string[] names) =>
        names.Select(name => Value(element.GetProperty(name)));

    // Instants in one offset, numbers as numbers: what the values are and not how they are written.
    private static object Value(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.GetDouble();
        }

        var text = value.GetString()!;
        return text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.UtcTicks : text;
    }
}
