using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Execution;

/// <summary>Chooses the operation of a document.</summary>
internal static class OperationChoice
{
    /// <summary>What is said where a mutation comes by an address.</summary>
    internal static readonly GraphQLError MutationNeedsPost = new(
        "A mutation changes something, which an address must not; send it by POST.", ErrorCodes.MutationNeedsPost, []);

    // https://spec.graphql.org/September2025/#GetOperation()
    internal static bool TryGet(
        Document document,
        string? name,
        [NotNullWhen(true)] out OperationDefinition? operation,
        [NotNullWhen(false)] out GraphQLError? error)
    {
        operation = null;
        error = null;
        foreach (var candidate in document.Definitions.OfType<OperationDefinition>())
        {
            if (name is not null && candidate.Name?.Value != name)
            {
                continue;
            }

            if (operation is not null)
            {
                operation = null;
                error = new GraphQLError(
                    "The document has several operations; say with \"operationName\" which one to run.", ErrorCodes.OperationNotFound, []);
                return false;
            }

            operation = candidate;
        }

        if (operation is null)
        {
            error = new GraphQLError(
                name is null ? "The document has no operation to run." : $"The document has no operation named {Found.Text(name)}.",
                ErrorCodes.OperationNotFound,
                []);
            return false;
        }

        return true;
    }

    /// <summary>
    /// A subscription is answered by a stream of responses, so not where there can be one only; a mutation changes something, so not
    /// where the request may only read.
    /// </summary>
    internal static bool CanRun(OperationDefinition operation, bool isStream, bool readsOnly, [NotNullWhen(false)] out GraphQLError? error)
    {
        error = operation.Operation switch
        {
            OperationType.Subscription when !isStream => new GraphQLError(
                "A subscription is answered by a stream of responses; send it over a WebSocket (\"graphql-transport-ws\"), or with the header "
                + "\"Accept: text/event-stream\".",
                ErrorCodes.SubscriptionNeedsStream,
                []),
            OperationType.Mutation when readsOnly => MutationNeedsPost,
            _ => null,
        };
        return error is null;
    }

    /// <summary>The names by which a request asks for a mutation of a document; null among them where none need be given.</summary>
    internal static ImmutableArray<string?> MutationsOf(Document document)
    {
        var operations = document.Definitions.OfType<OperationDefinition>().ToList();
        var names = operations.Where(operation => operation.Operation == OperationType.Mutation).Select(operation => operation.Name?.Value);
        return operations.Count == 1 ? [.. names, .. names.Select(_ => (string?)null)] : [.. names.Where(name => name is not null)];
    }
}
