namespace OpenCity.Api.Tests.Transport.Live;

/// <summary>A city's own schema, which has no subscriptions, over a socket and as an event stream.</summary>
public sealed class CitySocketTests(TestCityServer city) : IClassFixture<TestCityServer>
{
    [Fact]
    public async Task A_query_reads_records()
    {
        using var client = await SocketClient.ConnectAsync(city.Server);

        await client.SubscribeAsync("a", "{ quarters { nodes { code } } }");

        Assert.Equal(
            """{"id":"a","type":"next","payload":{"data":{"quarters":{"nodes":[{"code":"N"},{"code":"S"}]}}}}""", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("subscription { ticks }", "OPERATION_TYPE_NOT_SUPPORTED")]
    [InlineData("{ quarters(first: 200) { nodes { trees(first: 200) { nodes { id } } } } }", "COST_LIMIT_EXCEEDED")]
    [InlineData("{ quarters(first: 201) { nodes { code } } }", "PAGE_SIZE_LIMIT_EXCEEDED")]
    public async Task What_a_plain_request_may_not_ask_for_is_refused_as_well(string query, string code)
    {
        using var client = await SocketClient.ConnectAsync(city.Server);

        await client.SubscribeAsync("a", query);

        Assert.Contains($"\"code\":\"{code}\"", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "", "북")]
    [InlineData("en", "", "North")]
    [InlineData("en", "\"lang\":\"KO\"", "북")]
    [InlineData("ko", "\"lang\":\"en-GB\",\"token\":\"x\"", "North")]
    public async Task The_language_is_that_of_the_handshake_or_of_the_initialisation(string? accept, string payload, string name)
    {
        using var client = await SocketClient.ConnectAsync(city.Server, initialise: false, language: accept);
        await client.SendAsync("{\"type\":\"connection_init\",\"payload\":{" + payload + "}}");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());

        await client.SubscribeAsync("a", "{ quarter(code: \\\"N\\\") { name } }");

        Assert.Equal($"{{\"id\":\"a\",\"type\":\"next\",\"payload\":{{\"data\":{{\"quarter\":{{\"name\":\"{name}\"}}}}}}}}", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_full_gate_is_told_to_sockets_and_streams_alike()
    {
        using var own = new TestCity();
        await using var busy = await TestServer.StartAsync([.. own.Options, ("Limits:ConcurrentRequests", "1"), ("Limits:WaitingRequests", "0")]);
        Assert.True(await busy.Server.Gate.EnterAsync(TestContext.Current.CancellationToken));
        using var client = await SocketClient.ConnectAsync(busy);

        await client.SubscribeAsync("a", "{ version }");

        Assert.Contains("\"code\":\"SERVER_BUSY\"", await client.ReceiveAsync(), StringComparison.Ordinal);
        using var stream = await busy.PostAsync("""{"query":"{ version }"}""", "text/event-stream");
        Assert.Contains("\"code\":\"SERVER_BUSY\"", await stream.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        busy.Server.Gate.Leave();
    }

    [Fact]
    public async Task An_event_stream_tells_its_cost_where_that_is_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent("""{"query":"{ version }"}""", System.Text.Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        request.Headers.Add("GraphQL-Cost", "validate");

        using var response = await city.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains(
            "data: {\"data\":null,\"extensions\":{\"operationCost\":", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
