using System.Collections.Immutable;

namespace OpenCity.GraphQL.Language;

/// <summary>
/// https://spec.graphql.org/September2025/#TypeSystemExtensionDocument: definitions and extensions share a production;
/// an extension has no description and must hold something.
/// </summary>
internal ref partial struct DocumentParser
{
    // https://spec.graphql.org/September2025/#TypeSystemExtension
    private TypeSystemDefinition ParseTypeSystemExtension(int start)
    {
        ExpectKeyword("extend"u8);
        if (_token.Kind != TokenKind.Name || PeekKeyword("directive"u8))
        {
            throw Unexpected();
        }

        return TryParseTypeSystemDefinition(start, null, isExtension: true) ?? throw Unexpected();
    }

    /// <summary>The definition that the keyword at hand begins; null where it begins none.</summary>
    private TypeSystemDefinition? TryParseTypeSystemDefinition(int start, StringValue? description, bool isExtension)
    {
        switch (TextOf(_token))
        {
            case "schema":
                return ParseSchema(start, description, isExtension);
            case "scalar":
                return ParseScalarType(start, description, isExtension);
            case "type":
                return ParseObjectType(start, description, isExtension);
            case "interface":
                return ParseInterfaceType(start, description, isExtension);
            case "union":
                return ParseUnionType(start, description, isExtension);
            case "enum":
                return ParseEnumType(start, description, isExtension);
            case "input":
                return ParseInputObjectType(start, description, isExtension);
            case "directive":
                return ParseDirectiveDefinition(start, description);
            default:
                return null;
        }
    }

    // https://spec.graphql.org/September2025/#SchemaDefinition, #SchemaExtension
    private SchemaDefinition ParseSchema(int start, StringValue? description, bool isExtension)
    {
        Advance();
        var directives = ParseDirectives(isConst: true);
        if (!isExtension && _token.Kind != TokenKind.BraceLeft)
        {
            throw SyntaxErrors.Expected(_source, TokenKind.BraceLeft, _token);
        }

        var operationTypes = OptionalMany(
            TokenKind.BraceLeft, static (ref p) => p.ParseRootOperationType(), TokenKind.BraceRight);
        RefuseEmptyExtension(isExtension && directives.IsEmpty && operationTypes.IsEmpty);
        return new SchemaDefinition(description, isExtension, directives, operationTypes)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#RootOperationTypeDefinition
    private RootOperationTypeDefinition ParseRootOperationType()
    {
        var start = _token.Start;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new RootOperationTypeDefinition(operation, type) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#ScalarTypeDefinition, #ScalarTypeExtension
    private ScalarTypeDefinition ParseScalarType(int start, StringValue? description, bool isExtension)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        RefuseEmptyExtension(isExtension && directives.IsEmpty);
        return new ScalarTypeDefinition(description, isExtension, name, directives) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#ObjectTypeDefinition, #ObjectTypeExtension
    private ObjectTypeDefinition ParseObjectType(int start, StringValue? description, bool isExtension)
    {
        Advance();
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        RefuseEmptyExtension(isExtension && interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty);
        return new ObjectTypeDefinition(description, isExtension, name, interfaces, directives, fields)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#InterfaceTypeDefinition, #InterfaceTypeExtension
    private InterfaceTypeDefinition ParseInterfaceType(int start, StringValue? description, bool isExtension)
    {
        Advance();
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        RefuseEmptyExtension(isExtension && interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty);
        return new InterfaceTypeDefinition(description, isExtension, name, interfaces, directives, fields)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#ImplementsInterfaces
    private ImmutableArray<NamedTypeReference> ParseImplementsInterfaces() => SkipOptionalKeyword("implements"u8)
        ? Delimited(TokenKind.Ampersand, static (ref p) => p.ParseNamedType())
        : [];

    // https://spec.graphql.org/September2025/#FieldsDefinition
    private ImmutableArray<FieldDefinition> ParseFieldsDefinition() =>
        OptionalMany(TokenKind.BraceLeft, static (ref p) => p.ParseFieldDefinition(), TokenKind.BraceRight);

    private FieldDefinition ParseFieldDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentsDefinition();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var directives = ParseDirectives(isConst: true);
        return new FieldDefinition(description, name, arguments, type, directives) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#ArgumentsDefinition
    private ImmutableArray<InputValueDefinition> ParseArgumentsDefinition() =>
        OptionalMany(TokenKind.ParenLeft, static (ref p) => p.ParseInputValueDefinition(), TokenKind.ParenRight);

    // https://spec.graphql.org/September2025/#InputValueDefinition
    private InputValueDefinition ParseInputValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = SkipOptional(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new InputValueDefinition(description, name, type, defaultValue, directives)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#UnionTypeDefinition, #UnionTypeExtension
    private UnionTypeDefinition ParseUnionType(int start, StringValue? description, bool isExtension)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        ImmutableArray<NamedTypeReference> members = SkipOptional(TokenKind.EqualsSign)
            ? Delimited(TokenKind.Pipe, static (ref p) => p.ParseNamedType())
            : [];
        RefuseEmptyExtension(isExtension && directives.IsEmpty && members.IsEmpty);
        return new UnionTypeDefinition(description, isExtension, name, directives, members)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#EnumTypeDefinition, #EnumTypeExtension
    private EnumTypeDefinition ParseEnumType(int start, StringValue? description, bool isExtension)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = OptionalMany(
            TokenKind.BraceLeft, static (ref p) => p.ParseEnumValueDefinition(), TokenKind.BraceRight);
        RefuseEmptyExtension(isExtension && directives.IsEmpty && values.IsEmpty);
        return new EnumTypeDefinition(description, isExtension, name, directives, values)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#EnumValueDefinition
    private EnumValueDefinition ParseEnumValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        if (PeekKeyword("true"u8) || PeekKeyword("false"u8) || PeekKeyword("null"u8))
        {
            throw Error(_token.Start, $"Name \"{TextOf(_token)}\" is a value of its own and cannot be an enum value.");
        }

        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return new EnumValueDefinition(description, name, directives) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#InputObjectTypeDefinition, #InputObjectTypeExtension
    private InputObjectTypeDefinition ParseInputObjectType(int start, StringValue? description, bool isExtension)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(
            TokenKind.BraceLeft, static (ref p) => p.ParseInputValueDefinition(), TokenKind.BraceRight);
        RefuseEmptyExtension(isExtension && directives.IsEmpty && fields.IsEmpty);
        return new InputObjectTypeDefinition(description, isExtension, name, directives, fields)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#DirectiveDefinition
    private DirectiveDefinition ParseDirectiveDefinition(int start, StringValue? description)
    {
        Advance();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentsDefinition();
        var isRepeatable = SkipOptionalKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        var locations = Delimited(TokenKind.Pipe, static (ref p) => p.ParseDirectiveLocation());
        return new DirectiveDefinition(description, name, arguments, isRepeatable, locations)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#DirectiveLocation
    private Name ParseDirectiveLocation()
    {
        var token = _token;
        var name = ParseName();
        return name.Value is "QUERY" or "MUTATION" or "SUBSCRIPTION" or "FIELD" or "FRAGMENT_DEFINITION"
            or "FRAGMENT_SPREAD" or "INLINE_FRAGMENT" or "VARIABLE_DEFINITION" or "SCHEMA" or "SCALAR" or "OBJECT"
            or "FIELD_DEFINITION" or "ARGUMENT_DEFINITION" or "INTERFACE" or "UNION" or "ENUM" or "ENUM_VALUE"
            or "INPUT_OBJECT" or "INPUT_FIELD_DEFINITION"
            ? name
            : throw SyntaxErrors.Unexpected(_source, token);
    }

    private readonly void RefuseEmptyExtension(bool isEmpty)
    {
        if (isEmpty)
        {
            throw Unexpected();
        }
    }
}
