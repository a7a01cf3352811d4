using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>What fetches of one request may ask for.</summary>
public sealed class RequestContext
{
    /// <summary>Most objects in memory of one request, those of introspection included.</summary>
    public const int MaxObjects = 200_000;

    private readonly PlanArguments _arguments;
    private readonly Fetched?[] _fetched;
    private int _nodes;
    private int _objects;

    internal RequestContext(PreparedRequest prepared, object? state, EngineLimits limits)
    {
        _arguments = prepared.Arguments;
        _fetched = new Fetched?[prepared.Plan.Fetches.Length + 1];
        Variables = prepared.Variables;
        State = state;
        Limits = limits;
    }

    /// <summary>Coerced variables.</summary>
    public VariableValues Variables { get; }

    /// <summary>What the host gave for this request: a database session, the caller's language.</summary>
    public object? State { get; }

    /// <summary>What the request is held to.</summary>
    public EngineLimits Limits { get; }

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
        _nodes += count;
        if (_nodes > Limits.MaxNodes)
        {
            throw new ExecutionErrorException(
                $"The answer would have more than {Limits.MaxNodes} records; ask for smaller pages.", ErrorCodes.NodeLimitExceeded);
        }
    }

    /// <summary>Counts objects in memory that a fetch brought.</summary>
    /// <exception cref="ExecutionErrorException">The request's objects are more than <see cref="MaxObjects"/>.</exception>
    internal void CountObjects(int count)
    {
        _objects += count;
        if (_objects > MaxObjects)
        {
            throw new ExecutionErrorException(
                $"The answer would have more than {MaxObjects} objects; select less at a time.", ErrorCodes.NodeLimitExceeded);
        }
    }

    internal Fetched? Find(int slot) => _fetched[slot];

    internal void Keep(int slot, Fetched fetched) => _fetched[slot] = fetched;

    internal void DisposeLevels()
    {
        foreach (var fetched in _fetched)
        {
            fetched?.Level.Dispose();
        }
    }
}
