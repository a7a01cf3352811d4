using System.Collections.Concurrent;
using System.Collections.Immutable;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>What fetches of one request may ask for.</summary>
public sealed class RequestContext
{
    /// <summary>Most objects in memory of one request, those of introspection included.</summary>
    public const int MaxObjects = 200_000;

    private readonly ExecutorOptions _options;
    private readonly PlanArguments _arguments;
    private readonly Fetched?[] _fetched;
    private int _nodes;
    private int _objects;
    private ConcurrentQueue<Exception>? _faults;
    private ConcurrentQueue<IDisposable>? _owned;

    internal RequestContext(PreparedRequest prepared, object? state, ExecutorOptions options)
    {
        _options = options;
        _arguments = prepared.Arguments;
        _fetched = new Fetched?[prepared.Plan.Fetches.Length + 1];
        FetchCount = prepared.Plan.Fetches.Length;
        Variables = prepared.Variables;
        State = state;
    }

    /// <summary>Fetches of the plan: each runs once at most. With one alone, nothing need be the same for several.</summary>
    public int FetchCount { get; }

    /// <summary>Coerced variables.</summary>
    public VariableValues Variables { get; }

    /// <summary>What the host gave for this request: a database session, the caller's language.</summary>
    public object? State { get; }

    /// <summary>What the request is held to.</summary>
    public EngineLimits Limits => _options.Limits;

    /// <summary>Coerced arguments of a field of the plan.</summary>
    public ArgumentValues Arguments(ArgumentSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return _arguments.Get(site);
    }

    /// <summary>What an earlier fetch of the plan brought.</summary>
    public Fetched Result(Slot slot) =>
        _fetched[slot.Index] ?? throw new InvalidOperationException("The fetch has not run, or failed.");

    /// <summary>Counts records that a fetch brought; pages within pages multiply.</summary>
    /// <exception cref="ExecutionErrorException">The request's records are more than <see cref="EngineLimits.MaxNodes"/>.</exception>
    public void CountNodes(int count)
    {
        if (Interlocked.Add(ref _nodes, count) > Limits.MaxNodes)
        {
            throw new ExecutionErrorException(
                $"The answer would have more than {Limits.MaxNodes} records; ask for smaller pages.", ErrorCodes.NodeLimitExceeded);
        }
    }

    /// <summary>Gives something back when the answer is written: what a loader brought and several levels read from.</summary>
    public void DisposeWithRequest(IDisposable resource) => LazyInitializer.EnsureInitialized(ref _owned).Enqueue(resource);

    /// <summary>Counts objects in memory that a fetch brought.</summary>
    /// <exception cref="ExecutionErrorException">The request's objects are more than <see cref="MaxObjects"/>.</exception>
    internal void CountObjects(int count)
    {
        if (Interlocked.Add(ref _objects, count) > MaxObjects)
        {
            throw new ExecutionErrorException(
                $"The answer would have more than {MaxObjects} objects; select less at a time.", ErrorCodes.NodeLimitExceeded);
        }
    }

    /// <summary>What was thrown and did not end the request.</summary>
    internal ImmutableArray<Exception> Faults => _faults is null ? [] : [.. _faults];

    /// <summary>Whether a fault ends the request; otherwise it is kept for the log, and the error says what the client hears.</summary>
    internal bool Judge(Exception fault, CancellationToken cancellationToken, out ExecutionErrorException error)
    {
        error = ResultErrors.Unexpected();
        if ((fault is OperationCanceledException && cancellationToken.IsCancellationRequested) || _options.EndsRequest(fault))
        {
            return true;
        }

        LazyInitializer.EnsureInitialized(ref _faults).Enqueue(fault);
        return false;
    }

    internal Fetched? Find(int slot) => _fetched[slot];

    internal void Keep(int slot, Fetched fetched) => _fetched[slot] = fetched;

    internal void DisposeLevels()
    {
        foreach (var fetched in _fetched)
        {
            fetched?.Level.Dispose();
        }

        while (_owned is { } owned && owned.TryDequeue(out var resource))
        {
            resource.Dispose();
        }
    }
}
