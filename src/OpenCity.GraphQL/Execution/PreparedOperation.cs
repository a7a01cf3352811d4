using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>An operation with its plans by shape.</summary>
internal sealed class PreparedOperation(PreparedDocument document, OperationDefinition operation, Shape shape, DocumentCache cache)
{
    // More shapes than this are not worth keeping: the caller builds each request anew.
    private const int MaxPlans = 64;

    private readonly ConcurrentDictionary<byte[], Plan> _plans = new(BytesComparer.Instance);
    private readonly Lock _gate = new();
    private long _bytes;

    internal OperationDefinition Operation { get; } = operation;

    /// <summary>The types of its variables, in their order.</summary>
    internal ImmutableArray<GraphQLType?> VariableTypes => shape.Types;

    internal Plan GetPlan(VariableValues variables, string tag, Func<Plan> build)
    {
        var key = new ArrayBufferWriter<byte>(64);
        shape.Write(key, variables, tag);
        if (_plans.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key.WrittenSpan, out var plan))
        {
            return plan;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        plan = build();
        Keep(key.WrittenSpan.ToArray(), plan, GC.GetAllocatedBytesForCurrentThread() - before);
        return plan;
    }

    private void Keep(byte[] key, Plan plan, long bytes)
    {
        lock (_gate)
        {
            if (_plans.Count >= MaxPlans)
            {
                _plans.Clear();
                cache.Grow(document, -_bytes);
                _bytes = 0;
            }

            if (_plans.TryAdd(key, plan))
            {
                _bytes += bytes + key.Length;
                cache.Grow(document, bytes + key.Length);
            }
        }
    }
}
