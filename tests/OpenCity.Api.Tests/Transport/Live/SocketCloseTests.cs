using System.Net.WebSockets;
using OpenCity.Api.Transport.Live;

namespace OpenCity.Api.Tests.Transport.Live;

/// <summary>Each way in which the server closes a socket.</summary>
public sealed class SocketCloseTests(ClockServer server) : IClassFixture<ClockServer>
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Ask = """{"id":"a","type":"subscribe","payload":{"query":"subscription { ticks { number } }"}}""";

    public static TheoryData<string, string> Closes => new()
    {
        { "4400 Invalid message: it is not JSON of at most 64 levels in UTF-8.", "hello" },
        { "4400 Invalid message: it is not JSON of at most 64 levels in UTF-8.", """{"type":"ping","payload":""" + Deep(70) + "}" },
        { "4400 Invalid message: it is not JSON of at most 64 levels in UTF-8.", """{"type":"\ud800"}""" },
        { "4400 Invalid message: it is not JSON of at most 64 levels in UTF-8.", Init + Init },
        { "4400 Invalid message: expected is a JSON object.", "[]" },
        { "4400 Invalid message: \"type\" is missing.", "{}" },
        { "4400 Invalid message: \"type\" must be a string.", """{"type":1}""" },
        { "4400 Invalid message: \"type\" is given twice.", """{"type":"ping","type":"pong"}""" },
        { "4400 Invalid message: \"type\" cannot be \"start\".", """{"id":"1","type":"start","payload":{}}""" },
        { "4400 Invalid message: \"type\" cannot be \"connection_ack\".", """{"type":"connection_ack"}""" },
        { "4400 Invalid message: \"payload\" must be an object.", """{"type":"ping","payload":[]}""" },
        { "4400 Invalid message: \"id\" must be a string of 1 to 200 characters.", """{"type":"complete"}""" },
        { "4400 Invalid message: \"id\" must be a string of 1 to 200 characters.", """{"type":"subscribe","id":"","payload":{"query":"{a}"}}""" },
        { "4400 Invalid message: \"payload\" is missing; it holds \"query\".", """{"type":"subscribe","id":"a"}""" },
        { "4400 Invalid message: \"lang\" must be a string.", """{"type":"connection_init","payload":{"lang":1}}""" },
        { "4401 Unauthorized", Ask },
        { "4403 Forbidden: \"lang\" is one of KO, EN, JA.", """{"type":"connection_init","payload":{"lang":"xx"}}""" },
        { "4409 Subscriber for a already exists", $"{Init}\n{Ask}\n{Ask}" },
        { "4429 Too many initialisation requests", $"{Init}\n{Init}" },
        { "4500 Internal server error", Init + """

            {"id":"a","type":"subscribe","payload":{"query":"subscription { breaking { number } }"}}
            ?
            {"id":"a","type":"complete"}
            """ },
        { "1009 A message is larger than 65536 bytes (SOCKET_MESSAGE_LIMIT_EXCEEDED)", $"{Init}{new string(' ', 65_536 - Init.Length + 1)}" },
        { "1008 More than 100 messages within a second (SOCKET_RATE_LIMIT_EXCEEDED)", string.Join('\n', Enumerable.Repeat("""{"type":"pong"}""", 400)) },
    };

    [Theory]
    [MemberData(nameof(Closes))]
    public async Task A_message_that_breaks_the_protocol_closes_the_socket(string close, string messages)
    {
        using var client = await SocketClient.ConnectAsync(server.Server, initialise: false);

        foreach (var message in messages.Split('\n').Select(line => line.TrimStart()))
        {
            if (message == "?")
            {
                // An answer must come before what is sent next.
                Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
                Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"breaking":{"number":1}}}}""", await client.ReceiveAsync());
                continue;
            }

            await SendAsync(client, message);
        }

        Assert.Equal(close, await client.CloseAsync());
    }

    [Fact]
    public async Task A_message_of_the_largest_size_passes()
    {
        using var client = await SocketClient.ConnectAsync(server.Server, initialise: false);

        await client.SendAsync(Init + new string(' ', 65_536 - Init.Length));

        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_query_that_is_no_text_closes_the_socket()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SendAsync("""{"id":"a","type":"subscribe","payload":{"query":1}}""");

        Assert.Equal("4400 Invalid message: The parameter \"query\" must be a string.", await client.CloseAsync());
    }

    [Fact]
    public async Task A_binary_message_closes_the_socket()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Binary, endOfMessage: true);

        Assert.Equal("4400 Invalid message: Binary messages are not read; send JSON as text.", await client.CloseAsync());
    }

    [Fact]
    public async Task A_text_that_is_not_UTF_8_closes_the_socket_with_1007()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SendAsync([0x7b, 0xff, 0x7d], WebSocketMessageType.Text, endOfMessage: true);

        Assert.StartsWith("1007 ", await client.CloseAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fragments_without_end_are_too_large_also_where_they_are_empty()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        for (var i = 0; i <= 101; i++)
        {
            await SendAsync(client, "", endOfMessage: false);
        }

        Assert.StartsWith("1009 ", await client.CloseAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task A_socket_without_the_subprotocol_is_closed_with_4406(string? subprotocol)
    {
        using var client = await SocketClient.ConnectAsync(server.Server, subprotocol, initialise: false);

        Assert.Equal("4406 Subprotocol not acceptable; ask for \"graphql-transport-ws\".", await client.CloseAsync());
    }

    [Fact]
    public async Task A_close_of_the_client_is_answered()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.LeaveAsync();

        Assert.Equal(WebSocketState.Closed, client.Socket.State);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.Socket.CloseStatus);
    }

    [Fact]
    public void A_long_reason_is_cut_where_a_control_frame_ends()
    {
        var reason = SocketClose.Exists(string.Concat(Enumerable.Repeat("😀", 100))).Reason;

        Assert.Equal(123, System.Text.Encoding.UTF8.GetByteCount(reason));
        Assert.EndsWith("😀", reason, StringComparison.Ordinal);
    }

    // The server may have closed before all was sent.
    private static async Task SendAsync(SocketClient client, string message, bool endOfMessage = true)
    {
        try
        {
            await client.SendAsync(System.Text.Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage);
        }
        catch (WebSocketException)
        {
            Assert.NotEqual(WebSocketState.Open, client.Socket.State);
        }
    }

    private static string Deep(int levels) => string.Concat(Enumerable.Repeat("""{"a":""", levels)) + "1" + new string('}', levels);
}
