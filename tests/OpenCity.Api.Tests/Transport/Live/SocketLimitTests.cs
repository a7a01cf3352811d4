using System.Diagnostics;
using System.Net;
using OpenCity.Api.Transport.Live;

namespace OpenCity.Api.Tests.Transport.Live;

/// <summary>Times, counts and queues of sockets, with options that make them short.</summary>
public sealed class SocketLimitTests
{
    private const string AllGone = "0 sockets, 0 event streams, 0 operations, 0 messages, 0 bytes, 0 addresses, 0 sources";

    [Fact]
    public async Task A_socket_that_does_not_begin_is_closed_with_4408()
    {
        var (server, clock, city) = await ClockServer.StartAsync(("Limits:SocketInitSeconds", "1"));
        await using var _ = server;
        using var __ = city;
        using var client = await SocketClient.ConnectAsync(server, initialise: false);

        Assert.Equal("4408 Connection initialisation timeout (SOCKET_INIT_TIMEOUT)", await client.CloseAsync());
        Assert.Equal(AllGone, await ClockServer.SettleAsync(server.Server.Live, clock));
    }

    [Fact]
    public async Task A_client_that_answers_pings_stays_and_one_that_does_not_is_closed_with_4412()
    {
        var (server, clock, city) = await ClockServer.StartAsync(("Limits:SocketInitSeconds", "1"), ("Limits:SocketPingSeconds", "1"));
        await using var _ = server;
        using var __ = city;
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("a", "subscription { ticks { number } }");

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("""{"type":"ping"}""", await client.ReceiveAnyAsync());
            await client.SendAsync("""{"type":"pong"}""");
        }

