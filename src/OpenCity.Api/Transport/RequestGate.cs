namespace OpenCity.Api.Transport;

/// <summary>Lets so many requests be answered at once and so many wait; further ones are turned away.</summary>
internal sealed class RequestGate(int concurrent, int waiting) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(concurrent, concurrent);
    private int _inside;

    /// <summary>False where too many wait already; after true <see cref="Leave"/> must be called.</summary>
    internal ValueTask<bool> EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _inside) > concurrent + waiting)
        {
            Interlocked.Decrement(ref _inside);
            return ValueTask.FromResult(false);
        }

        return _slots.Wait(0, CancellationToken.None) ? ValueTask.FromResult(true) : WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Waits for its turn, however many wait: for events of subscriptions, which must not be lost and of which each operation has one at
    /// most. It takes no place of those that may be turned away. <see cref="Leave"/> must be called after it.
    /// </summary>
    internal async ValueTask WaitTurnAsync(CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        Interlocked.Increment(ref _inside);
    }

    /// <summary>Makes room for the next.</summary>
    internal void Leave()
    {
        _slots.Release();
        Interlocked.Decrement(ref _inside);
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _slots.WaitAsync(cancellationToken);
            return true;
        }
        catch
        {
            Interlocked.Decrement(ref _inside);
            throw;
        }
    }
}
