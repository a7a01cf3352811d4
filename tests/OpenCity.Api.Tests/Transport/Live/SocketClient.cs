using System.Net.WebSockets;
using System.Text;

namespace OpenCity.Api.Tests.Transport.Live;

/// <summary>A real WebSocket to a server of these tests.</summary>
internal sealed class SocketClient : IDisposable
{
    internal const string Subprotocol = "graphql-transport-ws";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly byte[] _buffer = new byte[1024 * 1024];

    internal ClientWebSocket Socket { get; } = new();

    internal static async Task<SocketClient> ConnectAsync(
        TestServer server, string? subprotocol = Subprotocol, bool initialise = true, string? language = null)
    {
        var client = new SocketClient();
        if (subprotocol is not null)
        {
            client.Socket.Options.AddSubProtocol(subprotocol);
        }

        if (language is not null)
        {
            client.Socket.Options.SetRequestHeader("Accept-Language", language);
        }

        client.Socket.Options.KeepAliveInterval = TimeSpan.Zero;
        using var patience = new CancellationTokenSource(Patience);
        await client.Socket.ConnectAsync(new Uri(server.Client.BaseAddress!.ToString().Replace("http", "ws", StringComparison.Ordinal) + "graphql"), patience.Token);
        if (initialise)
        {
            await client.SendAsync("""{"type":"connection_init"}""");
            Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
        }

        return client;
    }

    internal Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true);

    internal async Task SendAsync(byte[] bytes, WebSocketMessageType type, bool endOfMessage)
    {
        using var patience = new CancellationTokenSource(Patience);
        await Socket.SendAsync(bytes, type, endOfMessage, patience.Token);
    }

    internal Task SubscribeAsync(string id, string query) =>
        SendAsync($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    /// <summary>The next message but pings, as text; a close as its code and reason.</summary>
    internal async Task<string> ReceiveAsync()
    {
        while (true)
        {
            var message = await ReceiveAnyAsync();
            if (message != """{"type":"ping"}""")
            {
                return message;
            }

            await SendAsync("""{"type":"pong"}""");
        }
    }

    /// <summary>The next message.</summary>
    internal async Task<string> ReceiveAnyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var length = 0;
        while (true)
        {
            var result = await Socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            length += result.Count;
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return $"{(int)Socket.CloseStatus!} {Socket.CloseStatusDescription}";
            }

            if (result.EndOfMessage)
            {
                return Encoding.UTF8.GetString(_buffer, 0, length);
            }
        }
    }

    /// <summary>Reads on until the close.</summary>
    internal async Task<string> CloseAsync()
    {
        string message;
        do
        {
            message = await ReceiveAnyAsync();
        }
        while (message.StartsWith('{'));

        return message;
    }

    /// <summary>Says goodbye as a client does.</summary>
    internal async Task LeaveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
    }

    public void Dispose() => Socket.Dispose();
}
