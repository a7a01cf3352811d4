using System.Text.Json;

namespace OpenCity.GraphQL.Execution;

/// <summary>A request as a transport read it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#request</remarks>
/// <param name="Document">The document's text as UTF-8.</param>
/// <param name="OperationName">Which operation to run; null where there is one.</param>
/// <param name="Variables">A JSON object, or null.</param>
public sealed record GraphQLRequest(ReadOnlyMemory<byte> Document, string? OperationName = null, JsonElement? Variables = null)
{
    /// <summary>What the client wants to know of the cost.</summary>
    public CostReport Cost { get; init; }

    /// <summary>Whether the way it came may only read, as GET may: a mutation is refused before it is executed.</summary>
    public bool ReadsOnly { get; init; }
}
