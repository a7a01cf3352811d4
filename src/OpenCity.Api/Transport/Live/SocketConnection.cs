// Over 300 lines: the protocol's states and what each message does to them stand in one place.
using System.Net.WebSockets;
using System.Text.Json;
using OpenCity.GraphQL;

namespace OpenCity.Api.Transport.Live;

/// <summary>What the connections of all sockets share.</summary>
internal sealed record SocketServices(
    OperationRunner Runner, LanguageChoice Languages, LiveLimits Limits, int DocumentBytes, LiveGauges Gauges, TimeProvider Clock, ILogger Logger);

/// <summary>
/// One socket that speaks <c>graphql-transport-ws</c>. Three loops: reading, which alone changes the protocol's state; writing, which
/// alone sends; and watching, which pings. Whoever finds a reason to close says so once, and all three end.
/// </summary>
internal sealed class SocketConnection : IDisposable
{
    // How long a client may take to answer a close, and a send that has begun to end.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly WebSocket _socket;
    private readonly SocketServices _services;
    private readonly SocketWire _wire;
    private readonly SocketQueue _queue;
    private readonly Dictionary<string, SocketOperation> _listening = [];
    private readonly HashSet<SocketOperation> _running = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _dead;
    private string _language;
    private SocketClose? _close;
    private Task _stopped = Task.CompletedTask;
    private bool _isInitialised;
    private volatile bool _wasHeard;
    private long _lastUse;
    private long _second;
    private int _inSecond;

    internal SocketConnection(WebSocket socket, string language, SocketServices services)
    {
        _socket = socket;
        _language = language;
        _services = services;
        _wire = new SocketWire(socket, services.Limits.MessageBytes);
        _queue = new SocketQueue(services.Limits, services.Gauges, services.Clock);
        _dead = new CancellationTokenSource(Timeout.InfiniteTimeSpan, services.Clock);
        _lastUse = _second = services.Clock.GetTimestamp();
    }

    /// <summary>Serves the socket until it is closed and nothing of it runs any more.</summary>
    internal async Task RunAsync()
    {
        var writing = WriteAsync();
        var watching = WatchAsync();
        var isBroken = false;
        try
        {
            isBroken = await ReadAsync();
        }
        catch (Exception fault)
        {
            TransportLog.Unexpected(_services.Logger, fault);
            Close(SocketClose.Fault);
        }

        Close(SocketClose.Normal);
        await writing;
        if (isBroken)
        {
            // The WebSocket has sent a close and reads no more; ended now, the connection would take the close away from the client.
            await Task.Delay(Linger, _services.Clock, CancellationToken.None);
        }

        if (_socket.State != WebSocketState.Closed)
        {
            _socket.Abort();
        }

        await watching;
        Task[] running;
        lock (_gate)
        {
            running = [.. _running.Select(operation => operation.Done)];
        }

        await Task.WhenAll(running);
        await _stopped;
    }

