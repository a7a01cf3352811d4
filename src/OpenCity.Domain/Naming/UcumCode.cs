namespace OpenCity.Domain.Naming;

/// <summary>Whether a unit is written as UCUM writes units: its grammar, without the list of all unit atoms.</summary>
/// <remarks>
/// <code>
/// term      = ["/"] component { ("." | "/") component }
/// component = annotation | factor [annotation] | atom [exponent] [annotation] | "(" term ")"
/// </code>
/// An atom is <c>10*</c>, <c>10^</c>, or letters, <c>%</c>, quotes and bracketed parts; an annotation stands in braces.
/// </remarks>
internal static class UcumCode
{
    private const int MaxDepth = 8;

    /// <summary>Whether the text is a code.</summary>
    internal static bool IsWellFormed(string code)
    {
        var position = 0;
        return code.Length <= 64 && ReadTerm(code, ref position, 0) && position == code.Length;
    }

    private static bool ReadTerm(string code, ref int position, int depth)
    {
        Skip(code, ref position, '/');
        do
        {
            if (depth > MaxDepth || !ReadComponent(code, ref position, depth))
            {
                return false;
            }
        }
        while (Skip(code, ref position, '.') || Skip(code, ref position, '/'));

        return true;
    }

    private static bool ReadComponent(string code, ref int position, int depth)
    {
        if (Skip(code, ref position, '('))
        {
            return ReadTerm(code, ref position, depth + 1) && Skip(code, ref position, ')');
        }

        var start = position;
        if (code.AsSpan(position).StartsWith("10*", StringComparison.Ordinal)
            || code.AsSpan(position).StartsWith("10^", StringComparison.Ordinal))
        {
            position += 3;
            ReadExponent(code, ref position);
        }
        else if (!ReadDigits(code, ref position))
        {
            if (!ReadAtom(code, ref position))
            {
                return false;
            }

            if (position > start)
            {
                ReadExponent(code, ref position);
            }
        }

        return ReadAnnotation(code, ref position) && position > start;
    }

    /// <summary>Letters, signs and bracketed parts; none where an annotation stands alone.</summary>
    private static bool ReadAtom(string code, ref int position)
    {
        while (position < code.Length)
        {
            if (code[position] == '[')
            {
                var end = code.IndexOf(']', position);
                if (end < position + 2 || code.AsSpan(position + 1, end - position - 1).ContainsAnyExceptInRange('!', '~'))
                {
                    return false;
                }

                position = end + 1;
            }
            else if (char.IsAsciiLetter(code[position]) || code[position] is '%' or '\'' or '"')
            {
                position++;
            }
            else
            {
                break;
            }
        }

        return true;
    }

    private static void ReadExponent(string code, ref int position)
    {
        var signed = position + 1 < code.Length && code[position] is '+' or '-' && char.IsAsciiDigit(code[position + 1]);
        position += signed ? 1 : 0;
        ReadDigits(code, ref position);
    }

    private static bool ReadDigits(string code, ref int position)
    {
        var start = position;
        while (position < code.Length && char.IsAsciiDigit(code[position]))
        {
            position++;
        }

        return position > start;
    }

    private static bool ReadAnnotation(string code, ref int position)
    {
        if (!Skip(code, ref position, '{'))
        {
            return true;
        }

        var length = code.AsSpan(position).IndexOf('}');
        if (length < 0 || code.AsSpan(position, length).Contains('{') || code.AsSpan(position, length).ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        position += length + 1;
        return true;
    }

    private static bool Skip(string code, ref int position, char expected)
    {
        if (position < code.Length && code[position] == expected)
        {
            position++;
            return true;
        }

        return false;
    }
}
