using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace OpenCity.GraphQL.Language;

/// <summary>Lines, lists and strings.</summary>
internal sealed partial class SyntaxWriter
{
    private const int LongestOneLineBlock = 70;

    private StringBuilder Append(string? text) => _text.Append(text);

    private void NewLine() => _text.Append('\n').Append(' ', _indent * 2);

    private void WriteEach<T>(ImmutableArray<T> nodes, string separator)
        where T : SyntaxNode
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            Append(i > 0 ? separator : "");
            Write(nodes[i]);
        }
    }

    /// <summary>Each node on a line of its own, in braces.</summary>
    private void WriteBlock<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        Append("{");
        WriteLines(nodes);
        Append("}");
    }

    private void WriteInParentheses<T>(ImmutableArray<T> nodes, bool onLines)
        where T : SyntaxNode
    {
        if (nodes.IsEmpty)
        {
            return;
        }

        Append("(");
        if (onLines)
        {
            WriteLines(nodes);
        }
        else
        {
            WriteEach(nodes, ", ");
        }

        Append(")");
    }

    private void WriteLines<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        _indent++;
        foreach (var node in nodes)
        {
            NewLine();
            Write(node);
        }

        _indent--;
        NewLine();
    }

    private void WriteDefault(Value? value)
    {
        if (value is not null)
        {
            Append(" = ");
            WriteValue(value);
        }
    }

    // Descriptions are for readers: a block wherever one can hold the text, whichever form the source had.
    private void WriteDescription(StringValue? description)
    {
        if (description is not null)
        {
            WriteString(description.Text, isBlock: true);
            NewLine();
        }
    }

    private void WriteString(string text, bool isBlock)
    {
        if (isBlock && IsPrintableAsBlock(text))
        {
            WriteBlockString(text);
        }
        else
        {
            WriteQuotedString(text);
        }
    }

    private void WriteQuotedString(string text)
    {
        _text.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\b' => _text.Append("\\b"),
                '\f' => _text.Append("\\f"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                _ when char.IsControl(character) =>
                    _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => _text.Append(character),
            };
        }

        _text.Append('"');
    }

    private void WriteBlockString(string text)
    {
        Append("\"\"\"");
        var lines = text.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal).Split('\n');

        // A quote or a backslash in front of the closing quotes would become part of them.
        if (lines is [{ Length: <= LongestOneLineBlock } only] && !only.EndsWith('"') && !only.EndsWith('\\'))
        {
            Append(only);
        }
        else
        {
            foreach (var line in lines)
            {
                _text.Append('\n').Append(' ', line.Length == 0 ? 0 : _indent * 2).Append(line);
            }

            NewLine();
        }

        Append("\"\"\"");
    }

    /// <summary>
    /// True where BlockStringValue() of the printed lines is the text again: no blank line at either end, no
    /// indentation common to all lines, no character that a block string would lose or that nobody could see.
    /// </summary>
    private static bool IsPrintableAsBlock(string text)
    {
        if (text.Length == 0)
        {
            return true;
        }

        if (text.Any(static character => char.IsControl(character) && character is not ('\n' or '\t')))
        {
            return false;
        }

        var lines = text.Split('\n');
        return !StringText.IsBlank(lines[0])
            && !StringText.IsBlank(lines[^1])
            && lines.Any(static line => line.Length > 0 && StringText.IndentOf(line) == 0);
    }
}