    /// <summary>Begins to close; only the first reason counts.</summary>
    internal void Close(SocketClose close)
    {
        lock (_gate)
        {
            if (_close is not null)
            {
                return;
            }

            _close = close;
            _queue.Close();
            _dead.CancelAfter(Grace);
            _stopped = _closing.CancelAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Dispose();
        _dead.Dispose();
        _wire.Dispose();
        _socket.Dispose();
    }

    /// <summary>Reads to the end; whether the client broke the protocol of WebSockets itself.</summary>
    private async Task<bool> ReadAsync()
    {
        while (true)
        {
            var received = await _wire.ReceiveAsync(_dead.Token);
            if (received is Received.End or Received.Broken)
            {
                return received == Received.Broken;
            }

            if (_closing.IsCancellationRequested)
            {
                // Read on for the client's own close, and forget what comes before it.
                continue;
            }

            _wasHeard = true;
            var reply = received == Received.Binary ? Refuse(SocketClose.Binary)
                : received == Received.TooLarge ? Refuse(SocketClose.TooLarge(_services.Limits.MessageBytes))
                : IsTooMany() ? Refuse(SocketClose.TooMany(_services.Limits.MessagesPerSecond))
                : Handle(_wire.Text);
            if (reply is { } message)
            {
                // While there is no room for the answer nothing more is read: so is a flood held back.
                await SendAsync(message, _closing.Token);
            }
        }
    }

    private OutgoingMessage? Refuse(SocketClose close)
    {
        Close(close);
        return null;
    }

    private bool IsTooMany()
    {
        var now = _services.Clock.GetTimestamp();
        if (_services.Clock.GetElapsedTime(_second, now) >= TimeSpan.FromSeconds(1))
        {
            _second = now;
            _inSecond = 0;
        }

        return ++_inSecond > _services.Limits.MessagesPerSecond;
    }

    /// <summary>Does what a message asks for; the answer to send at once, if any.</summary>
    private OutgoingMessage? Handle(ReadOnlySpan<byte> text)
    {
        if (!SocketMessage.TryRead(text, out var message, out var close))
        {
            return Refuse(close!);
        }

        switch (message.Type)
        {
            case SocketMessageType.ConnectionInit:
                return _isInitialised ? Refuse(SocketClose.SecondInit) : Initialise(message.Payload);
            case SocketMessageType.Ping:
                return Pong(message.Payload);
            case SocketMessageType.Subscribe:
                return _isInitialised ? Subscribe(message.Id, message.Payload) : Refuse(SocketClose.Unauthorized);
            case SocketMessageType.Complete:
                Stop(message.Id);
                return null;
            default:
                return null;
        }
    }

    private OutgoingMessage? Initialise(ReadOnlySpan<byte> payload)
    {
        if (!payload.IsEmpty)
        {
            var reader = new Utf8JsonReader(payload);
            using var json = JsonDocument.ParseValue(ref reader);
            if (json.RootElement.TryGetProperty("lang", out var lang) && lang.ValueKind != JsonValueKind.Null)
            {
                if (lang.ValueKind != JsonValueKind.String)
                {
                    return Refuse(SocketClose.Invalid("\"lang\" must be a string."));
                }

                if (_services.Languages.Find(lang.GetString()!.Replace('_', '-').AsSpan()) is not { } language)
                {
                    return Refuse(SocketClose.Forbidden($"\"lang\" is one of {string.Join(", ", _services.Languages.Languages)}."));
                }

                _language = language;
            }
        }

        _isInitialised = true;
        return new OutgoingMessage("{\"type\":\"connection_ack\"}"u8.ToArray(), default, default);
    }

    private static OutgoingMessage Pong(ReadOnlySpan<byte> payload) => payload.IsEmpty
        ? new OutgoingMessage("{\"type\":\"pong\"}"u8.ToArray(), default, default)
        : new OutgoingMessage("{\"type\":\"pong\",\"payload\":"u8.ToArray(), payload.ToArray(), "}"u8.ToArray());

    private OutgoingMessage? Subscribe(string id, ReadOnlySpan<byte> payload)
    {
        var request = new ReceivedRequest();
        var refusal = BodyParser.Parse(payload, _services.DocumentBytes, 0, request);
        bool isTaken;
        lock (_gate)
        {
            isTaken = _listening.ContainsKey(id);
            refusal ??= TooManyOperations();
            if (!isTaken && refusal is null)
            {
                Start(id, request);
                return null;
            }
        }

        request.Dispose();
        return isTaken ? Refuse(SocketClose.Exists(id))
            : refusal!.Code is ErrorCodes.InvalidJson or ErrorCodes.InvalidParameter or ErrorCodes.QueryMissing
                ? Refuse(SocketClose.Invalid(refusal.Message))
            : SocketOperation.Error(id, [new GraphQLError(refusal.Message, refusal.Code, [])], _services.Limits.ErrorBytes);
    }

    // Those that were stopped and have not ended yet count as well, but not against a client that swaps all of its own.
    private Refusal? TooManyOperations()
    {
        var limit = _services.Limits.Operations;
        return _listening.Count >= limit || _running.Count >= 2 * limit ? Refusals.SocketOperations(limit) : null;
    }

    private void Start(string id, ReceivedRequest request)
    {
        var operation = new SocketOperation(id, _closing.Token);
        _listening.Add(id, operation);
        _running.Add(operation);
        operation.Done = RunAsync(operation, request);
    }

    private void Stop(string id)
    {
        lock (_gate)
        {
            // An id that is not there has just ended, or never was: the protocol lets both pass.
            if (_listening.Remove(id, out var operation))
            {
                // Not awaited: what a source does when it ends must not hold up reading.
                _ = operation.StopAsync();
            }
        }
    }

    private async Task RunAsync(SocketOperation operation, ReceivedRequest request)
    {
        // Reading goes on while the operation runs.
        await Task.Yield();
        try
        {
            var errors = await _services.Runner.RunAsync(
                request,
                _language,
                () => default,
                response => IsListening(operation) ? SendAsync(operation.Next(response), operation.Stopped) : default,
                operation.Stopped);
            if (EndListening(operation))
            {
                var last = errors.IsEmpty ? operation.Complete() : SocketOperation.Error(operation.Id, errors, _services.Limits.ErrorBytes);
                await SendAsync(last, operation.Stopped);
            }
        }
        catch (OperationCanceledException) when (operation.Stopped.IsCancellationRequested)
        {
            // The client does not listen any more.
        }
        catch (Exception fault)
        {
            TransportLog.Unexpected(_services.Logger, fault);
            Close(SocketClose.Fault);
        }
        finally
        {
            EndListening(operation);
            request.Dispose();
            lock (_gate)
            {
                _running.Remove(operation);
                _lastUse = _services.Clock.GetTimestamp();
            }

            operation.Dispose();
        }
    }

    private bool IsListening(SocketOperation operation)
    {
        lock (_gate)
        {
            return _listening.TryGetValue(operation.Id, out var listening) && ReferenceEquals(listening, operation);
        }
    }

    private bool EndListening(SocketOperation operation)
    {
        lock (_gate)
        {
            return IsListening(operation) && _listening.Remove(operation.Id);
        }
    }

    private async ValueTask SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            if (!await _queue.AddAsync(message, cancellationToken))
            {
                Close(SocketClose.Slow);
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // The socket is being closed: nobody waits for the message.
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            while (await _queue.TakeAsync() is { } message)
            {
                await _wire.SendAsync(message, _dead.Token);
            }

            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)_close!.Code, _close.Reason, _dead.Token);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The connection is broken, or the client has not read in time: nothing more can be sent, and reading ends with it.
            Close(SocketClose.Normal);
            await _dead.CancelAsync();
        }
    }

    private async Task WatchAsync()
    {
        var limits = _services.Limits;
        var ping = new OutgoingMessage("{\"type\":\"ping\"}"u8.ToArray(), default, default);
        try
        {
            await Task.Delay(limits.Init, _services.Clock, _closing.Token);
            if (!_isInitialised)
            {
                Close(SocketClose.InitTimeout);
                return;
            }

            while (true)
            {
                _wasHeard = false;
                await SendAsync(ping, _closing.Token);
                await Task.Delay(limits.Ping, _services.Clock, _closing.Token);
                if (!_wasHeard)
                {
                    Close(SocketClose.PingTimeout);
                }
                else if (IsIdle())
                {
                    Close(SocketClose.Idle);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The socket is being closed.
        }
    }

    private bool IsIdle()
    {
        lock (_gate)
        {
            return _running.Count == 0 && _services.Clock.GetElapsedTime(_lastUse) >= _services.Limits.Idle;
        }
    }
}
