using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL;

/// <summary>An error of a response: a request error, or, with a path, an execution error.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Errors</remarks>
/// <param name="Message">What is wrong, with the thing in quotes and what was expected.</param>
/// <param name="Code">Value of <c>extensions.code</c>; one of <see cref="ErrorCodes"/>.</param>
/// <param name="Locations">Places in the document, the most telling first; empty where there is none.</param>
/// <param name="Path">Response names and list indices from the root; null for a request error.</param>
public sealed record GraphQLError(
    string Message,
    string Code,
    ImmutableArray<SourceLocation> Locations,
    ImmutableArray<object>? Path = null)
{
    /// <summary>Further entries of <c>extensions</c> beside the code: strings, numbers, booleans and lists of strings.</summary>
    public ImmutableDictionary<string, object> Extensions { get; init; } = ImmutableDictionary<string, object>.Empty;
}
