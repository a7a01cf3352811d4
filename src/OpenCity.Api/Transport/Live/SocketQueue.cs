namespace OpenCity.Api.Transport.Live;

/// <summary>A message for a client. Its body may be shared with other connections.</summary>
/// <param name="Head">What stands before the body.</param>
/// <param name="Body">A response; may be empty.</param>
/// <param name="Tail">What stands after it.</param>
internal readonly record struct OutgoingMessage(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Tail)
{
    internal int Length => Head.Length + Body.Length + Tail.Length;
}

/// <summary>
/// The messages that wait for one socket's client, bounded by number and bytes. Whoever has a message more waits for room, and that
/// is how a client that reads slowly slows its own operations and nobody else's; who waits too long is told so.
/// </summary>
internal sealed class SocketQueue(LiveLimits limits, LiveGauges gauges, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Queue<OutgoingMessage> _messages = new();
    private int _bytes;
    private bool _isClosed;
    private TaskCompletionSource _changed = New();

    /// <summary>Adds a message; false where there was no room for too long. Nothing happens where the queue is closed.</summary>
    internal async ValueTask<bool> AddAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_isClosed)
                {
                    return true;
                }

                // A message that is larger than all the room goes alone.
                if (_messages.Count == 0 || (_messages.Count < limits.QueueMessages && _bytes + message.Length <= limits.QueueBytes))
                {
                    Add(message);
                    return true;
                }

                changed = _changed.Task;
            }

            var left = limits.Stall - clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || !await IsDoneWithin(changed, left, cancellationToken))
            {
                return false;
            }
        }
    }

    /// <summary>The next message; null when the queue is closed, at once and whatever waits.</summary>
    internal async ValueTask<OutgoingMessage?> TakeAsync()
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_isClosed)
                {
                    return null;
                }

                if (_messages.TryDequeue(out var message))
                {
                    _bytes -= message.Length;
                    gauges.CountMessage(-1, -message.Length);
                    Signal();
                    return message;
                }

                changed = _changed.Task;
            }

            await changed;
        }
    }

    /// <summary>Forgets all messages and takes no more.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            gauges.CountMessage(-_messages.Count, -_bytes);
            _messages.Clear();
            _bytes = 0;
            Signal();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Add(OutgoingMessage message)
    {
        _messages.Enqueue(message);
        _bytes += message.Length;
        gauges.CountMessage(1, message.Length);
        Signal();
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = New();
    }

    private async ValueTask<bool> IsDoneWithin(Task changed, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await changed.WaitAsync(time, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
