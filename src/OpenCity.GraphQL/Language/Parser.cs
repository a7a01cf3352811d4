namespace OpenCity.GraphQL.Language;

/// <summary>Limits of one parse; the defaults are those of public servers.</summary>
/// <param name="MaxTokens">Tokens in a document.</param>
/// <param name="MaxDepth">Nesting of any production; never more than 500.</param>
public sealed record ParserOptions(int MaxTokens = 4000, int MaxDepth = 100)
{
    // Whatever the options say: what works on a tree works by recursion, and a stack that overflows ends the process.
    internal const int DeepestEver = 500;

    /// <summary>Limits for SDL files that the operator wrote.</summary>
    public static ParserOptions Trusted { get; } = new(MaxTokens: 10_000_000, MaxDepth: 200);
}

/// <summary>Recursive descent parser of the whole language of September 2025.</summary>
public static class Parser
{
    private static readonly ParserOptions Default = new();

    /// <summary>Parses a document, executable or type system.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not well-formed, or beyond a limit.</exception>
    public static Document Parse(Source source, ParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new DocumentParser(source, options ?? Default).ParseDocument();
    }
}
