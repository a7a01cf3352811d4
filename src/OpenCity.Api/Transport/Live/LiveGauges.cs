namespace OpenCity.Api.Transport.Live;

/// <summary>What is open at the moment. When every client has gone, all of them are 0.</summary>
internal sealed class LiveGauges
{
    private int _sockets;
    private int _eventStreams;
    private int _operations;
    private int _messages;
    private long _bytes;

    /// <summary>Open sockets.</summary>
    internal int Sockets => Volatile.Read(ref _sockets);

    /// <summary>Open event streams.</summary>
    internal int EventStreams => Volatile.Read(ref _eventStreams);

    /// <summary>Operations that run, those included that were stopped and have not ended yet.</summary>
    internal int Operations => Volatile.Read(ref _operations);

    /// <summary>Messages that wait to be sent.</summary>
    internal int Messages => Volatile.Read(ref _messages);

    /// <summary>Bytes of the messages that wait to be sent.</summary>
    internal long Bytes => Interlocked.Read(ref _bytes);

    internal void CountSocket(int change) => Interlocked.Add(ref _sockets, change);

    internal void CountEventStream(int change) => Interlocked.Add(ref _eventStreams, change);

    internal void CountOperation(int change) => Interlocked.Add(ref _operations, change);

    internal void CountMessage(int change, int bytes)
    {
        Interlocked.Add(ref _messages, change);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Sockets} sockets, {EventStreams} event streams, {Operations} operations, {Messages} messages, {Bytes} bytes");
}
