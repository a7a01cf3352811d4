using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>Reads label files: an object of schema coordinates, each with a title, a description or both.</summary>
internal sealed class LabelReader(Findings findings)
{
    private const string Shape = "Write { \"Type.field\": { \"title\": \"...\", \"description\": \"...\" } }.";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Labels by coordinate of one file; <paramref name="coordinates"/> is null where the SDL is not known.</summary>
    internal Dictionary<string, Label> Read(Source source, IReadOnlySet<string>? coordinates)
    {
        var labels = new Dictionary<string, Label>();
        var text = source.Text.Span;
        var start = text.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        if (!Utf8.IsValid(text))
        {
            findings.Add(source.Name, "The labels are not UTF-8.", "Save the file as UTF-8.");
            return labels;
        }

        var reader = new Utf8JsonReader(text[start..], new JsonReaderOptions { MaxDepth = 8 });
        try
        {
            ReadObject(ref reader, source, start, coordinates, labels);
        }
        catch (JsonException exception)
        {
            var offset = start + OffsetOf(text[start..], exception.LineNumber ?? 0) + (int)(exception.BytePositionInLine ?? 0);
            findings.Add(source.Name, source.GetLocation(offset), "The labels are not well-formed JSON from here on.", Shape);
        }

        return labels;
    }

    private void ReadObject(
        ref Utf8JsonReader reader, Source source, int start, IReadOnlySet<string>? coordinates, Dictionary<string, Label> labels)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Add(source, start, reader, "The labels are not a JSON object.", Shape);
            reader.Skip();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = start + (int)reader.TokenStartIndex;
            var coordinate = TextOf(ref reader) ?? "";
            if (coordinates?.Contains(coordinate) == false)
            {
                findings.Add(
                    source.Name, source.GetLocation(at), $"\"{coordinate}\" is nothing of the schema.",
                    "Name a type, a field (\"Type.field\") or an enum value (\"Enum.VALUE\") of the SDL files.");
            }

            var label = ReadLabel(ref reader, source, start, coordinate);
            if (!labels.TryAdd(coordinate, label))
            {
                findings.Add(
                    source.Name, source.GetLocation(at), $"\"{coordinate}\" has a label already.", "Keep one of the two.");
            }
        }
    }

    private Label ReadLabel(ref Utf8JsonReader reader, Source source, int start, string coordinate)
    {
        string? title = null;
        string? description = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Add(source, start, reader, $"The label of \"{coordinate}\" is not a JSON object.", Shape);
            reader.Skip();
            return new Label(null, null);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = start + (int)reader.TokenStartIndex;
            var name = TextOf(ref reader);
            reader.Read();
            var text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : null;
            if (name is not ("title" or "description"))
            {
                findings.Add(
                    source.Name, source.GetLocation(at), $"A label has no \"{name}\".", "It has \"title\" and \"description\".");
                reader.Skip();
            }
            else if (string.IsNullOrWhiteSpace(text))
            {
                Add(source, start, reader, $"The {name} of \"{coordinate}\" is no text.", "Write a text, or leave it out.");
                reader.Skip();
            }
            else if (name == "title")
            {
                title = text;
            }
            else
            {
                description = text;
            }
        }

        return new Label(title, description);
    }

    private void Add(Source source, int start, in Utf8JsonReader reader, string message, string remedy) =>
        findings.Add(source.Name, source.GetLocation(start + (int)reader.TokenStartIndex), message, remedy);

    /// <summary>The text of a token; null where an escape is half of a surrogate pair.</summary>
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int OffsetOf(ReadOnlySpan<byte> text, long line)
    {
        var offset = 0;
        for (var i = 0L; i < line; i++)
        {
            var length = text[offset..].IndexOf((byte)'\n');
            offset += length + 1;
        }

        return offset;
    }
}
