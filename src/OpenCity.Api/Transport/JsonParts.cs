using System.Text.Json;

namespace OpenCity.Api.Transport;

/// <summary>Reads parts of a JSON text, more strictly than the reader by itself: texts are Unicode, and no object has one name twice.</summary>
internal static class JsonParts
{
    /// <summary>Most levels of a JSON text.</summary>
    internal const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Moves to the end of the value that the reader is at.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A text in it has half of a surrogate pair.</exception>
    internal static void Skip(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        while (true)
        {
            CheckText(ref reader);
            var isOpen = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray || reader.CurrentDepth > depth;
            if (!isOpen || !reader.Read())
            {
                return;
            }
        }
    }

    /// <summary>Throws where the reader is at a text with half of a surrogate pair, of which it takes no notice by itself.</summary>
    /// <exception cref="InvalidOperationException">The text is not Unicode.</exception>
    internal static void CheckText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
        {
            // Escapes are looked at only when the text is asked for.
            _ = reader.GetString();
        }
    }

    /// <summary>Reads the value that the reader is at; null where an object in it has one name twice.</summary>
    /// <param name="reader">Ends at the value's end.</param>
    /// <param name="json">What the reader reads.</param>
    internal static JsonDocument? Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        Skip(ref reader);
        try
        {
            return JsonDocument.Parse(json[start..(int)reader.BytesConsumed].ToArray(), Options);
        }
        catch (JsonException)
        {
            // All else that can be wrong has been looked at before.
            return null;
        }
    }
}
