namespace OpenCity.GraphQL;

/// <summary>Every bound that the engine holds a request to; the defaults are those of a public server.</summary>
/// <remarks>A request exactly at a bound is answered, one more is refused with the code that names it.</remarks>
public sealed record EngineLimits
{
    /// <summary>The limits of a public server.</summary>
    public static EngineLimits Default { get; } = new();

    /// <summary>Tokens of a document; <c>TOKEN_LIMIT_EXCEEDED</c>.</summary>
    public int MaxTokens { get; init; } = 4_000;

    /// <summary>Nesting of selections, values and types in a document's text, never more than 500; <c>NESTING_LIMIT_EXCEEDED</c>.</summary>
    public int MaxNesting { get; init; } = 100;

    /// <summary>Errors of a response: the first in the order of the document.</summary>
    public int MaxErrors { get; init; } = 5;

    /// <summary>Places shown of each error.</summary>
    public int MaxErrorPlaces { get; init; } = 5;

    /// <summary>Bytes of a response's <c>errors</c>.</summary>
    public int MaxErrorBytes { get; init; } = 16 * 1024;

    /// <summary>Fields below one another, those of introspection counted apart; <c>DEPTH_LIMIT_EXCEEDED</c>.</summary>
    public int MaxDepth { get; init; } = 12;

    /// <summary>
    /// Lists of types and of their fields below one another in an introspection, the schema's own list of types being the first;
    /// <c>INTROSPECTION_LIST_LIMIT_EXCEEDED</c>.
    /// </summary>
    public int MaxIntrospectionLists { get; init; } = 3;

    /// <summary>Fields below one another in an introspection; <c>INTROSPECTION_DEPTH_EXCEEDED</c>.</summary>
    public int MaxIntrospectionLevels { get; init; } = 20;

    /// <summary>Aliases of an operation, fragments counted where they are used; <c>ALIAS_LIMIT_EXCEEDED</c>.</summary>
    public int MaxAliases { get; init; } = 30;

    /// <summary>Fields as written in one selection set; <c>SELECTION_SET_LIMIT_EXCEEDED</c>.</summary>
    public int MaxFieldsInSet { get; init; } = 200;

    /// <summary>Fields of an operation, fragments counted where they are used; <c>FIELD_LIMIT_EXCEEDED</c>.</summary>
    public int MaxFields { get; init; } = 2_000;

    /// <summary>Directives in one place of a document; <c>DIRECTIVES_IN_PLACE_LIMIT_EXCEEDED</c>.</summary>
    public int MaxDirectivesInPlace { get; init; } = 4;

    /// <summary>Directives of a document; <c>DIRECTIVE_LIMIT_EXCEEDED</c>.</summary>
    public int MaxDirectives { get; init; } = 50;

    /// <summary>
    /// Fragment spreads of an operation, each counted as often as it is reached; <c>FRAGMENT_VISIT_LIMIT_EXCEEDED</c>.
    /// </summary>
    public int MaxFragmentVisits { get; init; } = 1_000;

    /// <summary>Steps that the merging of a document's fields may take; <c>MERGE_COMPARISON_LIMIT_EXCEEDED</c>.</summary>
    public int MaxMergeComparisons { get; init; } = 50_000;

    /// <summary>
    /// Lists and objects within each other in a variable's value, never more than 200; <c>VARIABLE_DEPTH_LIMIT_EXCEEDED</c>.
    /// </summary>
    public int MaxVariableDepth { get; init; } = 32;

    /// <summary>Items of one list in a variable's value; <c>VARIABLE_LIST_LIMIT_EXCEEDED</c>.</summary>
    public int MaxVariableItems { get; init; } = 10_000;

    /// <summary>Records of an answer; <c>NODE_LIMIT_EXCEEDED</c>.</summary>
    public int MaxNodes { get; init; } = 20_000;

    /// <summary>Points that a request may cost; <c>COST_LIMIT_EXCEEDED</c>.</summary>
    public int MaxCost { get; init; } = 5_000;

    /// <summary>Longest time of a request; <c>TIME_LIMIT_EXCEEDED</c>.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Longest response in bytes; <c>RESPONSE_LIMIT_EXCEEDED</c>. It is built as a whole, so this times the requests at once is memory.
    /// </summary>
    public int MaxResponseBytes { get; init; } = 16 * 1024 * 1024;
}
