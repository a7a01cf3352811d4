using System.Globalization;
using System.Text;

namespace OpenCity.GraphQL.Language;

/// <summary>The errors of the lexer and the parser: what they say and where they point.</summary>
internal static class SyntaxErrors
{
    // A document may hold a name as long as itself; a message repeats only its beginning.
    private const int LongestQuotation = 60;

    public static GraphQLSyntaxException At(Source source, int offset, string message) =>
        Build(source, offset, ErrorCodes.SyntaxError, "Syntax Error: " + message);

    public static GraphQLSyntaxException Unexpected(Source source, Token token) =>
        At(source, token.Start, $"Unexpected {Describe(source, token)}.");

    public static GraphQLSyntaxException Expected(Source source, TokenKind kind, Token found) =>
        At(source, found.Start, $"Expected {Describe(kind)}, found {Describe(source, found)}.");

    public static GraphQLSyntaxException ExpectedKeyword(Source source, string keyword, Token found) =>
        At(source, found.Start, $"Expected \"{keyword}\", found {Describe(source, found)}.");

    public static GraphQLSyntaxException TooManyTokens(Source source, int offset, int limit) => Build(
        source,
        offset,
        ErrorCodes.TokenLimitExceeded,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The document has more than {limit} tokens, the limit of this server. Ask for less at once."));

    public static GraphQLSyntaxException NestedTooDeep(Source source, int offset, int limit) => Build(
        source,
        offset,
        ErrorCodes.NestingLimitExceeded,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The document is nested deeper than {limit} levels, the limit of this server. Make it flatter."));

    /// <summary>The character at an offset as messages show it: itself if it is ASCII, else its code point.</summary>
    public static string CharacterAt(ReadOnlySpan<byte> text, int offset)
    {
        if (offset >= text.Length)
        {
            return "<EOF>";
        }

        if (Rune.DecodeFromUtf8(text[offset..], out var rune, out _) != System.Buffers.OperationStatus.Done)
        {
            return $"byte 0x{text[offset]:X2}";
        }

        return rune.Value is > 0x20 and < 0x7F ? rune.Value == '"' ? "'\"'" : $"\"{rune}\"" : $"U+{rune.Value:X4}";
    }

    /// <summary>At most 60 characters of the text from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static string Quote(ReadOnlySpan<byte> text, int start, int end)
    {
        var quoted = Encoding.UTF8.GetString(text[start..Math.Min(end, start + (LongestQuotation * 4))]);
        if (quoted.Length <= LongestQuotation)
        {
            return quoted;
        }

        var cut = char.IsHighSurrogate(quoted[LongestQuotation - 1]) ? LongestQuotation - 1 : LongestQuotation;
        return quoted[..cut] + "…";
    }

    private static GraphQLSyntaxException Build(Source source, int offset, string code, string message) =>
        new(new GraphQLError(message, code, [source.GetLocation(offset)]));

    private static string Describe(Source source, Token token) => token.Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float =>
            $"{Describe(token.Kind)} \"{Quote(source.Text.Span, token.Start, token.End)}\"",
        TokenKind.String => $"String {Quote(source.Text.Span, token.Start, token.End)}",
        TokenKind.BlockString => $"BlockString {Quote(source.Text.Span, token.Start, token.End)}",
        _ => Describe(token.Kind),
    };

    private static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.ParenLeft => "\"(\"",
        TokenKind.ParenRight => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.EqualsSign => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.BracketLeft => "\"[\"",
        TokenKind.BracketRight => "\"]\"",
        TokenKind.BraceLeft => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.BraceRight => "\"}\"",
        _ => kind.ToString(),
    };
}
