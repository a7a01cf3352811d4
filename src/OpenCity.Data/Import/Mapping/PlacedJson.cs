using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using OpenCity.GraphQL.Language;

namespace OpenCity.Data.Import.Mapping;

/// <summary>A JSON value of a file that the operator wrote, with its place, so that every mistake can be pointed at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">First byte of it in the file.</param>
/// <param name="Text">A string's value, a number as written, <c>true</c>, <c>false</c>; null for the others.</param>
/// <param name="Items">Items of an array.</param>
/// <param name="Members">Members of an object, in order, each name once.</param>
internal sealed record PlacedJson(
    JsonValueKind Kind, int Offset, string? Text, ImmutableArray<PlacedJson> Items, ImmutableArray<PlacedMember> Members)
{
    private const int MaxDepth = 32;

    /// <summary>Reads a file's text; null where it is not JSON at all, which has been reported then.</summary>
    internal static PlacedJson? Read(MappingDiagnostics diagnostics)
    {
        var text = diagnostics.Source.Text.Span;
        if (!Utf8.IsValid(text))
        {
            diagnostics.Add(0, "The file is not valid UTF-8.", "Save it as UTF-8.");
            return null;
        }

        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            var value = ReadValue(ref reader, diagnostics);
            while (reader.Read())
            {
                // The reader itself refuses what follows the value.
            }

            return value;
        }
        catch (JsonException)
        {
            diagnostics.Add((int)reader.BytesConsumed,
                "The file is not valid JSON here, or is nested deeper than 32 levels.",
                "Check commas, quotes and brackets; comments are not allowed.");
            return null;
        }
        catch (InvalidOperationException)
        {
            diagnostics.Add((int)reader.TokenStartIndex, "The string holds half of a surrogate pair.",
                "Write the whole character.");
            return null;
        }
    }

    private static PlacedJson ReadValue(ref Utf8JsonReader reader, MappingDiagnostics diagnostics)
    {
        var offset = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new PlacedJson(JsonValueKind.Object, offset, null, [], ReadMembers(ref reader, diagnostics));
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<PlacedJson>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader, diagnostics));
                }

                return new PlacedJson(JsonValueKind.Array, offset, null, items.ToImmutable(), []);
            case JsonTokenType.String:
                return new PlacedJson(JsonValueKind.String, offset, reader.GetString(), [], []);
            case JsonTokenType.Number:
                return new PlacedJson(JsonValueKind.Number, offset,
                    System.Text.Encoding.UTF8.GetString(reader.ValueSpan), [], []);
            case JsonTokenType.True:
                return new PlacedJson(JsonValueKind.True, offset, "true", [], []);
            case JsonTokenType.False:
                return new PlacedJson(JsonValueKind.False, offset, "false", [], []);
            default:
                return new PlacedJson(JsonValueKind.Null, offset, null, [], []);
        }
    }

    private static ImmutableArray<PlacedMember> ReadMembers(ref Utf8JsonReader reader, MappingDiagnostics diagnostics)
    {
        var members = ImmutableArray.CreateBuilder<PlacedMember>();
        var names = new HashSet<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var offset = (int)reader.TokenStartIndex;
            var name = reader.GetString()!;
            reader.Read();
            var value = ReadValue(ref reader, diagnostics);
            if (names.Add(name))
            {
                members.Add(new PlacedMember(name, offset, value));
            }
            else
            {
                diagnostics.Add(offset, $"The key \"{name}\" stands twice.", "Keep one of them.");
            }
        }

        return members.ToImmutable();
    }
}

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Offset">First byte of the key.</param>
/// <param name="Value">Its value.</param>
internal sealed record PlacedMember(string Name, int Offset, PlacedJson Value);

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class MappingDiagnostics(Source source)
{
    private readonly List<(int Offset, SourceDiagnostic Diagnostic)> _found = [];

    /// <summary>The file.</summary>
    internal Source Source { get; } = source;

    /// <summary>Mistakes so far.</summary>
    internal int Count => _found.Count;

    /// <summary>Adds a mistake at a byte of the file.</summary>
    internal void Add(int offset, string message, string? remedy = null) =>
        _found.Add((offset, new SourceDiagnostic(Source.Name, Source.GetLocation(offset), message, remedy)));

    /// <summary>All mistakes in the order of their places.</summary>
    internal ImmutableArray<SourceDiagnostic> InOrder() =>
        [.. _found.OrderBy(found => found.Offset).Select(found => found.Diagnostic)];
}
