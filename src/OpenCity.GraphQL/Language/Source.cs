using System.Text;

namespace OpenCity.GraphQL.Language;

/// <summary>A GraphQL document as text: UTF-8 bytes and the name that messages show for it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Source-Text</remarks>
public sealed class Source
{
    /// <summary>A source of UTF-8 bytes; they are not checked here but by the lexer.</summary>
    public Source(ReadOnlyMemory<byte> text, string name = "GraphQL request")
    {
        Text = text;
        Name = name;
    }

    /// <summary>A source of a string.</summary>
    public Source(string text, string name = "GraphQL request")
        : this(Encoding.UTF8.GetBytes(text), name)
    {
    }

    /// <summary>The text as UTF-8.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>What messages call the source: a file's path, or <c>GraphQL request</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Line and column of a byte offset, both from 1; columns count UTF-16 units, as graphql-js does.
    /// A line ends at LF, CR or CR LF.
    /// </summary>
    public SourceLocation GetLocation(int offset)
    {
        var text = Text.Span;
        var line = 1;
        var lineStart = 0;
        var end = Math.Min(offset, text.Length);
        for (var i = 0; i < end; i++)
        {
            if (text[i] == (byte)'\n' || (text[i] == (byte)'\r' && !(i + 1 < text.Length && text[i + 1] == (byte)'\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new SourceLocation(line, Encoding.UTF8.GetCharCount(text[lineStart..end]) + 1);
    }
}

/// <summary>A place in a source: line and column, both from 1, the column in UTF-16 units.</summary>
public readonly record struct SourceLocation(int Line, int Column);
