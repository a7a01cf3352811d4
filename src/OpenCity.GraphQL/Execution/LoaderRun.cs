namespace OpenCity.GraphQL.Execution;

/// <summary>What a request knows of one loader: the keys asked for, and what was answered.</summary>
internal abstract class LoaderRun
{
    /// <summary>Takes the keys queued, as batches.</summary>
    internal abstract IEnumerable<LoadBatch> TakeBatches();
}

/// <summary>One call of a batch function.</summary>
internal abstract class LoadBatch
{
    /// <summary>Calls the batch function; what it throws is not caught.</summary>
    internal abstract Task RunAsync(LoadContext context, CancellationToken cancellationToken);

    /// <summary>Gives every key that has no answer this error.</summary>
    internal abstract void Fail(ExecutionErrorException error);

    /// <summary>Marks the keys as answered; the calls that waited for each.</summary>
    internal abstract IEnumerable<PendingLoad> Complete();
}

/// <summary>The keys and answers of one loader within a request; the barrier's lock guards all of it.</summary>
internal sealed class LoaderRun<TKey, TValue>(DataLoader<TKey, TValue> loader) : LoaderRun
    where TKey : notnull
{
    private readonly Dictionary<TKey, LoadEntry<TValue>> _entries = new(loader.Comparer);
    private readonly List<(int Party, TKey Key, LoadEntry<TValue> Entry)> _queue = [];

    internal PendingLoad<TValue> Load(LoadParty party, List<TKey?> keys)
    {
        var entries = new LoadEntry<TValue>?[keys.Count];
        var load = new PendingLoad<TValue>(party, entries);
        for (var i = 0; i < entries.Length; i++)
        {
            if (keys[i] is not { } key)
            {
                continue;
            }

            if (!_entries.TryGetValue(key, out var entry))
            {
                _entries[key] = entry = new LoadEntry<TValue>();
            }

            if (!entry.IsTaken && entry.QueuedBy != party)
            {
                // Queued again: it stands where the first field by order asked for it, not the first by the clock.
                entry.QueuedBy = party;
                _queue.Add((party.Order, key, entry));
            }

            entries[i] = entry;
            if (!entry.IsAnswered)
            {
                entry.Waiting.Add(load);
                load.Missing++;
            }
        }

        return load;
    }

    // By the order of the fields and not of the clock, so that the same request makes the same batches.
    internal override IEnumerable<LoadBatch> TakeBatches()
    {
        var queued = _queue.OrderBy(item => item.Party).DistinctBy(item => item.Entry).ToList();
        _queue.Clear();
        queued.ForEach(item => item.Entry.IsTaken = true);
        return queued.Chunk(loader.MaxBatchSize).Select(items => new Batch(loader, items));
    }

    private sealed class Batch(DataLoader<TKey, TValue> loader, (int Party, TKey Key, LoadEntry<TValue> Entry)[] items) : LoadBatch
    {
        private Answer<TValue>[]? _answers;

        internal override async Task RunAsync(LoadContext context, CancellationToken cancellationToken)
        {
            var keys = Array.ConvertAll(items, item => item.Key);
            var answers = await loader.Batch(keys, context, cancellationToken)
                ?? throw new InvalidOperationException($"The loader \"{loader.Name}\" answered nothing.");
            if (answers.Count != items.Length)
            {
                throw ResultErrors.Mismatch($"The loader \"{loader.Name}\"", answers.Count, $"{items.Length} keys");
            }

            _answers = [.. answers];
        }

        internal override void Fail(ExecutionErrorException error)
        {
            _answers = new Answer<TValue>[items.Length];
            Array.Fill(_answers, error);
        }

        internal override IEnumerable<PendingLoad> Complete()
        {
            for (var i = 0; i < items.Length; i++)
            {
                var entry = items[i].Entry;
                entry.Answer = _answers![i];
                entry.IsAnswered = true;
                foreach (var load in entry.Waiting)
                {
                    yield return load;
                }

                entry.Waiting.Clear();
            }
        }
    }
}
