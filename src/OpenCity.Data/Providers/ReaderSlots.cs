using System.Threading.Tasks.Sources;

namespace OpenCity.Data.Providers;

/// <summary>
/// Places for so many readers at a time. A further one waits without a thread, and who came first is served first: every request of a
/// busy server passes here, so a wait is one object and no task.
/// </summary>
/// <param name="count">Readers at a time.</param>
/// <param name="open">Makes the session of a place; what it throws gives the place back.</param>
internal sealed class ReaderSlots(int count, Func<ReadSession> open)
{
    private readonly Lock _gate = new();
    private Waiter? _first;
    private Waiter? _last;
    private int _free = count;

    /// <summary>A session; cancelled while it waits, it never had a place.</summary>
    internal ValueTask<ReadSession> OpenAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<ReadSession>(cancellationToken);
        }

        return Enter() is { } waiter ? waiter.WaitAsync(cancellationToken) : new ValueTask<ReadSession>(Open());
    }

    /// <summary>The same on this thread; null where none becomes free within the limit.</summary>
    internal ReadSession? Open(TimeSpan limit)
    {
        if (Enter() is not { } waiter)
        {
            return Open();
        }

        using var over = new CancellationTokenSource(limit);
        try
        {
            return waiter.WaitAsync(over.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Gives a place back, to who has waited longest.</summary>
    internal void Release()
    {
        Waiter? waiter;
        lock (_gate)
        {
            waiter = _first;
            if (waiter is null)
            {
                _free++;
                return;
            }

            Remove(waiter);
        }

        waiter.Serve();
    }

    // Takes a place, or gives the waiter that stands for it.
    private Waiter? Enter()
    {
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return null;
            }

            var waiter = new Waiter(this);
            Add(waiter);
            return waiter;
        }
    }

    private ReadSession Open()
    {
        try
        {
            return open();
        }
        catch
        {
            Release();
            throw;
        }
    }

    private void Add(Waiter waiter)
    {
        waiter.IsWaiting = true;
        waiter.Before = _last;
        (_last is null ? ref _first : ref _last.After) = waiter;
        _last = waiter;
    }

    private void Remove(Waiter waiter)
    {
        waiter.IsWaiting = false;
        (waiter.Before is null ? ref _first : ref waiter.Before.After) = waiter.After;
        (waiter.After is null ? ref _last : ref waiter.After.Before) = waiter.Before;
    }

    private bool TryGiveUp(Waiter waiter)
    {
        lock (_gate)
        {
            if (waiter.IsWaiting)
            {
                Remove(waiter);
                return true;
            }

            return false;
        }
    }

    private sealed class Waiter(ReaderSlots slots) : IValueTaskSource<ReadSession>
    {
        internal Waiter? Before;
        internal Waiter? After;
        internal bool IsWaiting;

        // On a thread of its own: who gives a place back has an answer to write first.
        private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
        private CancellationTokenRegistration _cancelling;

        internal ValueTask<ReadSession> WaitAsync(CancellationToken cancellationToken)
        {
            _cancelling = cancellationToken.UnsafeRegister(
                static (waiter, token) => ((Waiter)waiter!).GiveUp(token), this);
            return new ValueTask<ReadSession>(this, _core.Version);
        }

        internal void Serve() => _core.SetResult(true);

        public ReadSession GetResult(short token)
        {
            // Stored before anybody could ask for the result.
            _cancelling.Dispose();
            _core.GetResult(token);
            return slots.Open();
        }

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);

        private void GiveUp(CancellationToken cancellationToken)
        {
            if (slots.TryGiveUp(this))
            {
                _core.SetException(new OperationCanceledException(cancellationToken));
            }
        }
    }
}
