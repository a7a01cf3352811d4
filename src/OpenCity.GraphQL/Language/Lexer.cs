// Near 300 lines: one state machine, and its cases are read together.
using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpenCity.GraphQL.Language;

/// <summary>
/// Cuts a document into tokens, one a call, without allocating. What it returns is well-formed: escapes are known,
/// text is valid UTF-8, so that <see cref="StringText"/> can decode it without looking for errors.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Language.Source-Text</remarks>
internal ref struct Lexer(Source source)
{
    private static readonly SearchValues<byte> EndsOfStringRun = SearchValues.Create("\"\\\n\r"u8);

    private readonly ReadOnlySpan<byte> _text = source.Text.Span;
    private int _position;

    /// <summary>The next token that is not ignored; <see cref="TokenKind.EndOfFile"/> at the end of the text.</summary>
    public Token Next()
    {
        var start = SkipIgnored(_position);
        var token = start == _text.Length ? new Token(TokenKind.EndOfFile, start, start) : ReadToken(start);
        _position = token.End;
        return token;
    }

    // https://spec.graphql.org/September2025/#Ignored
    private readonly int SkipIgnored(int position)
    {
        while (position < _text.Length)
        {
            switch (_text[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',' or (byte)'\n' or (byte)'\r':
                    position++;
                    break;
                case (byte)'#':
                    position = ReadComment(position);
                    break;
                case 0xEF when _text[position..].StartsWith("\uFEFF"u8):
                    position += 3;
                    break;
                default:
                    return position;
            }
        }

        return position;
    }

    private readonly Token ReadToken(int start)
    {
        switch (_text[start])
        {
            case (byte)'!':
                return new Token(TokenKind.Bang, start, start + 1);
            case (byte)'$':
                return new Token(TokenKind.Dollar, start, start + 1);
            case (byte)'&':
                return new Token(TokenKind.Ampersand, start, start + 1);
            case (byte)'(':
                return new Token(TokenKind.ParenLeft, start, start + 1);
            case (byte)')':
                return new Token(TokenKind.ParenRight, start, start + 1);
            case (byte)'.':
                return ReadSpread(start);
            case (byte)':':
                return new Token(TokenKind.Colon, start, start + 1);
            case (byte)'=':
                return new Token(TokenKind.EqualsSign, start, start + 1);
            case (byte)'@':
                return new Token(TokenKind.At, start, start + 1);
            case (byte)'[':
                return new Token(TokenKind.BracketLeft, start, start + 1);
            case (byte)']':
                return new Token(TokenKind.BracketRight, start, start + 1);
            case (byte)'{':
                return new Token(TokenKind.BraceLeft, start, start + 1);
            case (byte)'|':
                return new Token(TokenKind.Pipe, start, start + 1);
            case (byte)'}':
                return new Token(TokenKind.BraceRight, start, start + 1);
            case (byte)'"':
                return _text[start..].StartsWith("\"\"\""u8) ? ReadBlockString(start) : ReadString(start);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return ReadNumber(start);
            case var first when IsNameStart(first):
                return ReadName(start);
            case (byte)'\'':
                throw Error(start, "Unexpected single quote: strings stand in double quotes (\").");
            default:
                throw Error(start, $"Unexpected character: {SyntaxErrors.CharacterAt(_text, start)}.");
        }
    }

    // https://spec.graphql.org/September2025/#Comment
    private readonly int ReadComment(int start)
    {
        var length = _text[start..].IndexOfAny((byte)'\n', (byte)'\r');
        var end = length < 0 ? _text.Length : start + length;
        CheckUtf8(start, end);
        return end;
    }

    private readonly Token ReadSpread(int start)
    {
        if (_text[start..].StartsWith("..."u8))
        {
            return new Token(TokenKind.Spread, start, start + 3);
        }

        throw Error(start, At(start + 1) switch
        {
            '.' => "Unexpected \"..\": a spread has three dots (\"...\").",
            >= '0' and <= '9' => "Unexpected \".\": a number needs a digit in front of its dot.",
            _ => "Unexpected character: \".\".",
        });
    }

    // https://spec.graphql.org/September2025/#Name
    private readonly Token ReadName(int start)
    {
        var end = start + 1;
        while (end < _text.Length && (IsNameStart(_text[end]) || char.IsAsciiDigit((char)_text[end])))
        {
            end++;
        }

        return new Token(TokenKind.Name, start, end);
    }

    // https://spec.graphql.org/September2025/#IntValue and https://spec.graphql.org/September2025/#FloatValue
    private readonly Token ReadNumber(int start)
    {
        var kind = TokenKind.Int;
        var position = At(start) == '-' ? start + 1 : start;
        if (At(position) == '0')
        {
            position++;
            if (IsDigit(At(position)))
            {
                throw Error(
                    position, $"Invalid number, no digit may follow 0: {SyntaxErrors.CharacterAt(_text, position)}.");
            }
        }
        else
        {
            position = ReadDigits(position);
        }

        if (At(position) == '.')
        {
            kind = TokenKind.Float;
            position = ReadDigits(position + 1);
        }

        if (At(position) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            position++;
            position = ReadDigits(At(position) is '+' or '-' ? position + 1 : position);
        }

        // A number and a name or a dot behind it are not two tokens: "0xF1" and "1.2.3" are mistakes.
        if (At(position) is var next && (next == '.' || (next >= 0 && IsNameStart((byte)next))))
        {
            throw NotADigit(position);
        }

        return new Token(kind, start, position);
    }

    private readonly int ReadDigits(int position)
    {
        if (!IsDigit(At(position)))
        {
            throw NotADigit(position);
        }

        do
        {
            position++;
        }
        while (IsDigit(At(position)));
        return position;
    }

    // https://spec.graphql.org/September2025/#StringValue
    private readonly Token ReadString(int start)
    {
        var position = start + 1;
        while (true)
        {
            var run = _text[position..].IndexOfAny(EndsOfStringRun);
            var end = run < 0 ? _text.Length : position + run;
            CheckUtf8(position, end);
            switch (At(end))
            {
                case '"':
                    return new Token(TokenKind.String, start, end + 1);
                case '\\':
                    position = ReadEscape(end);
                    break;
                default:
                    throw Error(end, "Unterminated string: a closing \" is missing on this line.");
            }
        }
    }

    // https://spec.graphql.org/September2025/#EscapedCharacter
    private readonly int ReadEscape(int start)
    {
        switch (At(start + 1))
        {
            case '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't':
                return start + 2;
            case 'u':
                if (StringText.TryReadUnicodeEscape(_text[start..], out _, out var length))
                {
                    return start + length;
                }

                throw Error(
                    start,
                    $"Invalid Unicode escape sequence: \"{SyntaxErrors.Quote(_text, start, EndOfEscape(start))}\". "
                    + "Write \\u and four hexadecimal digits, or \\u{…}, of a Unicode scalar value.");
            default:
                throw Error(
                    start,
                    $"Invalid character escape sequence: \"\\\" before {SyntaxErrors.CharacterAt(_text, start + 1)}.");
        }
    }

    // https://spec.graphql.org/September2025/#BlockString
    private readonly Token ReadBlockString(int start)
    {
        var position = start + 3;
        while (true)
        {
            var run = _text[position..].IndexOfAny((byte)'"', (byte)'\\');
            var end = run < 0 ? _text.Length : position + run;
            CheckUtf8(position, end);
            if (run < 0)
            {
                throw Error(end, "Unterminated string: a closing \"\"\" is missing.");
            }

            var rest = _text[end..];
            if (rest.StartsWith("\"\"\""u8))
            {
                return new Token(TokenKind.BlockString, start, end + 3);
            }

            position = end + (rest.StartsWith("\\\"\"\""u8) ? 4 : 1);
        }
    }

    // https://spec.graphql.org/September2025/#SourceCharacter: any Unicode scalar value, hence valid UTF-8.
    private readonly void CheckUtf8(int start, int end)
    {
        if (Utf8.IsValid(_text[start..end]))
        {
            return;
        }

        while (Rune.DecodeFromUtf8(_text[start..], out _, out var length) == OperationStatus.Done)
        {
            start += length;
            if (start >= end)
            {
                return;
            }
        }

        throw Error(start, $"Invalid UTF-8: {SyntaxErrors.CharacterAt(_text, start)}. Send the document as UTF-8.");
    }

    private readonly int EndOfEscape(int start)
    {
        var end = start + 2;
        while (end < _text.Length && (char.IsAsciiHexDigit((char)_text[end]) || _text[end] is (byte)'{' or (byte)'}'))
        {
            end++;
        }

        return end;
    }

    private readonly int At(int position) => (uint)position < (uint)_text.Length ? _text[position] : -1;

    private static bool IsDigit(int character) => character is >= '0' and <= '9';

    private static bool IsNameStart(byte character) => char.IsAsciiLetter((char)character) || character == '_';

    private readonly GraphQLSyntaxException NotADigit(int position) =>
        Error(position, $"Invalid number, expected digit but got: {SyntaxErrors.CharacterAt(_text, position)}.");

    private readonly GraphQLSyntaxException Error(int position, string message) =>
        SyntaxErrors.At(source, position, message);
}
