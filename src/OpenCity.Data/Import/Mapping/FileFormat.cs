using System.Collections.Immutable;
using System.Text;

namespace OpenCity.Data.Import.Mapping;

/// <summary>What a feed's files look like before any field is read.</summary>
internal abstract record FileFormat(SourceEncoding Encoding);

/// <summary>Lines of cells.</summary>
/// <param name="Encoding">Encoding of the text.</param>
/// <param name="Delimiter">Sign between cells.</param>
/// <param name="TitleRows">Rows before the header that are skipped.</param>
/// <param name="Header">Names of the columns where the file has no header row; null where it has one.</param>
internal sealed record TableFormat(SourceEncoding Encoding, char Delimiter, int TitleRows,
    ImmutableArray<string>? Header)
    : FileFormat(Encoding);

/// <summary>A list of objects somewhere in a JSON value.</summary>
/// <param name="Rows">Where the list is.</param>
/// <param name="Status">Where the answer says whether it is one, or null.</param>
internal sealed record JsonFormat(JsonPath Rows, StatusRule? Status) : FileFormat(SourceEncoding.Utf8);

/// <summary>Where an answer of an API carries its own error code.</summary>
/// <param name="Codes">Paths of the code, tried in order: answers with errors often have another shape.</param>
/// <param name="Good">Codes of an answer with rows.</param>
/// <param name="Messages">Paths of the message for people.</param>
internal sealed record StatusRule(ImmutableArray<JsonPath> Codes, ImmutableArray<string> Good,
    ImmutableArray<JsonPath> Messages);

/// <summary>Keys from the root of a JSON value to a part of it.</summary>
internal sealed class JsonPath
{
    private JsonPath(string text, ImmutableArray<string> keys) => (Text, Keys) = (text, keys);

    /// <summary>As written in the mapping.</summary>
    internal string Text { get; }

    /// <summary>The keys, outermost first; none for the root itself.</summary>
    internal ImmutableArray<string> Keys { get; }

    /// <summary>Reads <c>Service.row</c>; a point that belongs to a key is written <c>\.</c>.</summary>
    internal static JsonPath Parse(string text)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        var key = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                key.Append(text[++i]);
            }
            else if (text[i] == '.')
            {
                keys.Add(key.ToString());
                key.Clear();
            }
            else
            {
                key.Append(text[i]);
            }
        }

        if (text.Length > 0)
        {
            keys.Add(key.ToString());
        }

        return new JsonPath(text, keys.ToImmutable());
    }

    /// <summary>Whether the keys of a place in a file are this path.</summary>
    internal bool Matches(IReadOnlyList<string> keys)
    {
        if (keys.Count != Keys.Length)
        {
            return false;
        }

        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i] != Keys[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
