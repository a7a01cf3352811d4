using System.Collections.Immutable;

namespace OpenCity.GraphQL.Execution;

/// <summary>How a request ended; the response itself is in the writer.</summary>
/// <param name="IsRequestError">The response has no <c>data</c>: the document, the variables or the operation were not fit.</param>
/// <param name="Errors">The errors that stand in the response.</param>
public readonly record struct RequestOutcome(bool IsRequestError, ImmutableArray<GraphQLError> Errors)
{
    /// <summary>
    /// What hand-written fields and loaders threw, for the log: in the response each is only an error with the code
    /// <see cref="ErrorCodes.UnexpectedError"/> at its path.
    /// </summary>
    public ImmutableArray<Exception> Faults { get; init; } = [];
}
