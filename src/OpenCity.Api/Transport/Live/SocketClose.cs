using System.Globalization;
using System.Text;
using OpenCity.GraphQL;

namespace OpenCity.Api.Transport.Live;

/// <summary>How a socket is closed.</summary>
/// <param name="Code">The close code.</param>
/// <param name="Reason">What the client is told, at most 123 bytes.</param>
// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
internal sealed record SocketClose(int Code, string Reason)
{
    // RFC 6455, 5.5: a control frame has at most 125 bytes, two of which are the code.
    private const int MaxReason = 123;

    internal static readonly SocketClose Normal = new(1000, "");

    internal static readonly SocketClose GoingAway = new(1001, "The server is going away; connect again.");

    internal static readonly SocketClose Binary = Invalid("Binary messages are not read; send JSON as text.");

    internal static readonly SocketClose Unauthorized = new(4401, "Unauthorized");

    internal static readonly SocketClose Subprotocol = new(4406, "Subprotocol not acceptable; ask for \"graphql-transport-ws\".");

    internal static readonly SocketClose InitTimeout = new(4408, $"Connection initialisation timeout ({ErrorCodes.SocketInitTimeout})");

    internal static readonly SocketClose PingTimeout = new(4412, $"A ping was not answered ({ErrorCodes.SocketPingTimeout})");

    internal static readonly SocketClose Slow = new(4413, $"Messages are not read fast enough ({ErrorCodes.SocketQueueLimitExceeded})");

    internal static readonly SocketClose SecondInit = new(4429, "Too many initialisation requests");

    internal static readonly SocketClose Idle = new(1000, $"No operation for a long time ({ErrorCodes.SocketIdleTimeout})");

    internal static readonly SocketClose Fault = new(4500, "Internal server error");

    internal static SocketClose TooLarge(int limit) => new(1009, string.Create(
        CultureInfo.InvariantCulture, $"A message is larger than {limit} bytes ({ErrorCodes.SocketMessageLimitExceeded})"));

    internal static SocketClose TooMany(int limit) => new(1008, string.Create(
        CultureInfo.InvariantCulture, $"More than {limit} messages within a second ({ErrorCodes.SocketRateLimitExceeded})"));

    internal static SocketClose Invalid(string what) => Cut(4400, $"Invalid message: {what}");

    internal static SocketClose Forbidden(string why) => Cut(4403, $"Forbidden: {why}");

    internal static SocketClose Exists(string id) => Cut(4409, $"Subscriber for {id} already exists");

    private static SocketClose Cut(int code, string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MaxReason)
        {
            // Never within a surrogate pair.
            var end = Math.Min(reason.Length - 1, MaxReason);
            reason = reason[..(char.IsHighSurrogate(reason[end - 1]) ? end - 1 : end)];
        }

        return new SocketClose(code, reason);
    }
}
