using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>A document that was parsed and validated, with the plans of its operations.</summary>
internal sealed class PreparedDocument(byte[] text, Document? syntax, ImmutableArray<GraphQLError> errors)
{
    private readonly ConcurrentDictionary<OperationDefinition, PreparedOperation> _operations = new(ReferenceEqualityComparer.Instance);

    /// <summary>The text it was made of.</summary>
    internal byte[] Text { get; } = text;

    /// <summary>Request errors; none where the document is valid.</summary>
    internal ImmutableArray<GraphQLError> Errors { get; } = errors;

    /// <summary>The syntax tree; null where the text is not well-formed.</summary>
    internal Document? Syntax { get; } = syntax;

    internal PreparedOperation Prepare(Schema schema, OperationDefinition operation, ExecutorOptions options) =>
        _operations.GetOrAdd(operation, item => new PreparedOperation(item, new Shape(schema, Syntax!, item, options)));
}

/// <summary>An operation with its plans by shape.</summary>
internal sealed class PreparedOperation(OperationDefinition operation, Shape shape)
{
    // More shapes than this are not worth keeping: the caller builds each request anew.
    private const int MaxPlans = 64;

    private readonly ConcurrentDictionary<byte[], Plan> _plans = new(BytesComparer.Instance);

    internal OperationDefinition Operation { get; } = operation;

    internal Plan GetPlan(VariableValues variables, string tag, Func<Plan> build)
    {
        var key = new ArrayBufferWriter<byte>(64);
        shape.Write(key, variables, tag);
        if (_plans.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key.WrittenSpan, out var plan))
        {
            return plan;
        }

        plan = build();
        if (_plans.Count >= MaxPlans)
        {
            _plans.Clear();
        }

        _plans[key.WrittenSpan.ToArray()] = plan;
        return plan;
    }
}
