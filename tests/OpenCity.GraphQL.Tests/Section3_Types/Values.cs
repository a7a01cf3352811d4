using System.Globalization;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

/// <summary>Shows coerced values as short texts, so that tests can name them.</summary>
internal static class Values
{
    public static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool boolean => boolean ? "true" : "false",
        object?[] list => $"[{string.Join(",", list.Select(Show))}]",
        InputObject inputObject => $"{{{string.Join(",", inputObject.Entries.Select(entry => $"{entry.Key}:{Show(entry.Value)}"))}}}",
        IReadOnlyDictionary<string, object?> any => $"{{{string.Join(",", any.Select(entry => $"{entry.Key}:{Show(entry.Value)}"))}}}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
