using System.Collections.Concurrent;
using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>A document that was parsed and validated, with the plans of its operations.</summary>
/// <param name="text">The text it was made of.</param>
/// <param name="syntax">The syntax tree; null where the text is not well-formed.</param>
/// <param name="errors">Request errors; none where the document is valid.</param>
/// <param name="made">Bytes that were allocated to make the syntax tree.</param>
internal sealed class PreparedDocument(byte[] text, Document? syntax, ImmutableArray<GraphQLError> errors, long made)
{
    // Entries of tables, the document itself and its text's header.
    private const int Overhead = 2048;

    private readonly ConcurrentDictionary<OperationDefinition, PreparedOperation> _operations = new(ReferenceEqualityComparer.Instance);

    internal byte[] Text { get; } = text;

    internal ImmutableArray<GraphQLError> Errors { get; } = errors;

    internal Document? Syntax { get; } = syntax;

    /// <summary>Bytes that it takes with its plans; only the cache changes them, once it holds it.</summary>
    internal long Bytes { get; set; } = Overhead + text.Length + made + errors.Sum(error => (error.Message.Length * sizeof(char)) + 512L);

    /// <summary>Of a document that is not valid, whose tree is not kept: the names by which a request asks for a mutation of it.</summary>
    internal ImmutableArray<string?> Mutations { get; init; } = [];

    internal PreparedOperation Prepare(Schema schema, OperationDefinition operation, ExecutorOptions options, DocumentCache cache)
    {
        if (!_operations.TryGetValue(operation, out var prepared))
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            prepared = new PreparedOperation(this, operation, new Shape(schema, Syntax!, operation, options), cache);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (_operations.TryAdd(operation, prepared))
            {
                cache.Grow(this, bytes);
            }
        }

        return prepared;
    }
}
