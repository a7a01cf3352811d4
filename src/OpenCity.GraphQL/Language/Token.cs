namespace OpenCity.GraphQL.Language;

/// <summary>https://spec.graphql.org/September2025/#Token; the lexer skips ignored tokens: no kind.</summary>
internal enum TokenKind : byte
{
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    ParenLeft,
    ParenRight,
    Spread,
    Colon,
    EqualsSign,
    At,
    BracketLeft,
    BracketRight,
    BraceLeft,
    Pipe,
    BraceRight,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

/// <summary>A lexical token as a range of bytes; its text is read only when the syntax tree needs it.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End);
