using System.Net;

namespace OpenCity.Api.Tests.Transport;

/// <summary>What a browser is told about pages of other origins.</summary>
public sealed class CorsTests(TestCityServer city) : IClassFixture<TestCityServer>
{
    private const string Map = "https://map.example";

    [Theory]
    [InlineData("/graphql?query=%7Bversion%7D", HttpStatusCode.OK)]
    [InlineData("/graphql", HttpStatusCode.BadRequest)]
    [InlineData("/graphql/schema.graphql", HttpStatusCode.OK)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task Every_page_may_read_every_answer_and_never_with_cookies(string address, HttpStatusCode status)
    {
        using var response = await AskAsync(city.Server, HttpMethod.Get, address, Map);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("Content-Language, Retry-After", Header(response, "Access-Control-Expose-Headers"));
        Assert.Null(Header(response, "Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_browser_that_asks_first_is_told_what_it_may_send()
    {
        using var response = await AskAsync(city.Server, HttpMethod.Options, "/graphql", Map, "POST");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("GET, HEAD, POST", Header(response, "Access-Control-Allow-Methods"));
        Assert.Equal("*", Header(response, "Access-Control-Allow-Headers"));
        Assert.Equal("86400", Header(response, "Access-Control-Max-Age"));
    }

    [Theory]
    [InlineData("/graphql", "GET, HEAD, POST, OPTIONS")]
    [InlineData("/", "GET, HEAD, OPTIONS")]
    public async Task OPTIONS_tells_the_methods(string address, string allow)
    {
        using var response = await AskAsync(city.Server, HttpMethod.Options, address, null);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(allow, string.Join(", ", response.Content.Headers.Allow));
        Assert.Null(Header(response, "Access-Control-Allow-Methods"));
    }

    [Theory]
    [InlineData(Map, Map)]
    [InlineData("https://board.example:8443", "https://board.example:8443")]
    [InlineData("http://map.example", null)]
    [InlineData("https://map.example.evil.example", null)]
    [InlineData("null", null)]
    public async Task Of_named_origins_only_those_are_told_and_caches_know(string origin, string? allowed)
    {
        using var own = new TestCity();
        await using var server = await TestServer.StartAsync([.. own.Options, ("Cors:Origins", $"{Map} https://board.example:8443")]);

        using var response = await AskAsync(server, HttpMethod.Get, "/graphql?query=%7Bversion%7D", origin);
        using var first = await AskAsync(server, HttpMethod.Options, "/graphql", origin, "POST");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(allowed, Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("Origin, Accept, Accept-Language, Accept-Encoding", Header(response, "Vary"));
        Assert.Equal(allowed is null ? null : "GET, HEAD, POST", Header(first, "Access-Control-Allow-Methods"));
    }

    [Fact]
    public async Task With_none_no_page_of_another_origin_reads_anything()
    {
        using var own = new TestCity();
        await using var server = await TestServer.StartAsync([.. own.Options, ("Cors:Origins", "none")]);

        using var response = await AskAsync(server, HttpMethod.Options, "/graphql", Map, "POST");

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.Ordinal));
    }

    private static async Task<HttpResponseMessage> AskAsync(
        TestServer server, HttpMethod method, string address, string? origin, string? asked = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        if (asked is not null)
        {
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", asked);
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "content-type,graphql-cost");
        }

        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
