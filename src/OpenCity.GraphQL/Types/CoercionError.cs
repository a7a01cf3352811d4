using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>Why a literal could not be coerced to its type.</summary>
/// <param name="Message">What was expected and what was found.</param>
/// <param name="Node">The part of the literal that is wrong.</param>
/// <param name="Path">Where in the value it stands, as <c>and[0].gt</c>; empty for the value itself.</param>
public sealed record CoercionError(string Message, SyntaxNode Node, string Path)
{
    /// <summary>What to write instead; null where the message says it.</summary>
    public string? Remedy { get; init; }
}
