namespace OpenCity.Api.Transport.Live;

/// <summary>Bounds of sockets and event streams.</summary>
internal sealed record LiveLimits
{
    /// <summary>Longest time until a socket says <c>connection_init</c>.</summary>
    public required TimeSpan Init { get; init; }

    /// <summary>Time between two signs of life that the server sends: pings of sockets, comments of event streams.</summary>
    public required TimeSpan Ping { get; init; }

    /// <summary>Longest time of a socket without an operation.</summary>
    public required TimeSpan Idle { get; init; }

    /// <summary>Longest time that a message waits for room while the client does not read.</summary>
    public required TimeSpan Stall { get; init; }

    /// <summary>Largest message of a client in bytes.</summary>
    public required int MessageBytes { get; init; }

    /// <summary>Messages that a client may send within a second.</summary>
    public required int MessagesPerSecond { get; init; }

    /// <summary>Operations of one socket at once.</summary>
    public required int Operations { get; init; }

    /// <summary>Sockets and event streams of one address at once.</summary>
    public required int PerAddress { get; init; }

    /// <summary>Sockets and event streams at once.</summary>
    public required int Total { get; init; }

    /// <summary>Messages that wait for one socket's client.</summary>
    public required int QueueMessages { get; init; }

    /// <summary>Bytes of the errors of a response.</summary>
    public required int ErrorBytes { get; init; }

    /// <summary>Bytes of messages that wait for one socket's client.</summary>
    public required int QueueBytes { get; init; }
}
