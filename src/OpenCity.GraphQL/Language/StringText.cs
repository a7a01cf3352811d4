using System.Text;

namespace OpenCity.GraphQL.Language;

/// <summary>The values of string tokens: escapes resolved, the indentation of block strings removed.</summary>
internal static class StringText
{
    // https://spec.graphql.org/September2025/#sec-String-Value.Static-Semantics
    /// <summary>The value of a quoted string that the lexer passed, from what stands between the quotes.</summary>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(raw);
        }

        var value = new StringBuilder(raw.Length);
        while (raw.IndexOf((byte)'\\') is >= 0 and var escape)
        {
            value.Append(Encoding.UTF8.GetString(raw[..escape]));
            raw = raw[escape..];
            if (TryReadUnicodeEscape(raw, out var rune, out var length))
            {
                value.Append(rune.ToString());
                raw = raw[length..];
                continue;
            }

            value.Append(raw[1] switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                var itself => (char)itself,
            });
            raw = raw[2..];
        }

        return value.Append(Encoding.UTF8.GetString(raw)).ToString();
    }

    // https://spec.graphql.org/September2025/#EscapedUnicode
    /// <summary>
    /// Reads <c>\u0041</c>, <c>\u{1F600}</c>, or the surrogate pair <c>\uD83D\uDE00</c>; false where the text does not
    /// begin with one, or where it names no Unicode scalar value.
    /// </summary>
    public static bool TryReadUnicodeEscape(ReadOnlySpan<byte> text, out Rune rune, out int length)
    {
        rune = default;
        length = 0;
        if (!text.StartsWith("\\u"u8))
        {
            return false;
        }

        if (text.StartsWith("\\u{"u8))
        {
            return TryReadBracedEscape(text, out rune, out length);
        }

        var first = ReadFourDigits(text);
        if (Rune.IsValid(first))
        {
            rune = new Rune(first);
            length = 6;
            return true;
        }

        var second = text.Length > 6 ? ReadFourDigits(text[6..]) : -1;
        length = 12;
        return first >= 0 && second >= 0 && Rune.TryCreate((char)first, (char)second, out rune);
    }

    // https://spec.graphql.org/September2025/#BlockStringValue()
    /// <summary>The value of a block string that the lexer passed, from what stands between the quotes.</summary>
    public static string DecodeBlock(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal);
        var lines = SplitLines(text);
        var commonIndent = int.MaxValue;
        for (var i = 1; i < lines.Count; i++)
        {
            var line = text.AsSpan(lines[i]);
            var indent = IndentOf(line);
            if (indent < line.Length)
            {
                commonIndent = Math.Min(commonIndent, indent);
            }
        }

        var first = 0;
        while (first < lines.Count && IsBlank(text.AsSpan(lines[first])))
        {
            first++;
        }

        var last = lines.Count - 1;
        while (last > first && IsBlank(text.AsSpan(lines[last])))
        {
            last--;
        }

        var value = new StringBuilder(text.Length);
        for (var i = first; i <= last; i++)
        {
            var line = text.AsSpan(lines[i]);
            value.Append(i > first ? "\n" : "").Append(i == 0 ? line : line[Math.Min(commonIndent, line.Length)..]);
        }

        return value.ToString();
    }

    /// <summary>The number of tabs and spaces in front.</summary>
    public static int IndentOf(ReadOnlySpan<char> line) =>
        line.IndexOfAnyExcept(' ', '\t') is >= 0 and var indent ? indent : line.Length;

    /// <summary>True for a line of nothing but tabs and spaces.</summary>
    public static bool IsBlank(ReadOnlySpan<char> line) => !line.ContainsAnyExcept(' ', '\t');

    private static List<Range> SplitLines(string text)
    {
        var lines = new List<Range>();
        var start = 0;
        while (text.AsSpan(start).IndexOfAny('\n', '\r') is >= 0 and var length)
        {
            var end = start + length;
            lines.Add(start..end);
            start = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }

        lines.Add(start..text.Length);
        return lines;
    }

    private static bool TryReadBracedEscape(ReadOnlySpan<byte> text, out Rune rune, out int length)
    {
        rune = default;
        length = 3;
        var value = 0;
        while (length < text.Length && char.IsAsciiHexDigit((char)text[length]) && value <= 0x10FFFF)
        {
            value = (value << 4) | HexValue(text[length]);
            length++;
        }

        var isClosed = length > 3 && length < text.Length && text[length] == (byte)'}';
        length++;
        return isClosed && Rune.TryCreate(value, out rune);
    }

    private static int ReadFourDigits(ReadOnlySpan<byte> text)
    {
        if (text.Length < 6 || !text.StartsWith("\\u"u8))
        {
            return -1;
        }

        var value = 0;
        foreach (var digit in text[2..6])
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return -1;
            }

            value = (value << 4) | HexValue(digit);
        }

        return value;
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
