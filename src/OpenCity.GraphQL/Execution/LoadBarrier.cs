using System.Runtime.ExceptionServices;

namespace OpenCity.GraphQL.Execution;

/// <summary>A hand-written field, or a call of a batch function, while it runs.</summary>
internal sealed class LoadParty(LoadBarrier barrier, int order)
{
    internal LoadBarrier Barrier { get; } = barrier;

    /// <summary>Its place among those of the level.</summary>
    internal int Order { get; } = order;

    /// <summary>The load that it awaits, with what comes then; the barrier's lock guards it.</summary>
    internal (PendingLoad Load, Action Continuation)? Awaited { get; set; }
}

/// <summary>
/// Decides when loaders read. It counts who runs: a field runs from its start until it awaits a load or ends, a batch until it has
/// answered. When nobody runs, nobody can ask for more keys, and all keys queued are read. No clock, no scheduler has a say in it.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="cancellationToken">Passed on to batch functions.</param>
internal sealed class LoadBarrier(RequestContext request, CancellationToken cancellationToken)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<object, LoaderRun> _loaders = new(ReferenceEqualityComparer.Instance);
    private readonly List<LoaderRun> _inOrder = [];
    private readonly List<LoadParty> _waiting = [];
    private readonly Queue<Action> _ready = new();
    private readonly List<Task> _batches = [];
    private Exception? _end;
    private int _running;
    private bool _isPumping;

    /// <summary>Counts fields that are about to start; all of a level are counted before the first starts.</summary>
    internal void Enter(int count)
    {
        lock (_gate)
        {
            _running += count;
        }
    }

    /// <summary>A field has ended.</summary>
    internal void Leave()
    {
        lock (_gate)
        {
            _running--;
        }

        Pump();
    }

    /// <summary>Done when no batch runs any more; what ends the request is thrown.</summary>
    internal async Task WhenIdleAsync()
    {
        while (true)
        {
            Task[] batches;
            lock (_gate)
            {
                batches = [.. _batches];
                _batches.Clear();
            }

            if (batches.Length == 0)
            {
                break;
            }

            await Task.WhenAll(batches);
        }

        if (_end is { } end)
        {
            ExceptionDispatchInfo.Throw(end);
        }
    }

    internal PendingLoad<TValue> Load<TKey, TValue>(LoadParty party, DataLoader<TKey, TValue> loader, IEnumerable<TKey?> keys)
        where TKey : notnull
    {
        // The keys may be computed on the way: no lock is held for that.
        var list = keys.ToList();
        lock (_gate)
        {
            if (party.Awaited is not null)
            {
                throw TwoAtOnce();
            }

            if (!_loaders.TryGetValue(loader, out var run))
            {
                _loaders[loader] = run = new LoaderRun<TKey, TValue>(loader);
                _inOrder.Add(run);
            }

            return ((LoaderRun<TKey, TValue>)run).Load(party, list);
        }
    }

    internal bool IsCompleted(PendingLoad load)
    {
        lock (_gate)
        {
            return load.Missing == 0 || load.Failure is not null;
        }
    }

    internal void Await(PendingLoad load, Action continuation)
    {
        lock (_gate)
        {
            var party = load.Party;
            if (party.Awaited is not null)
            {
                // What is thrown here would end the process, so the field is woken to throw it.
                load.Failure ??= TwoAtOnce();
                _ready.Enqueue(continuation);
            }
            else if (load.Missing == 0)
            {
                _ready.Enqueue(continuation);
            }
            else
            {
                party.Awaited = (load, continuation);
                _waiting.Add(party);
                _running--;
            }
        }

        Pump();
    }

    private static InvalidOperationException TwoAtOnce() => new(
        "A hand-written field awaits one load at a time. It has all parents at once: ask for the keys of all of them, then await.");

    // One caller pumps, whoever comes in between leaves its work to it: so no chain of loads can pile up on the stack.
    private void Pump()
    {
        lock (_gate)
        {
            if (_isPumping)
            {
                return;
            }

            _isPumping = true;
        }

        while (true)
        {
            Action? next;
            List<LoadBatch> batches = [];
            lock (_gate)
            {
                if (!_ready.TryDequeue(out next) && !TryTakeBatches(batches) && !TryBreakCycle())
                {
                    _isPumping = false;
                    return;
                }
            }

            next?.Invoke();
            for (var i = 0; i < batches.Count; i++)
            {
                Start(batches[i], i);
            }
        }
    }

    private bool TryTakeBatches(List<LoadBatch> batches)
    {
        if (_running > 0)
        {
            return false;
        }

        foreach (var loader in _inOrder)
        {
            batches.AddRange(loader.TakeBatches());
        }

        _running += batches.Count;
        return batches.Count > 0;
    }

    // Nobody runs and no key is queued, yet somebody waits: batch functions that wait for each other.
    private bool TryBreakCycle()
    {
        if (_running > 0 || _waiting.Count == 0)
        {
            return false;
        }

        foreach (var party in _waiting.ToArray())
        {
            party.Awaited!.Value.Load.Failure = new InvalidOperationException("Loaders wait for each other's values.");
            Wake(party);
        }

        return true;
    }

    private void Start(LoadBatch batch, int order)
    {
        var task = RunAsync(batch, new LoadParty(this, order));
        if (!task.IsCompleted)
        {
            lock (_gate)
            {
                _batches.Add(task);
            }
        }
    }

    private async Task RunAsync(LoadBatch batch, LoadParty party)
    {
        Exception? end = null;
        try
        {
            await batch.RunAsync(new LoadContext(request, party), cancellationToken);
        }
        catch (ExecutionErrorException error)
        {
            batch.Fail(error);
        }
        catch (Exception fault)
        {
            end = request.Judge(fault, cancellationToken, out var error) ? fault : null;
            batch.Fail(error);
        }

        lock (_gate)
        {
            _end ??= end;
            foreach (var load in batch.Complete())
            {
                load.Missing--;
                load.Failure ??= _end;
                if (load.Missing == 0 && load.Party.Awaited is { } awaited && ReferenceEquals(awaited.Load, load))
                {
                    Wake(load.Party);
                }
            }

            _running--;
        }

        Pump();
    }

    private void Wake(LoadParty party)
    {
        _ready.Enqueue(party.Awaited!.Value.Continuation);
        party.Awaited = null;
        _waiting.Remove(party);
        _running++;
    }
}
