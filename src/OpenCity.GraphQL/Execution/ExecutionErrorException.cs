using System.Collections.Immutable;

namespace OpenCity.GraphQL.Execution;

/// <summary>
/// A field that cannot be answered for a reason that the client is told: the field becomes null, or its nearest nullable parent,
/// and the error stands in the response with its path.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Errors.Execution-Errors</remarks>
public sealed class ExecutionErrorException(string message, string code) : Exception(message)
{
    /// <summary>Value of <c>extensions.code</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Further entries of <c>extensions</c>.</summary>
    public ImmutableDictionary<string, object> Extensions { get; init; } = ImmutableDictionary<string, object>.Empty;
}
