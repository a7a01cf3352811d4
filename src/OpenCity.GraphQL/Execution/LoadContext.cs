namespace OpenCity.GraphQL.Execution;

/// <summary>What a hand-written field or a loader's batch function may ask of the request it runs in.</summary>
public class LoadContext
{
    private readonly RequestContext _request;
    private readonly LoadParty _party;

    internal LoadContext(RequestContext request, LoadParty party)
    {
        _request = request;
        _party = party;
    }

    /// <summary>The request.</summary>
    public RequestContext Request => _request;

    /// <summary>What the host gave for this request.</summary>
    public object? State => _request.State;

    /// <summary>What the request is held to.</summary>
    public EngineLimits Limits => _request.Limits;

    /// <summary>
    /// Asks a loader for values. The keys are noted at once; they are read when the result is awaited and everything else of the level
    /// waits or is done. To load by several loaders at once, call this for each and await afterwards. Await one result at a time: all
    /// parents are there, so there is no need for flows beside each other.
    /// </summary>
    /// <param name="loader">The loader.</param>
    /// <param name="keys">The keys, in any order, the same ones as often as may be; null is answered by the default value, unasked.</param>
    /// <returns>An answer for each key, in the order given.</returns>
    /// <exception cref="InvalidOperationException">Another load of the same field is being awaited.</exception>
    public Loading<TValue> LoadAsync<TKey, TValue>(DataLoader<TKey, TValue> loader, IEnumerable<TKey?> keys)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(loader);
        ArgumentNullException.ThrowIfNull(keys);
        return new Loading<TValue>(_party.Barrier.Load(_party, loader, keys));
    }

    /// <summary>Counts objects in memory that were made for the answer; a list counts its items by itself.</summary>
    /// <exception cref="ExecutionErrorException">The request's objects are more than <see cref="RequestContext.MaxObjects"/>.</exception>
    public void CountObjects(int count) => _request.CountObjects(count);

}

/// <summary>What a hand-written field may ask of the request it runs in.</summary>
public sealed class ResolverContext : LoadContext
{
    internal ResolverContext(RequestContext request, LoadParty party)
        : base(request, party)
    {
    }

    /// <summary>Coerced arguments of a field of the plan.</summary>
    public Types.ArgumentValues Arguments(Planning.ArgumentSite site) => Request.Arguments(site);
}
