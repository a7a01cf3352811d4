using System.Net;
using System.Text;

namespace OpenCity.Api.Tests.Transport.Live;

/// <summary>Server-sent events, one operation a response.</summary>
public sealed class EventStreamTests(ClockServer server) : IClassFixture<ClockServer>
{
    private const string AllGone = "0 sockets, 0 event streams, 0 operations, 0 messages, 0 bytes, 0 addresses, 0 sources";

    [Fact]
    public async Task A_subscription_is_next_for_each_event_and_complete()
    {
        using var response = await PostAsync("subscription { count(to: 2) { number } }");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
        Assert.Equal("no-store, no-transform", response.Headers.CacheControl!.ToString());
        Assert.Equal(
            """
            :

            event: next
            data: {"data":{"count":{"number":1}}}

            event: next
            data: {"data":{"count":{"number":2}}}

            event: complete
            data: 


            """.ReplaceLineEndings("\n"),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{ greeting }", """{"data":{"greeting":"Hello"}}""")]
    [InlineData("{ greeting", "\"code\":\"SYNTAX_ERROR\"")]
    [InlineData("{ greting }", "\"code\":\"UNKNOWN_FIELD\"")]
    [InlineData("subscription { refused { number } }", "\"code\":\"CLOCK_STANDS_STILL\"")]
    public async Task A_query_and_a_request_error_are_one_next_on_a_stream(string query, string data)
    {
        using var response = await PostAsync(query);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(":\n\nevent: next\ndata: {\"", text, StringComparison.Ordinal);
        Assert.Contains(data, text, StringComparison.Ordinal);
        Assert.EndsWith("\n\nevent: complete\ndata: \n\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("event: ").Length - 1);
    }

    [Fact]
    public async Task A_source_that_fails_ends_with_its_error_as_next()
    {
        using var response = await PostAsync("subscription { failing { number } }");

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.EndsWith(
            "data: {\"data\":{\"failing\":{\"number\":2}}}\n\nevent: next\n"
            + "data: {\"errors\":[{\"message\":\"The clock stopped.\",\"extensions\":{\"code\":\"CLOCK_STOPPED\"}}]}\n\nevent: complete\ndata: \n\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_does_as_well()
    {
        var address = "/graphql?query=" + Uri.EscapeDataString("subscription { count(to: 1) { number } }");

        using var response = await server.Server.SendAsync(HttpMethod.Get, address, null, "text/event-stream");

        Assert.EndsWith(
            "data: {\"data\":{\"count\":{\"number\":1}}}\n\nevent: complete\ndata: \n\n",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/event-stream", "text/event-stream")]
    [InlineData("text/event-stream, */*;q=0.1", "text/event-stream")]
    [InlineData("application/json, text/event-stream;q=0.5", "application/json")]
    [InlineData("text/event-stream;q=0, application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/*, application/json", "application/json")]
    public async Task The_stream_must_be_wished_for_most(string accept, string contentType)
    {
        using var response = await server.Server.PostAsync("""{"query":"{ greeting }"}""", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_body_that_is_no_request_is_refused_before_there_is_a_stream()
    {
        using var response = await server.Server.PostAsync("{", "text/event-stream");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("INVALID_JSON", await TestServer.CodeAsync(response));
    }

    [Fact]
    public async Task Comments_keep_the_stream_alive_and_closing_it_stops_the_source()
    {
        var (own, clock, city) = await ClockServer.StartAsync(("Limits:SocketPingSeconds", "1"));
        await using var _ = own;
        using var __ = city;
        using (var stream = await OpenAsync(own, "subscription { ticks { number } }"))
        using (var reader = new StreamReader(stream))
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(":", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
                Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            }

            Assert.Equal(1, clock.Open);
        }

        Assert.Equal(AllGone, await ClockServer.SettleAsync(own.Server.Live, clock));
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut()
    {
        var (own, clock, city) = await ClockServer.StartAsync(("Limits:SocketStallSeconds", "1"));
        await using var _ = own;
        using var __ = city;
        using var stream = await OpenAsync(own, "subscription { count(bytes: 100000) { text } }");

        Assert.Equal(AllGone, await ClockServer.SettleAsync(own.Server.Live, clock));
    }

    [Fact]
    public async Task Stopping_ends_streams_without_complete()
    {
        var (own, clock, city) = await ClockServer.StartAsync();
        using var _ = city;
        using var stream = await OpenAsync(own, "subscription { ticks { number } }");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await reader.ReadLineAsync(TestContext.Current.CancellationToken);

        await own.Server.StopAsync();

        Assert.DoesNotContain("complete", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(AllGone, await ClockServer.SettleAsync(own.Server.Live, clock));
        await own.DisposeAsync();
    }

    [Fact]
    public async Task A_thousand_streams_leave_nothing()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, token) =>
        {
            using var stream = await OpenAsync(server.Server, $"subscription {{ count({(i % 2 == 0 ? "to: 3" : "milliseconds: 1")}) {{ number }} }}");
            var buffer = new byte[100];
            Assert.True(await stream.ReadAsync(buffer, token) > 0);
        });

        Assert.Equal(AllGone, await ClockServer.SettleAsync(server.Live, server.Clock));
    }

    private Task<HttpResponseMessage> PostAsync(string query) =>
        server.Server.PostAsync(System.Text.Json.JsonSerializer.Serialize(new { query }), "text/event-stream");

    private static async Task<Stream> OpenAsync(TestServer server, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(query));
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await response.Content.ReadAsStreamAsync();
    }
}
