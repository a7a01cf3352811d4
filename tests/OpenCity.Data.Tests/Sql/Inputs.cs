using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>Coerced input objects, written short.</summary>
internal static class Inputs
{
    private static readonly InputObjectType Any = new() { Name = "Any" };

    public static InputObject Of(params IEnumerable<(string Name, object? Value)> fields) =>
        new(Any, [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);

    public static object?[] List(params object?[] items) => items;

    public static string Print(object? value) => value switch
    {
        null => "null",
        InputObject fields => $"{{ {string.Join(", ", fields.Entries.Select(entry => $"{entry.Key}: {Print(entry.Value)}"))} }}",
        object?[] items => $"[{string.Join(", ", items.Select(Print))}]",
        string text => $"\"{text}\"",
        DateTimeOffset instant => instant.ToString("O"),
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"),
    };
}