        Assert.Equal("""{"type":"ping"}""", await client.ReceiveAnyAsync());
        Assert.Equal("4412 A ping was not answered (SOCKET_PING_TIMEOUT)", await client.CloseAsync());
        Assert.Equal(AllGone, await ClockServer.SettleAsync(server.Server.Live, clock));
    }

    [Fact]
    public async Task A_half_open_peer_is_given_up()
    {
        var (server, clock, city) = await ClockServer.StartAsync(("Limits:SocketInitSeconds", "1"), ("Limits:SocketPingSeconds", "1"));
        await using var _ = server;
        using var __ = city;
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("a", "subscription { count(bytes: 100000, milliseconds: 1) { text } }");

        // Nobody reads any more, neither pings nor events nor the close, and the connection stays open.
        Assert.Equal(AllGone, await ClockServer.SettleAsync(server.Server.Live, clock));
    }

    [Fact]
    public async Task A_socket_without_operations_is_closed_in_the_end()
    {
        var (server, clock, city) = await ClockServer.StartAsync(
            ("Limits:SocketInitSeconds", "1"), ("Limits:SocketPingSeconds", "1"), ("Limits:SocketIdleSeconds", "2"));
        await using var _ = server;
        using var __ = city;
        using var client = await SocketClient.ConnectAsync(server);

        string message;
        while ((message = await client.ReceiveAnyAsync()) == """{"type":"ping"}""")
        {
            await client.SendAsync("""{"type":"pong"}""");
        }

        Assert.Equal("1000 No operation for a long time (SOCKET_IDLE_TIMEOUT)", message);
        Assert.Equal(AllGone, await ClockServer.SettleAsync(server.Server.Live, clock));
    }

    [Fact]
    public async Task An_address_has_so_many_sockets_and_event_streams()
    {
        var (server, clock, city) = await ClockServer.StartAsync(("Limits:SocketsPerAddress", "2"));
        await using var _ = server;
        using var __ = city;
        var first = await SocketClient.ConnectAsync(server);
        using var second = await SocketClient.ConnectAsync(server);

        using var refused = await server.SendAsync(HttpMethod.Get, "/graphql?query={greeting}", null, "text/event-stream");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("ADDRESS_CONNECTION_LIMIT_EXCEEDED", await TestServer.CodeAsync(refused));
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => SocketClient.ConnectAsync(server));
        await first.LeaveAsync();
        first.Dispose();
        using var third = await SocketClient.ConnectAsync(server);
        Assert.Equal(0, clock.Open);
    }

    [Fact]
    public async Task The_server_has_so_many_sockets()
    {
        var (server, _, city) = await ClockServer.StartAsync(("Limits:Sockets", "1"));
        await using var __ = server;
        using var ___ = city;
        using var client = await SocketClient.ConnectAsync(server);

        using var refused = await server.SendAsync(HttpMethod.Get, "/graphql?query={greeting}", null, "text/event-stream");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("CONNECTION_LIMIT_EXCEEDED", await TestServer.CodeAsync(refused));
    }

    [Fact]
    public void An_IPv6_address_counts_by_its_first_64_bits_and_a_mapped_one_as_IPv4()
    {
        Assert.Equal(IPAddress.Parse("2001:db8:1:2::"), ConnectionCounter.KeyOf(IPAddress.Parse("2001:db8:1:2:3:4:5:6")));
        Assert.Equal(IPAddress.Parse("192.0.2.7"), ConnectionCounter.KeyOf(IPAddress.Parse("::ffff:192.0.2.7")));
        Assert.Equal(IPAddress.None, ConnectionCounter.KeyOf(null));
    }

    [Fact]
    public async Task A_slow_reader_is_closed_with_4413_and_the_others_get_everything()
    {
        var (server, clock, city) = await ClockServer.StartAsync(
            ("Limits:SocketStallSeconds", "1"), ("Limits:SocketQueueMessages", "8"), ("Limits:SocketQueueBytes", "65536"));
        await using var _ = server;
        using var __ = city;
        using var slow = await SocketClient.ConnectAsync(server);
        using var quick = await SocketClient.ConnectAsync(server);
        await slow.SubscribeAsync("s", "subscription { count(bytes: 50000) { text } }");
        await quick.SubscribeAsync("q", "subscription { count(to: 5000) { number } }");

        for (var i = 1; i <= 5000; i++)
        {
            Assert.Equal(
                """{"id":"q","type":"next","payload":{"data":{"count":{"number":@}}}}""".Replace("@", $"{i}", StringComparison.Ordinal),
                await quick.ReceiveAsync());
        }

        Assert.Equal("""{"id":"q","type":"complete"}""", await quick.ReceiveAsync());
        await UntilAsync(() => server.Server.Live.Gauges.Operations == 0);
        Assert.Equal("4413 Messages are not read fast enough (SOCKET_QUEUE_LIMIT_EXCEEDED)", await slow.CloseAsync());
        await quick.LeaveAsync();
        Assert.Equal(AllGone, await ClockServer.SettleAsync(server.Server.Live, clock));
    }

    [Fact]
    public async Task What_waits_for_a_client_that_does_not_read_is_bounded()
    {
        var (server, clock, city) = await ClockServer.StartAsync(("Limits:SocketQueueMessages", "4"), ("Limits:SocketStallSeconds", "600"));
        await using var _ = server;
        using var __ = city;
        using var client = await SocketClient.ConnectAsync(server);
        for (var i = 0; i < 20; i++)
        {
            await client.SubscribeAsync($"{i}", "subscription { count(bytes: 50000) { text } }");
        }

        await UntilAsync(() => server.Server.Live.Gauges.Messages == 4);
        await Task.Delay(200, TestContext.Current.CancellationToken);

        Assert.Equal(4, server.Server.Live.Gauges.Messages);
        Assert.InRange(server.Server.Live.Gauges.Bytes, 200_000, 201_000);
        Assert.Equal(20, clock.Open);
        client.Dispose();
        Assert.Equal(AllGone, await ClockServer.SettleAsync(server.Server.Live, clock));
    }

    [Fact]
    public async Task Stopping_closes_sockets_with_1001_and_takes_no_longer_than_that()
    {
        var (server, clock, city) = await ClockServer.StartAsync();
        using var _ = city;
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("a", "subscription { ticks { number } }");
        await UntilAsync(() => clock.Open == 1);
        var started = Stopwatch.GetTimestamp();

        var stopping = server.Server.StopAsync();
        Assert.Equal("1001 The server is going away; connect again.", await client.CloseAsync());
        await client.LeaveAsync();
        await stopping;

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(AllGone, await ClockServer.SettleAsync(server.Server.Live, clock));
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_thousand_subscriptions_completed_and_a_thousand_cut_leave_nothing()
    {
        var (server, clock, city) = await ClockServer.StartAsync();
        await using var _ = server;
        using var __ = city;
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            using var client = await SocketClient.ConnectAsync(server);
            await client.SubscribeAsync("a", "subscription { count(milliseconds: 1) { number } }");
            Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"count":{"number":1}}}}""", await client.ReceiveAsync());
            if (i % 2 == 0)
            {
                await client.SendAsync("""{"id":"a","type":"complete"}""");
                await client.LeaveAsync();
            }
            else
            {
                client.Socket.Abort();
            }
        });

        Assert.Equal(AllGone, await ClockServer.SettleAsync(server.Server.Live, clock));
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
