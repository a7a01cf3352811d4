using System.Collections.Immutable;

namespace OpenCity.GraphQL.Language;

/// <summary>https://spec.graphql.org/September2025/#ExecutableDocument: operations, fragments, selections.</summary>
internal ref partial struct DocumentParser
{
    private OperationDefinition ParseShorthandQuery()
    {
        var start = _token.Start;
        var selectionSet = ParseSelectionSet();
        return new OperationDefinition(null, OperationType.Query, null, [], [], selectionSet)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#OperationDefinition
    private OperationDefinition ParseOperationDefinition(int start, StringValue? description)
    {
        var operation = ParseOperationType();
        var name = _token.Kind == TokenKind.Name ? ParseName() : null;
        var variables = OptionalMany(
            TokenKind.ParenLeft, static (ref p) => p.ParseVariableDefinition(), TokenKind.ParenRight);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new OperationDefinition(description, operation, name, variables, directives, selectionSet)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#OperationType
    private OperationType ParseOperationType()
    {
        var token = Expect(TokenKind.Name);
        return TextOf(token) switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw SyntaxErrors.Unexpected(_source, token),
        };
    }

    // https://spec.graphql.org/September2025/#VariableDefinition
    private VariableDefinition ParseVariableDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = SkipOptional(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new VariableDefinition(description, variable, type, defaultValue, directives)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#FragmentDefinition
    private FragmentDefinition ParseFragmentDefinition(int start, StringValue? description)
    {
        ExpectKeyword("fragment"u8);
        var name = ParseFragmentName();
        ExpectKeyword("on"u8);
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new FragmentDefinition(description, name, typeCondition, directives, selectionSet)
        {
            Start = start,
            End = _lastEnd,
        };
    }

    // https://spec.graphql.org/September2025/#FragmentName
    private Name ParseFragmentName() => PeekKeyword("on"u8) ? throw Unexpected() : ParseName();

    // https://spec.graphql.org/September2025/#SelectionSet
    private SelectionSet ParseSelectionSet()
    {
        var start = Open(TokenKind.BraceLeft);
        var selections = Rest(static (ref p) => p.ParseSelection(), TokenKind.BraceRight);
        _depth--;
        return new SelectionSet(selections) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#Selection
    private Selection ParseSelection() => _token.Kind == TokenKind.Spread ? ParseFragment() : ParseField();

    // https://spec.graphql.org/September2025/#Field
    private Field ParseField()
    {
        var start = _token.Start;
        var name = ParseName();
        Name? alias = null;
        if (SkipOptional(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = _token.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return new Field(alias, name, arguments, directives, selectionSet) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#FragmentSpread and https://spec.graphql.org/September2025/#InlineFragment
    private Selection ParseFragment()
    {
        var start = Expect(TokenKind.Spread).Start;
        NamedTypeReference? typeCondition = null;
        if (SkipOptionalKeyword("on"u8))
        {
            typeCondition = ParseNamedType();
        }
        else if (_token.Kind == TokenKind.Name)
        {
            var name = ParseName();
            var spreadDirectives = ParseDirectives(isConst: false);
            return new FragmentSpread(name, spreadDirectives) { Start = start, End = _lastEnd };
        }

        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new InlineFragment(typeCondition, directives, selectionSet) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#Arguments
    private ImmutableArray<Argument> ParseArguments(bool isConst) => isConst
        ? OptionalMany(TokenKind.ParenLeft, static (ref p) => p.ParseArgument(isConst: true), TokenKind.ParenRight)
        : OptionalMany(TokenKind.ParenLeft, static (ref p) => p.ParseArgument(isConst: false), TokenKind.ParenRight);

    private Argument ParseArgument(bool isConst)
    {
        var start = _token.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConst);
        return new Argument(name, value) { Start = start, End = _lastEnd };
    }

    // https://spec.graphql.org/September2025/#Directives
    private ImmutableArray<Directive> ParseDirectives(bool isConst)
    {
        if (_token.Kind != TokenKind.At)
        {
            return [];
        }

        var directives = ImmutableArray.CreateBuilder<Directive>();
        while (_token.Kind == TokenKind.At)
        {
            var start = Expect(TokenKind.At).Start;
            var name = ParseName();
            var arguments = ParseArguments(isConst);
            directives.Add(new Directive(name, arguments) { Start = start, End = _lastEnd });
        }

        return directives.DrainToImmutable();
    }
}
