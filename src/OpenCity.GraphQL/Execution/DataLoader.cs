namespace OpenCity.GraphQL.Execution;

/// <summary>Reads the values of many keys at once.</summary>
/// <param name="keys">The keys, each once, in the order in which the fields of the document asked for them.</param>
/// <param name="context">The request; a loader may load by other loaders.</param>
/// <param name="cancellationToken">Set when the request's time is over or the client has gone.</param>
/// <returns>An answer for each key, in the order of the keys.</returns>
public delegate ValueTask<IReadOnlyList<Answer<TValue>>> BatchFunction<TKey, TValue>(
    IReadOnlyList<TKey> keys, LoadContext context, CancellationToken cancellationToken);

/// <summary>
/// How values are read by key, many at once. Keys are gathered while the hand-written fields of one level of the selection run; when all
/// of them wait or are done, the batch function is called, once for each loader, never by a timer. Within a request a key is read once;
/// within a mutation, once for each root field, because the one before may have changed it.
/// </summary>
/// <typeparam name="TKey">What values are found by.</typeparam>
/// <typeparam name="TValue">What is found; a type that may be null where a key may have nothing.</typeparam>
public sealed class DataLoader<TKey, TValue>
    where TKey : notnull
{
    /// <summary>A loader, made once and used by all requests: what belongs to a request is kept by the request.</summary>
    /// <param name="name">What errors call it.</param>
    /// <param name="batch">Reads the values.</param>
    public DataLoader(string name, BatchFunction<TKey, TValue> batch)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(batch);
        Name = name;
        Batch = batch;
    }

    /// <summary>What errors call it.</summary>
    public string Name { get; }

    /// <summary>
    /// Most keys of one call of the batch function. More are split in their order: the first so many, the next so many, and so on; the
    /// calls run beside each other.
    /// </summary>
    public int MaxBatchSize
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = int.MaxValue;

    /// <summary>When two keys are the same.</summary>
    public IEqualityComparer<TKey> Comparer { get; init; } = EqualityComparer<TKey>.Default;

    internal BatchFunction<TKey, TValue> Batch { get; }
}
