using System.Net.WebSockets;
using System.Text;

namespace OpenCity.Api.Tests.Transport.Live;

/// <summary>What is said over a socket of <c>graphql-transport-ws</c>, but for the closes.</summary>
public sealed class SocketProtocolTests(ClockServer server) : IClassFixture<ClockServer>
{
    [Fact]
    public async Task A_subscription_is_next_for_each_event_and_complete()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);
        Assert.Equal(SocketClient.Subprotocol, client.Socket.SubProtocol);

        await client.SubscribeAsync("a", "subscription { count(to: 2) { number } }");

        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"count":{"number":1}}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"count":{"number":2}}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"id":"a","type":"complete"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_query_is_one_next_and_complete()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SubscribeAsync("q", "{ greeting }");

        Assert.Equal("""{"id":"q","type":"next","payload":{"data":{"greeting":"Hello"}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"id":"q","type":"complete"}""", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("{ greeting", "SYNTAX_ERROR")]
    [InlineData("{ greting }", "UNKNOWN_FIELD")]
    [InlineData("subscription { refused { number } }", "CLOCK_STANDS_STILL")]
    [InlineData("query A { greeting } query B { greeting }", "OPERATION_NOT_FOUND")]
    public async Task A_request_error_is_error_and_the_socket_stays(string query, string code)
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SubscribeAsync("e", query);

        var error = await client.ReceiveAsync();
        Assert.StartsWith("""{"id":"e","type":"error","payload":[{"message":""", error, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", error, StringComparison.Ordinal);
        await client.SubscribeAsync("e", "{ greeting }");
        Assert.Equal("""{"id":"e","type":"next","payload":{"data":{"greeting":"Hello"}}}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_source_that_fails_ends_with_error_after_its_events()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SubscribeAsync("f", "subscription { failing { number } }");

        Assert.Equal("""{"id":"f","type":"next","payload":{"data":{"failing":{"number":1}}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"id":"f","type":"next","payload":{"data":{"failing":{"number":2}}}}""", await client.ReceiveAsync());
        Assert.Equal(
            """{"id":"f","type":"error","payload":[{"message":"The clock stopped.","extensions":{"code":"CLOCK_STOPPED"}}]}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task An_error_of_an_event_stands_in_its_response()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SubscribeAsync("n", "subscription { count(to: 3) { odd } }");

        Assert.Equal("""{"id":"n","type":"next","payload":{"data":{"count":{"odd":1}}}}""", await client.ReceiveAsync());
        Assert.StartsWith("""{"id":"n","type":"next","payload":{"data":null,"errors":[{""", await client.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"id":"n","type":"next","payload":{"data":{"count":{"odd":3}}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"id":"n","type":"complete"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Complete_stops_the_source_and_the_id_is_free_again()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);
        await client.SubscribeAsync("c", "subscription { ticks { number } }");
        await UntilAsync(() => server.Clock.Open == 1);

        await client.SendAsync("""{"id":"c","type":"complete"}""");
        await UntilAsync(() => server.Clock.Open == 0);

        await client.SubscribeAsync("c", "{ greeting }");
        Assert.Equal("""{"id":"c","type":"next","payload":{"data":{"greeting":"Hello"}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"id":"c","type":"complete"}""", await client.ReceiveAsync());
        await client.SubscribeAsync("c", "{ greeting }");
        Assert.Equal("""{"id":"c","type":"next","payload":{"data":{"greeting":"Hello"}}}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Unknown_ids_and_pongs_nobody_asked_for_are_ignored()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SendAsync("""{"id":"nobody","type":"complete"}""");
        await client.SendAsync("""{"type":"pong"}""");
        await client.SendAsync("""{"type":"pong","payload":{"a":1},"more":[1,2]}""");

        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload_also_before_the_connection_is_initialised()
    {
        using var client = await SocketClient.ConnectAsync(server.Server, initialise: false);

        await client.SendAsync("""{"type":"ping","payload":{"a": [1, "ü"]}}""");

        Assert.Equal("""{"type":"pong","payload":{"a": [1, "ü"]}}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_message_in_fragments_is_one_message()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);
        var message = Encoding.UTF8.GetBytes("""{"id":"ü","type":"subscribe","payload":{"query":"{ greeting }"}}""");

        for (var i = 0; i < message.Length; i++)
        {
            await client.SendAsync([message[i]], WebSocketMessageType.Text, endOfMessage: i == message.Length - 1);
        }

        Assert.Equal("""{"id":"ü","type":"next","payload":{"data":{"greeting":"Hello"}}}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_response_longer_than_a_frame_arrives_whole()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SubscribeAsync("l", "subscription { count(to: 1, bytes: 200000) { text } }");

        Assert.Equal(
            """{"id":"l","type":"next","payload":{"data":{"count":{"text":"@"}}}}""".Replace("@", new string('x', 200_000), StringComparison.Ordinal),
            await client.ReceiveAsync());
        Assert.Equal("""{"id":"l","type":"complete"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Twenty_operations_run_at_once_and_one_more_is_an_error_that_keeps_the_socket()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);
        for (var i = 0; i < 20; i++)
        {
            await client.SubscribeAsync($"{i}", "subscription { ticks { number } }");
        }

        await UntilAsync(() => server.Clock.Open == 20);
        await client.SubscribeAsync("more", "{ greeting }");

        Assert.Equal(
            """{"id":"more","type":"error","payload":[{"message":"The WebSocket runs 20 operations, the most there may be at once; complete one.","extensions":{"code":"SOCKET_OPERATION_LIMIT_EXCEEDED"}}]}""",
            await client.ReceiveAsync());
        await client.SendAsync("""{"id":"7","type":"complete"}""");
        await client.SubscribeAsync("more", "{ greeting }");
        Assert.Equal("""{"id":"more","type":"next","payload":{"data":{"greeting":"Hello"}}}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_document_beyond_its_limit_is_an_error()
    {
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SubscribeAsync("d", "{ greeting }" + new string(' ', 16_384));

        Assert.Contains("\"code\":\"DOCUMENT_LIMIT_EXCEEDED\"", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_request_cannot_subscribe()
    {
        using var response = await server.Server.PostAsync("""{"query":"subscription { ticks { number } }"}""");

        Assert.Equal("SUBSCRIPTION_NEEDS_STREAM", await TestServer.CodeAsync(response));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 600 && !isSo(); i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.True(isSo());
    }
}
