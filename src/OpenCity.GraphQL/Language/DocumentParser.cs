using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace OpenCity.GraphQL.Language;

/// <summary>
/// One parse: a token of lookahead, the counters that bound it, and one method a production. The productions are in
/// the files DocumentParser.Executable, .Values and .TypeSystem.
/// </summary>
internal ref partial struct DocumentParser
{
    private readonly Source _source;
    private readonly ParserOptions _options;
    private readonly int _maxDepth;
    private readonly ReadOnlySpan<byte> _text;
    private Lexer _lexer;
    private Token _token;
    private int _lastEnd;
    private int _tokenCount;
    private int _depth;

    public DocumentParser(Source source, ParserOptions options)
    {
        _source = source;
        _options = options;
        _maxDepth = Math.Min(options.MaxDepth, ParserOptions.DeepestEver);
        _text = source.Text.Span;
        _lexer = new Lexer(source);
    }

    private delegate T Production<out T>(ref DocumentParser parser);

    // https://spec.graphql.org/September2025/#Document
    public Document ParseDocument()
    {
        Advance();
        var definitions = ImmutableArray.CreateBuilder<Definition>();
        do
        {
            definitions.Add(ParseDefinition());
        }
        while (_token.Kind != TokenKind.EndOfFile);

        return new Document(_source, definitions.DrainToImmutable()) { End = _text.Length };
    }

    // https://spec.graphql.org/September2025/#Definition
    private Definition ParseDefinition()
    {
        var start = _token.Start;
        if (_token.Kind == TokenKind.BraceLeft)
        {
            return ParseShorthandQuery();
        }

        var description = ParseDescription();
        if (description is not null && _token.Kind == TokenKind.BraceLeft)
        {
            throw Error(
                start, "Unexpected description: a query in the short form has none. Write \"query\" before \"{\".");
        }

        if (_token.Kind != TokenKind.Name)
        {
            throw Unexpected();
        }

        if (TryParseTypeSystemDefinition(start, description, isExtension: false) is { } typeSystemDefinition)
        {
            return typeSystemDefinition;
        }

        if (PeekKeyword("fragment"u8))
        {
            return ParseFragmentDefinition(start, description);
        }

        if (PeekKeyword("query"u8) || PeekKeyword("mutation"u8) || PeekKeyword("subscription"u8))
        {
            return ParseOperationDefinition(start, description);
        }

        if (description is not null)
        {
            throw Error(start, "Unexpected description: only definitions have one, extensions do not.");
        }

        return PeekKeyword("extend"u8) ? ParseTypeSystemExtension(start) : throw Unexpected();
    }

    // https://spec.graphql.org/September2025/#Description
    private StringValue? ParseDescription() =>
        _token.Kind is TokenKind.String or TokenKind.BlockString ? ParseStringValue() : null;

    // https://spec.graphql.org/September2025/#Name
    private Name ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new Name(TextOf(token)) { Start = token.Start, End = token.End };
    }

    private ImmutableArray<T> Many<T>(TokenKind open, Production<T> production, TokenKind close)
    {
        Expect(open);
        return Rest(production, close);
    }

    private ImmutableArray<T> OptionalMany<T>(TokenKind open, Production<T> production, TokenKind close) =>
        SkipOptional(open) ? Rest(production, close) : [];

    private ImmutableArray<T> Rest<T>(Production<T> production, TokenKind close)
    {
        var nodes = ImmutableArray.CreateBuilder<T>();
        do
        {
            nodes.Add(production(ref this));
        }
        while (!SkipOptional(close));

        return nodes.DrainToImmutable();
    }

    private ImmutableArray<T> Delimited<T>(TokenKind delimiter, Production<T> production)
    {
        SkipOptional(delimiter);
        var nodes = ImmutableArray.CreateBuilder<T>();
        do
        {
            nodes.Add(production(ref this));
        }
        while (SkipOptional(delimiter));

        return nodes.DrainToImmutable();
    }

    private void Advance()
    {
        _lastEnd = _token.End;
        _token = _lexer.Next();
        if (_token.Kind != TokenKind.EndOfFile && ++_tokenCount > _options.MaxTokens)
        {
            throw SyntaxErrors.TooManyTokens(_source, _token.Start, _options.MaxTokens);
        }
    }

    /// <summary>
    /// Takes the opening token of a production that may hold itself. Every such production begins with this call and
    /// ends with <c>_depth--</c>: else a document of 40 KB ends the process by a stack overflow, which nothing catches.
    /// </summary>
    private int Open(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            throw SyntaxErrors.Expected(_source, kind, _token);
        }

        if (++_depth > _maxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw SyntaxErrors.NestedTooDeep(_source, _token.Start, Math.Min(_depth - 1, _maxDepth));
        }

        var start = _token.Start;
        Advance();
        return start;
    }

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
        {
            throw SyntaxErrors.Expected(_source, kind, token);
        }

        Advance();
        return token;
    }

    private bool SkipOptional(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private readonly bool PeekKeyword(ReadOnlySpan<byte> keyword) =>
        _token.Kind == TokenKind.Name && _text[_token.Start.._token.End].SequenceEqual(keyword);

    private bool SkipOptionalKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!PeekKeyword(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipOptionalKeyword(keyword))
        {
            throw SyntaxErrors.ExpectedKeyword(_source, Encoding.ASCII.GetString(keyword), _token);
        }
    }

    // Names and numbers are ASCII.
    private readonly string TextOf(Token token) => Encoding.ASCII.GetString(_text[token.Start..token.End]);

    private readonly GraphQLSyntaxException Unexpected() => SyntaxErrors.Unexpected(_source, _token);

    private readonly GraphQLSyntaxException Error(int offset, string message) =>
        SyntaxErrors.At(_source, offset, message);
}
