using System.Collections.Immutable;

namespace OpenCity.GraphQL.Language;

/// <summary>Values and type references.</summary>
internal ref partial struct DocumentParser
{
    // https://spec.graphql.org/September2025/#Value
    private Value ParseValue(bool isConst)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseListValue(isConst);
            case TokenKind.BraceLeft:
                return ParseObjectValue(isConst);
            case TokenKind.Int:
                Advance();
                return new IntValue(TextOf(token)) { Start = token.Start, End = token.End };
            case TokenKind.Float:
                Advance();
                return new FloatValue(TextOf(token)) { Start = token.Start, End = token.End };
            case TokenKind.String or TokenKind.BlockString:
                return ParseStringValue();
            case TokenKind.Name:
                Advance();
                return NamedValue(token);
            case TokenKind.Dollar when isConst:
                throw VariableInConstant();
            case TokenKind.Dollar:
                return ParseVariable();
            default:
                throw Unexpected();
        }
    }

    // https://spec.graphql.org/September2025/#BooleanValue, #NullValue, #EnumValue
    private readonly Value NamedValue(Token token) => TextOf(token) switch
    {
        "true" => new BooleanValue(true) { Start = token.Start, End = token.End },
        "false" => new BooleanValue(false) { Start = token.Start, End = token.End },
        "null" => new NullValue { Start = token.Start, End = token.End },
        var name => new EnumValue(name) { Start = token.Start, End = token.End },
    };

    private GraphQLSyntaxException VariableInConstant()
    {
        var dollar = Expect(TokenKind.Dollar);
        return _token.Kind == TokenKind.Name
            ? Error(
                dollar.Start,
                $"Unexpected variable \"${SyntaxErrors.Quote(_text, _token.Start, _token.End)}\" in a constant value.")
            : SyntaxErrors.Unexpected(_source, dollar);
    }

    // https://spec.graphql.org/September2025/#Variable
    private Variable ParseVariable()
    {
        var start = Expect(TokenKind.Dollar).Start;
        var name = ParseName();
        return new Variable(name) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#StringValue
    private StringValue ParseStringValue()
    {
        var token = _token;
        Advance();
        var isBlock = token.Kind == TokenKind.BlockString;
        var text = isBlock
            ? StringText.DecodeBlock(_text[(token.Start + 3)..(token.End - 3)])
            : StringText.Decode(_text[(token.Start + 1)..(token.End - 1)]);
        return new StringValue(text, isBlock) { Start = token.Start, End = token.End };
    }

    // https://spec.graphql.org/September2025/#ListValue
    private ListValue ParseListValue(bool isConst)
    {
        var start = Open(TokenKind.BracketLeft);
        var values = ImmutableArray.CreateBuilder<Value>();
        while (!SkipOptional(TokenKind.BracketRight))
        {
            values.Add(ParseValue(isConst));
        }

        _depth--;
        return new ListValue(values.DrainToImmutable()) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#ObjectValue
    private ObjectValue ParseObjectValue(bool isConst)
    {
        var start = Open(TokenKind.BraceLeft);
        var fields = ImmutableArray.CreateBuilder<ObjectField>();
        while (!SkipOptional(TokenKind.BraceRight))
        {
            fields.Add(ParseObjectField(isConst));
        }

        _depth--;
        return new ObjectValue(fields.DrainToImmutable()) { Start = start, End = _lastEnd };
    }

    private ObjectField ParseObjectField(bool isConst)
    {
        var start = _token.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConst);
        return new ObjectField(name, value) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#Type
    private TypeReference ParseTypeReference()
    {
        var start = _token.Start;
        TypeReference type = _token.Kind == TokenKind.BracketLeft ? ParseListType() : ParseNamedType();
        return SkipOptional(TokenKind.Bang) ? new NonNullTypeReference(type) { Start = start, End = _lastEnd } : type;
    }

    // https://spec.graphql.org/September2025/#ListType
    private ListTypeReference ParseListType()
    {
        var start = Open(TokenKind.BracketLeft);
        var type = ParseTypeReference();
        Expect(TokenKind.BracketRight);
        _depth--;
        return new ListTypeReference(type) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#NamedType
    private NamedTypeReference ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeReference(name) { Start = name.Start, End = name.End };
    }
}
