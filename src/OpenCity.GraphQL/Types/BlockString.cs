namespace OpenCity.GraphQL.Types;

/// <summary>Prints texts as block strings that read back as the same text.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-String-Value.Block-Strings</remarks>
internal static class BlockString
{
    private const int LongestLine = 70;

    /// <summary>The text between triple quotes, or in single ones where a block string could not hold it.</summary>
    public static string Print(string text)
    {
        if (!CanHold(text))
        {
            return LiteralPrinter.Quote(text);
        }

        var escaped = text.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        var isOneLine = lines.Length == 1;
        var endsInQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);

        // A quote or backslash before the closing quotes would be read as part of them.
        var mustEndWithNewLine = (text.EndsWith('"') && !endsInQuotes) || text.EndsWith('\\');

        // Without a first line of its own, an indentation that all other lines share would be taken away.
        var mustStartWithNewLine = !isOneLine && lines.Skip(1).All(line => line.Length == 0 || line[0] is ' ' or '\t');
        var onLinesOfItsOwn =
            !isOneLine || text.Length > LongestLine || mustEndWithNewLine || mustStartWithNewLine || endsInQuotes;
        var keepsIndentation = isOneLine && text.Length > 0 && text[0] is ' ' or '\t';

        var start = (onLinesOfItsOwn && !keepsIndentation) || mustStartWithNewLine ? "\n" : "";
        var end = onLinesOfItsOwn || mustEndWithNewLine ? "\n" : "";
        return $"\"\"\"{start}{escaped}{end}\"\"\"";
    }

    // Blank lines at either end and an indentation that all lines share are not part of a block string's value.
    private static bool CanHold(string text)
    {
        if (text.Length == 0)
        {
            return true;
        }

        if (text.Any(character =>
            (character < ' ' && character is not ('\t' or '\n')) || character is >= '\u007f' and <= '\u009f'))
        {
            return false;
        }

        var lines = text.Split('\n');
        return !IsBlank(lines[0])
            && !IsBlank(lines[^1])
            && (lines.Length == 1 || lines.Any(line => !IsBlank(line) && line[0] is not (' ' or '\t')));
    }

    private static bool IsBlank(string line) => line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;
}
