using System.Collections.Immutable;
using OpenCity.GraphQL;

namespace OpenCity.Api.Hosting;

/// <summary>The options of sockets and event streams.</summary>
internal static class LiveSettingTable
{
    internal static readonly Setting InitSeconds = SettingTable.Number(
        "Limits:SocketInitSeconds", 10, 1, 600, "a number of seconds",
        "Longest time until a WebSocket sends \"connection_init\"; then it is closed with 4408.", ErrorCodes.SocketInitTimeout);

    internal static readonly Setting PingSeconds = SettingTable.Number(
        "Limits:SocketPingSeconds", 15, 1, 600, "a number of seconds",
        "Time between two pings of a WebSocket, and between two comments of an event stream. A WebSocket that sends nothing from one ping to the next is closed with 4412.",
        ErrorCodes.SocketPingTimeout);

    internal static readonly Setting IdleSeconds = SettingTable.Number(
        "Limits:SocketIdleSeconds", 600, 1, 86_400, "a number of seconds",
        "Longest time of a WebSocket without an operation; then it is closed with 1000.", ErrorCodes.SocketIdleTimeout);

    internal static readonly Setting StallSeconds = SettingTable.Number(
        "Limits:SocketStallSeconds", 5, 1, 600, "a number of seconds",
        "Longest time that a message waits for a client that does not read; then a WebSocket is closed with 4413, an event stream is cut.",
        ErrorCodes.SocketQueueLimitExceeded);

    internal static readonly Setting MessageBytes = SettingTable.Number(
        "Limits:SocketMessageBytes", 65_536, 1_024, 16_777_216, "a number of bytes",
        "Largest message of a WebSocket's client; beyond it the socket is closed with 1009.", ErrorCodes.SocketMessageLimitExceeded);

    internal static readonly Setting MessagesPerSecond = SettingTable.Number(
        "Limits:SocketMessagesPerSecond", 100, 1, 100_000, "a number of messages",
        "Messages that a WebSocket's client may send within a second; beyond it the socket is closed with 1008.",
        ErrorCodes.SocketRateLimitExceeded);

    internal static readonly Setting Operations = SettingTable.Number(
        "Limits:SocketOperations", 20, 1, 1_000, "a number of operations",
        "Operations of one WebSocket at once; a further one gets an error, and the socket stays.", ErrorCodes.SocketOperationLimitExceeded);

    internal static readonly Setting PerAddress = SettingTable.Number(
        "Limits:SocketsPerAddress", 100, 1, 1_000_000, "a number of connections",
        "WebSockets and event streams of one address at once. Behind a proxy all clients have the proxy's address: raise it there, and let the proxy count.",
        ErrorCodes.AddressConnectionLimitExceeded);

    internal static readonly Setting Total = SettingTable.Number(
        "Limits:Sockets", 10_000, 1, 1_000_000, "a number of connections",
        "WebSockets and event streams at once.", ErrorCodes.ConnectionLimitExceeded);

    internal static readonly Setting QueueMessages = SettingTable.Number(
        "Limits:SocketQueueMessages", 256, 1, 100_000, "a number of messages",
        "Messages that wait for one WebSocket's client; a further one waits for room, at most SocketStallSeconds.", null);

    internal static readonly Setting QueueBytes = SettingTable.Number(
        "Limits:SocketQueueBytes", 1_048_576, 1_024, 268_435_456, "a number of bytes",
        "Bytes of the messages that wait for one WebSocket's client, one larger message apart.", null);

    /// <summary>All of them, in the order of the documentation.</summary>
    internal static readonly ImmutableArray<Setting> All =
    [
        InitSeconds, PingSeconds, IdleSeconds, StallSeconds, MessageBytes, MessagesPerSecond, Operations, PerAddress, Total,
        QueueMessages, QueueBytes,
    ];
}
