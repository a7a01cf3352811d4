using System.Net;
using System.Text;
using System.Text.Json;
using OpenCity.Api.Tests.Transport.Live;
using OpenCity.Api.Transport.Persisted;

namespace OpenCity.Api.Tests.Transport;

/// <summary>Lists of requests, where the operator lets them be.</summary>
public sealed class BatchTests(BatchServer server) : IClassFixture<BatchServer>
{
    private const string Version = """{"query":"{ version }"}""";
    private const string Answer = """{"data":{"version":"0.1.0"}}""";

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task Responses_come_in_the_order_of_the_requests_whatever_becomes_of_each(string accept)
    {
        using var response = await server.Server.PostAsync(
            """
            [{"query":"{ version }"},
             {"query":"query($n: String!) { dataset(name: $n) { name } }", "variables":{"n":"trees"}},
             {"query":"{ version"},
             {"query":"{ nothing }"},
             {"quarry":"{ version }"},
             {"query":"{ version }","variables":[]},
             {"documentId":"none"},
             {"operationName":"B","query":"query A { a: version } query B { b: version }"}]
            """,
            accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(accept, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("ko", Assert.Single(response.Content.Headers.ContentLanguage));
        Assert.Equal(
            [
                Answer,
                """{"data":{"dataset":{"name":"trees"}}}""",
                "SYNTAX_ERROR", "UNKNOWN_FIELD", "QUERY_MISSING", "INVALID_PARAMETER", "UNKNOWN_DOCUMENT",
                """{"data":{"b":"0.1.0"}}""",
            ],
            (await TestServer.JsonAsync(response)).EnumerateArray().Select(Told));
    }

    [Theory]
    [InlineData(8, null)]
    [InlineData(9, "BATCH_LIMIT_EXCEEDED")]
    [InlineData(2000, "BATCH_LIMIT_EXCEEDED")]
    public async Task So_many_and_no_more(int count, string? code)
    {
        using var response = await server.Server.PostAsync($"[{string.Join(',', Enumerable.Repeat(Version, count))}]");

        if (code is null)
        {
            Assert.Equal(
                $"[{string.Join(',', Enumerable.Repeat(Answer, count))}]",
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return;
        }

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, await TestServer.CodeAsync(response));
    }

    [Theory]
    [InlineData("[]", "INVALID_PARAMETER")]
    [InlineData("[1]", "INVALID_PARAMETER")]
    [InlineData("[{\"query\":\"{ version }\"},null]", "INVALID_PARAMETER")]
    [InlineData("[[{\"query\":\"{ version }\"}]]", "INVALID_PARAMETER")]
    [InlineData("[{\"query\":\"{ version }\"}", "INVALID_JSON")]
    [InlineData("[{\"query\":\"{ version }\"},]", "INVALID_JSON")]
    [InlineData("[{\"query\":\"{ version }\"}] []", "INVALID_JSON")]
    [InlineData("[{\"query\":\"{ version }\",\"x\":\"\\ud800\"}]", "INVALID_JSON")]
    public async Task What_is_no_list_of_requests_is_refused_as_a_whole(string body, string code)
    {
        using var response = await server.Server.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, await TestServer.CodeAsync(response));
    }

    [Fact]
    public async Task A_list_is_no_stream()
    {
        using var response = await server.Server.PostAsync($"[{Version}]", "text/event-stream");

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Equal("NOT_ACCEPTABLE", await TestServer.CodeAsync(response));
    }

    [Fact]
    public async Task Each_is_held_to_its_limits_and_tells_its_cost()
    {
        const string Dear = """{"query":"{ trees(first: 200) { nodes { quarter { trees(first: 200) { nodes { number } } } } } }"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent($"[{Version},{Dear},{Version}]", Encoding.UTF8, "application/json");
        request.Headers.Add("GraphQL-Cost", "report");

        using var response = await server.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var entries = (await TestServer.JsonAsync(response)).EnumerateArray().ToArray();

        Assert.Equal("COST_LIMIT_EXCEEDED", Told(entries[1]));
        Assert.All([entries[0], entries[2]], entry =>
            Assert.Equal(0, entry.GetProperty("extensions").GetProperty("operationCost").GetProperty("cost").GetInt32()));
    }

    [Fact]
    public async Task All_answers_together_are_no_longer_than_one_may_be()
    {
        using var own = new TestCity();
        await using var small = await TestServer.StartAsync([.. own.Options, ("Batching:Enabled", "true"), ("Limits:ResponseBytes", "1024")]);
        var names = JsonSerializer.Serialize(new { query = "{ __type(name: \"Tree\") { fields { name description } } }" });

        using var response = await small.PostAsync($"[{string.Join(',', Enumerable.Repeat(names, 4))}]");
        var told = (await TestServer.JsonAsync(response)).EnumerateArray().Select(Told).ToArray();

        Assert.StartsWith("{\"data\":", told[0], StringComparison.Ordinal);
        Assert.Equal("RESPONSE_LIMIT_EXCEEDED", told[^1]);
        Assert.Equal(1, told.Distinct().Count(text => text.StartsWith('{')));
        Assert.True(told.Count(text => text.StartsWith('{')) * told[0].Length <= 1024);
    }

    [Fact]
    public async Task A_list_has_one_place_among_the_requests_answered_at_once()
    {
        using var own = new TestCity();
        await using var narrow = await TestServer.StartAsync(
            [.. own.Options, ("Batching:Enabled", "true"), ("Limits:ConcurrentRequests", "1"), ("Limits:WaitingRequests", "0")]);
        Assert.True(await narrow.Server.Gate.EnterAsync(TestContext.Current.CancellationToken));
        using var busy = await narrow.PostAsync($"[{Version},{Version}]");
        narrow.Server.Gate.Leave();

        using var response = await narrow.PostAsync($"[{Version},{Version}]");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
        Assert.Equal("SERVER_BUSY", await TestServer.CodeAsync(busy));
        Assert.Equal($"[{Answer},{Answer}]", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Mutations_and_hashes_may_stand_in_a_list_and_subscriptions_not()
    {
        const string Kept = "query Kept { greeting }";
        var hash = new { persistedQuery = new { version = 1, sha256Hash = DocumentHash.Of(Encoding.UTF8.GetBytes(Kept)) } };
        var (own, clock, city) = await ClockServer.StartAsync(("Batching:Enabled", "true"));
        await using var _ = own;
        using var __ = city;

        using var response = await own.PostAsync(JsonSerializer.Serialize(new object[]
        {
            new { query = "mutation { greet }" },
            new { extensions = hash },
            new { query = Kept, extensions = hash },
            new { extensions = hash },
            new { query = "subscription { count(to: 1) { number } }" },
        }));

        Assert.Equal(
            ["""{"data":{"greet":"Hello"}}""", "PERSISTED_QUERY_NOT_FOUND", """{"data":{"greeting":"Hello"}}""", """{"data":{"greeting":"Hello"}}""", "SUBSCRIPTION_NEEDS_STREAM"],
            (await TestServer.JsonAsync(response)).EnumerateArray().Select(Told));
        Assert.Equal(1, clock.Greeted);
    }

    // A response with data as it is, another as its first code.
    private static string Told(JsonElement response) =>
        response.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString()! : response.GetRawText();
}

/// <summary>The small city's server that answers lists, one for a class of tests.</summary>
public sealed class BatchServer : IAsyncLifetime
{
    private readonly TestCity _city = new();

    internal TestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await TestServer.StartAsync([.. _city.Options, ("Batching:Enabled", "true")]);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _city.Dispose();
    }
}
