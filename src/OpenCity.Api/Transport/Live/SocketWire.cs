using System.Buffers;
using System.Net.WebSockets;

namespace OpenCity.Api.Transport.Live;

/// <summary>A message as it was received.</summary>
internal enum Received
{
    /// <summary>A whole text.</summary>
    Text,

    /// <summary>A binary message; nothing of it is read.</summary>
    Binary,

    /// <summary>A message larger than the limit; the rest of it is not read.</summary>
    TooLarge,

    /// <summary>The client has closed, or has gone.</summary>
    End,

    /// <summary>The client has broken the protocol of WebSockets; a close with the code for it was sent.</summary>
    Broken,
}

/// <summary>Reads and writes whole messages of a WebSocket, from and into frames.</summary>
internal sealed class SocketWire(WebSocket socket, int limit) : IDisposable
{
    // What is longer goes in several frames, so that nobody holds a second copy of a long answer.
    private const int FrameBytes = 64 * 1024;
    private const int FirstBytes = 1024;
    private const int MaxEmptyFragments = 100;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _length;

    /// <summary>The text that was received last.</summary>
    internal ReadOnlySpan<byte> Text => _buffer.AsSpan(0, _length);

    /// <summary>Receives a message, fragments joined. Texts that are not UTF-8 are closed with 1007 by the WebSocket itself.</summary>
    internal async ValueTask<Received> ReceiveAsync(CancellationToken cancellationToken)
    {
        // Between messages a socket holds no more than it needs: ten thousand idle ones are little memory.
        _length = 0;
        Resize(FirstBytes);
        var empty = 0;
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(_buffer.AsMemory(_length), cancellationToken);
                _length += result.Count;
                if (result.MessageType != WebSocketMessageType.Text)
                {
                    return result.MessageType == WebSocketMessageType.Close ? Received.End : Received.Binary;
                }

                // Empty fragments make a message no longer and could go on for ever.
                empty += result.Count == 0 ? 1 : 0;
                if (_length > limit || empty > MaxEmptyFragments)
                {
                    return Received.TooLarge;
                }

                if (result.EndOfMessage)
                {
                    return Received.Text;
                }

                if (_length == _buffer.Length)
                {
                    Resize(_buffer.Length * 2);
                }
            }
        }
        catch (WebSocketException error) when (error.WebSocketErrorCode != WebSocketError.ConnectionClosedPrematurely)
        {
            return Received.Broken;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return Received.End;
        }
    }

    /// <summary>Sends a message.</summary>
    internal async ValueTask SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Length <= FrameBytes)
        {
            var joined = ArrayPool<byte>.Shared.Rent(message.Length);
            try
            {
                message.Head.CopyTo(joined);
                message.Body.CopyTo(joined.AsMemory(message.Head.Length));
                message.Tail.CopyTo(joined.AsMemory(message.Head.Length + message.Body.Length));
                await SendAsync(joined.AsMemory(0, message.Length), isLast: true, cancellationToken);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(joined);
            }

            return;
        }

        await SendAsync(message.Head, isLast: false, cancellationToken);
        for (var body = message.Body; !body.IsEmpty; body = body[Math.Min(FrameBytes, body.Length)..])
        {
            await SendAsync(body[..Math.Min(FrameBytes, body.Length)], isLast: false, cancellationToken);
        }

        await SendAsync(message.Tail, isLast: true, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(Interlocked.Exchange(ref _buffer, []));

    private ValueTask SendAsync(ReadOnlyMemory<byte> bytes, bool isLast, CancellationToken cancellationToken) =>
        socket.SendAsync(bytes, WebSocketMessageType.Text, isLast, cancellationToken);

    private void Resize(int size)
    {
        if (_buffer.Length >= size && _buffer.Length < size * 2)
        {
            return;
        }

        var other = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, Math.Min(_length, size)).CopyTo(other);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = other;
    }
}
