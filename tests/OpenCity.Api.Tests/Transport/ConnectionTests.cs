using System.Net.Sockets;
using System.Text;

namespace OpenCity.Api.Tests.Transport;

/// <summary>What becomes of a connection whose request was refused before it was read to its end.</summary>
public sealed class ConnectionTests(TestCityServer city) : IClassFixture<TestCityServer>
{
    private const string Next = "GET /graphql?query=%7Bversion%7D HTTP/1.1\r\nHost: x\r\n\r\n";

    [Theory]
    [InlineData("Content-Length: 600000", "", "")]
    [InlineData("Transfer-Encoding: chunked", "927C0\r\n", "\r\n0\r\n\r\n")]
    public async Task After_a_body_beyond_the_limit_it_ends_and_the_answer_says_so(string framing, string before, string after)
    {
        for (var i = 0; i < 20; i++)
        {
            using var client = await ConnectAsync(city.Server);
            await SendAsync(client, $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{framing}\r\n\r\n{before}{new string(' ', 600_000)}{after}");

            var answer = await ReadToEndAsync(client);

            Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
            Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
            Assert.EndsWith("\"code\":\"BODY_LIMIT_EXCEEDED\"}}]}", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text/plain", "*/*", 200_000, "415")]
    [InlineData("application/json", "text/html", 200_000, "406")]
    [InlineData("text/plain", "*/*", 2_000_000, "415")]
    [InlineData("application/json", "*/*", 20_000, "400")]
    public async Task After_another_refusal_it_takes_the_next_request(string contentType, string accept, int length, string status)
    {
        using var client = await ConnectAsync(city.Server);
        await SendAsync(
            client,
            $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: {contentType}\r\nAccept: {accept}\r\nContent-Length: {length}\r\n\r\n"
            + new string(' ', length) + Next.Replace("Host: x", "Host: x\r\nConnection: close", StringComparison.Ordinal));

        var answers = await ReadToEndAsync(client);

        Assert.StartsWith($"HTTP/1.1 {status} ", answers, StringComparison.Ordinal);
        Assert.Contains("}]}HTTP/1.1 200 OK\r\n", answers, StringComparison.Ordinal);
        Assert.EndsWith("""{"data":{"version":"0.1.0"}}""", answers, StringComparison.Ordinal);
    }

    // So fast that Kestrel has nothing against it, and so slow that the whole body would take minutes.
    [Fact]
    public async Task A_body_that_does_not_come_in_time_is_408()
    {
        using var own = new TestCity();
        await using var server = await TestServer.StartAsync([.. own.Options, ("Limits:RequestSeconds", "1")]);
        using var client = await ConnectAsync(server);
        await SendAsync(client, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 250000\r\n\r\n");

        var buffer = new byte[4096];
        var reading = client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask();
        for (var i = 0; i < 200 && !reading.IsCompleted; i++)
        {
            await SendAsync(client, new string(' ', 100));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(reading.IsCompleted, "There is no answer after 20 seconds.");
        var answer = Encoding.UTF8.GetString(buffer, 0, await reading);
        using var next = await server.PostAsync("{\"query\":\"{ version }\"}");
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\"code\":\"TIME_LIMIT_EXCEEDED\"}}]}", answer, StringComparison.Ordinal);
        Assert.Equal(200, (int)next.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_not_well_formed_HTTP_is_400()
    {
        using var client = await ConnectAsync(city.Server);
        await SendAsync(client, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");

        var answer = await ReadToEndAsync(client);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\"code\":\"INVALID_REQUEST\"}}]}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_in_pieces_is_read()
    {
        using var client = await ConnectAsync(city.Server);
        await SendAsync(client, "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 23\r\n\r\n");
        foreach (var letter in "{\"query\":\"{ version }\"}")
        {
            await SendAsync(client, letter.ToString());
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        var answer = await ReadToEndAsync(client);

        Assert.EndsWith("""{"data":{"version":"0.1.0"}}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pool_of_connections_goes_on_after_bodies_beyond_the_limit()
    {
        for (var i = 0; i < 50; i++)
        {
            using var refused = await city.Server.PostAsync("{\"query\":\"{ version }\"}".PadRight(300_000));
            using var next = await city.Server.PostAsync("{\"query\":\"{ version }\"}");

            Assert.Equal(413, (int)refused.StatusCode);
            Assert.Equal(200, (int)next.StatusCode);
        }
    }

    private static async Task<TcpClient> ConnectAsync(TestServer server)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        return client;
    }

    private static async Task SendAsync(TcpClient client, string text) =>
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30));
    }
}
