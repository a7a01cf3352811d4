using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenCity.Api.Hosting;
using OpenCity.Api.Pages;

namespace OpenCity.Api.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task The_server_lives_at_once_and_is_ready_when_the_demonstration_is_in()
    {
        using var data = new TemporaryFolder();
        await using var server = await TestServer.StartWithoutWaitAsync(("Data:Folder", data.Path));

        using var live = await server.SendAsync(HttpMethod.Get, "/healthz/live");
        using var notReady = await server.SendAsync(HttpMethod.Get, "/healthz/ready");
        using var refused = await server.PostAsync("""{"query":"{ version }"}""");
        using var page = await server.SendAsync(HttpMethod.Get, "/");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, notReady.StatusCode);
        Assert.Equal("""{"status":"not ready","reason":"the first records are being written."}""", await notReady.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("NOT_READY", await TestServer.CodeAsync(refused));
        Assert.Contains("The server is starting", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        await server.Server.Ready;
        using var ready = await server.SendAsync(HttpMethod.Get, "/healthz/ready");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var counted = (await server.QueryAsync("{ districts { totalCount } airReadings(first: 1) { totalCount nodes { provenance recordedAt } } }")).GetProperty("data");
        Assert.Equal(25, counted.GetProperty("districts").GetProperty("totalCount").GetInt32());
        Assert.Equal(90_000, counted.GetProperty("airReadings").GetProperty("totalCount").GetInt32());
        Assert.Equal("SYNTHETIC", counted.GetProperty("airReadings").GetProperty("nodes")[0].GetProperty("provenance").GetString());

        await server.DisposeAsync();
        await using var second = await TestServer.StartAsync(("Data:Folder", data.Path));

        Assert.Equal(counted.GetRawText(), (await second.QueryAsync(
            "{ districts { totalCount } airReadings(first: 1) { totalCount nodes { provenance recordedAt } } }")).GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Without_the_demonstration_only_the_seeds_are_in()
    {
        await using var server = await TestServer.StartAsync(("Demo:Enabled", "false"));

        var data = (await server.QueryAsync("{ districts { totalCount } airReadings { totalCount } }")).GetProperty("data");

        Assert.Equal("""{"districts":{"totalCount":25},"airReadings":{"totalCount":0}}""", data.GetRawText());
        foreach (var type in server.Files.City.RecordTypes)
        {
            var example = await server.QueryAsync(ExampleQuery.For(type));
            Assert.False(example.TryGetProperty("errors", out _), example.GetRawText());
        }
    }

    [Fact]
    public async Task A_cursor_outlives_a_restart()
    {
        using var city = new TestCity();
        string cursor;
        await using (var server = await TestServer.StartAsync(city.Options))
        {
            cursor = (await server.QueryAsync("{ quarters(first: 1) { pageInfo { endCursor } } }"))
                .GetProperty("data").GetProperty("quarters").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        }

        await using var again = await TestServer.StartAsync(city.Options);
        var rest = await again.QueryAsync($$"""{ quarters(after: "{{cursor}}") { nodes { code name } } }""");

        Assert.Equal("""{"data":{"quarters":{"nodes":[{"code":"S","name":"South"}]}}}""", rest.GetRawText());
    }

    [Fact]
    public async Task A_database_that_has_gone_makes_it_not_ready_but_it_lives()
    {
        using var city = new TestCity();
        await using var server = await TestServer.StartAsync(city.Options);
        File.Delete(server.City.Database.Name);

        using var ready = await server.SendAsync(HttpMethod.Get, "/healthz/ready");
        using var live = await server.SendAsync(HttpMethod.Get, "/healthz/live");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task A_running_request_finishes_before_the_server_stops()
    {
        using var city = new TestCity();
        await using var server = await TestServer.StartAsync(city.Options);
        var address = new Uri(server.Server.Addresses.First());
        using var socket = new TcpClient(address.Host, address.Port);
        await using var stream = socket.GetStream();
        const string Body = """{"query":"{ version }"}""";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {Body.Length}\r\nExpect: 100-continue\r\n\r\n"), Token);
        // The server asks for the body: the request is running.
        var buffer = new byte[4096];
        Assert.StartsWith("HTTP/1.1 100", Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Token)), StringComparison.Ordinal);

        var stopping = server.Server.StopAsync();
        Assert.False(stopping.IsCompleted);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Body), Token);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Token);
        await stopping;

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.EndsWith("""{"data":{"version":"0.1.0"}}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_program_needs_lies_beside_it()
    {
        string[] expected =
        [
            "appsettings.json", "graphql/query.graphql", "graphql/datasets/districts.graphql", "graphql/labels/ko.json",
            "sources/air-sample.json", "sources/seed/districts.csv", "sources/demo/air-readings.json", "samples/air.csv",
        ];

        Assert.All(expected, file => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, file)), file));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", 1)]
    [InlineData("http://127.0.0.1:0; http://[::1]:0", 2)]
    [InlineData("http://*:8080", 1)]
    public void Addresses_are_read(string urls, int count) => Assert.Equal(count, ListenAddresses.Parse(urls).Length);

    [Theory]
    [InlineData("")]
    [InlineData("5080")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("https://127.0.0.1:5443")]
    [InlineData("http://127.0.0.1:5080/base")]
    public void What_is_no_address_is_told(string urls) =>
        Assert.Equal(ExitCode.Misused, Assert.Throws<OperatorException>(() => ListenAddresses.Parse(urls)).ExitCode);

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
