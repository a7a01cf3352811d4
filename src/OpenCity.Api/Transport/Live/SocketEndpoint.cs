using OpenCity.Api.Hosting;

namespace OpenCity.Api.Transport.Live;

/// <summary>The protocol <c>graphql-transport-ws</c> at <c>/graphql</c>.</summary>
internal sealed class SocketEndpoint(
    SocketServices services, ConnectionCounter connections, Readiness readiness, CancellationToken stopping)
{
    private const string Subprotocol = "graphql-transport-ws";

    /// <summary>
    /// How ASP.NET Core is to treat WebSockets: without pings of its own, since those of the protocol tell more, and without
    /// compression, which is off unless a handshake asks for it to be on.
    /// </summary>
    internal static WebSocketOptions Options => new() { KeepAliveInterval = TimeSpan.Zero };

    /// <summary>Takes the handshake and serves the socket to its end.</summary>
    internal async Task InvokeAsync(HttpContext context)
    {
        var remote = context.Connection.RemoteIpAddress;
        if (readiness.Reason is { } reason)
        {
            await Answers.RefuseAsync(context, Refusals.NotReady(reason));
            return;
        }

        if (connections.Enter(remote) is { } refusal)
        {
            await Answers.RefuseAsync(context, refusal);
            return;
        }

        services.Gauges.CountSocket(1);
        try
        {
            await ServeAsync(context);
        }
        finally
        {
            services.Gauges.CountSocket(-1);
            connections.Leave(remote);
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        var isSpoken = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        var socket = await context.WebSockets.AcceptWebSocketAsync(isSpoken ? Subprotocol : null);
        var language = services.Languages.Choose(context.Request.Headers.AcceptLanguage);
        using var connection = new SocketConnection(socket, language, services);
        if (!isSpoken)
        {
            connection.Close(SocketClose.Subprotocol);
        }

        context.Features.Get<FrameGuard>()?.Limit(
            services.Limits.MessagesPerSecond, () => connection.Close(SocketClose.TooMany(services.Limits.MessagesPerSecond)));
        await using var registration = stopping.Register(() => connection.Close(SocketClose.GoingAway));
        await connection.RunAsync();
    }
}
