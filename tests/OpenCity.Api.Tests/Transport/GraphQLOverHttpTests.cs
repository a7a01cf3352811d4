using System.Net;
using System.Text;
using System.Text.Json;

namespace OpenCity.Api.Tests.Transport;

public sealed class GraphQLOverHttpTests(TestCityServer city) : IClassFixture<TestCityServer>
{
    private const string Response = "application/graphql-response+json";
    private const string Version = """{"query":"{ version }"}""";

    private TestServer Server => city.Server;

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("application/graphql-response+json", Response)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; q=0.9", Response)]
    [InlineData("application/graphql-response+json;q=0.8, application/json;q=0.9", "application/json")]
    [InlineData("application/json, application/graphql-response+json", "application/json")]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", "application/json")]
    [InlineData("*/*, application/json;q=0", Response)]
    [InlineData("application/json; charset=iso-8859-1, application/graphql-response+json; charset=UTF-8; q=0.1", Response)]
    [InlineData("application/json; charset=\"utf-8\"; odata=verbose", "application/json")]
    [InlineData("APPLICATION/GraphQL-Response+JSON", Response)]
    [InlineData("application/*;q=0.5, application/json;q=0.4", Response)]
    [InlineData("*/*;q=0.9, application/*;q=0.1, application/json;q=0.2", "application/json")]
    [InlineData("application/graphql-response+json;q=0, */*;q=0.1", "application/json")]
    [InlineData("application/graphql-response+json;q=0.001, application/json;q=0", Response)]
    public async Task The_media_type_is_the_one_accepted_most(string? accept, string expected)
    {
        using var response = await Server.PostAsync(Version, accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{expected}; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"data":{"version":"0.1.0"}}""", await response.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("*/*;q=0")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/*;q=0, text/html")]
    [InlineData("text/event-stream;q=0")]
    [InlineData("nonsense")]
    public async Task What_is_not_given_out_is_406(string accept)
    {
        using var response = await Server.PostAsync(Version, accept);

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Equal("NOT_ACCEPTABLE", await TestServer.CodeAsync(response));
    }

    [Theory]
    [InlineData("{ version", "SYNTAX_ERROR")]
    [InlineData("{ nothing }", "UNKNOWN_FIELD")]
    [InlineData("query($x: Int!) { dataset(name: \\\"x\\\") { name } trees(first: $x) { totalCount } }", "INVALID_VARIABLE")]
    [InlineData("query A { version } query B { version }", "OPERATION_NOT_FOUND")]
    [InlineData("mutation { version }", "OPERATION_TYPE_NOT_SUPPORTED")]
    public async Task A_request_error_is_400_or_by_the_old_media_type_200(string query, string code)
    {
        var body = $$"""{"query":"{{query}}"}""";

        using var response = await Server.PostAsync(body, Response);
        using var old = await Server.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, await TestServer.CodeAsync(response));
        Assert.False((await TestServer.JsonAsync(response)).TryGetProperty("data", out _));
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        Assert.Equal(code, await TestServer.CodeAsync(old));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_405_with_Allow(string method)
    {
        using var response = await Server.SendAsync(new HttpMethod(method), "/graphql");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("GET, HEAD, POST, OPTIONS", string.Join(", ", response.Content.Headers.Allow));
        Assert.Equal("METHOD_NOT_ALLOWED", await TestServer.CodeAsync(response));
    }

    [Theory]
    [InlineData("?query=%7Bversion%7D", "application/json", HttpStatusCode.OK, 28)]
    [InlineData("?query=%7Bversion", "application/graphql-response+json", HttpStatusCode.BadRequest, null)]
    [InlineData("?query=%7Bversion%7D", "text/event-stream", HttpStatusCode.NotAcceptable, null)]
    public async Task HEAD_is_what_GET_is_without_its_body(string address, string accept, HttpStatusCode status, int? length)
    {
        using var response = await Server.SendAsync(HttpMethod.Head, "/graphql" + address, accept: accept);
        using var next = await Server.PostAsync(Version);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(length ?? response.Content.Headers.ContentLength, response.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData(null)]
    public async Task A_body_that_is_not_JSON_in_UTF_8_is_415(string? contentType)
    {
        using var response = await Server.SendAsync(HttpMethod.Post, "/graphql", Version, contentType: contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("MEDIA_TYPE_NOT_SUPPORTED", await TestServer.CodeAsync(response));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json;charset=\"utf-8\"")]
    public async Task JSON_in_UTF_8_is_read(string contentType)
    {
        using var response = await Server.SendAsync(HttpMethod.Post, "/graphql", Version, contentType: contentType);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_compressed_body_is_415()
    {
        using var content = new ByteArrayContent([0x1f, 0x8b]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.ContentEncoding.Add("gzip");

        using var response = await Server.Client.PostAsync("/graphql", content, Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("identity", string.Join(", ", response.Headers.GetValues("Accept-Encoding")));
    }

    [Fact]
    public async Task A_body_that_says_it_is_not_compressed_is_read()
    {
        using var content = new StringContent(Version, Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("identity");

        using var response = await Server.Client.PostAsync("/graphql", content, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_the_limit_is_413(bool lengthIsKnown)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Version.PadRight(300_000)));
        using HttpContent content = lengthIsKnown ? new StreamContent(body) : new UnknownLength(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        using var response = await Server.Client.PostAsync("/graphql", content, Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("BODY_LIMIT_EXCEEDED", await TestServer.CodeAsync(response));
    }

    [Theory]
    [InlineData(16_384, HttpStatusCode.OK)]
    [InlineData(16_385, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_document_has_its_own_limit(int length, HttpStatusCode status)
    {
        using var response = await Server.PostAsync($$"""{"query":"{{"{ version }".PadRight(length)}}"}""");

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("", "INVALID_JSON")]
    [InlineData("  \n", "INVALID_JSON")]
    [InlineData("{", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\"} x", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\",}", "INVALID_JSON")]
    [InlineData("/* */ {\"query\":\"{ version }\"}", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ \\ud800 }\"}", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\",\"variables\":{\"a\":[\"\\udc00\\ud800\"]}}", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\",\"variables\":{\"\\ud800\":1}}", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\",\"extensions\":{\"a\":{\"b\":\"\\ud83d\"}}}", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\",\"operationName\":\"\\ud800\"}", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\",\"unknown\":\"\\ud800\"}", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\",\"\\ud800\":1}", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\",\"unknown\\udc00\":1}", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\0\"}", "INVALID_JSON")]
    [InlineData("\0", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\"}\0", "INVALID_JSON")]
    [InlineData("\uFEFF\uFEFF{\"query\":\"{ version }\"}", "INVALID_JSON")]
    [InlineData("{\"query\":\"{ version }\",\"variables\":{\"a\":1,\"a\":2}}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"variables\":{\"a\":{\"b\":1,\"\\u0062\":2}}}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"extensions\":{\"x\":[{\"a\":1,\"a\":2}]}}", "INVALID_PARAMETER")]
    [InlineData("[]", "BATCHING_OFF")]
    [InlineData("[{\"query\":\"{ version }\"}]", "BATCHING_OFF")]
    [InlineData("\"{ version }\"", "INVALID_PARAMETER")]
    [InlineData("null", "INVALID_PARAMETER")]
    [InlineData("{}", "QUERY_MISSING")]
    [InlineData("{\"query\":null}", "QUERY_MISSING")]
    [InlineData("{\"query\":\"\"}", "QUERY_MISSING")]
    [InlineData("{\"Query\":\"{ version }\"}", "QUERY_MISSING")]
    [InlineData("{\"query\":1}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":{\"a\":1}}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"query\":\"{ version }\"}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"variables\":\"{}\"}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"variables\":[]}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"variables\":7}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"variables\":{},\"variables\":{}}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"operationName\":7}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"operationName\":{}}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"extensions\":\"x\"}", "INVALID_PARAMETER")]
    [InlineData("{\"query\":\"{ version }\",\"extensions\":[]}", "INVALID_PARAMETER")]
    public async Task A_request_that_is_not_well_formed_is_400_whatever_is_accepted(string body, string code)
    {
        using var response = await Server.PostAsync(body, Response);
        using var old = await Server.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, await TestServer.CodeAsync(response));
        Assert.Equal(HttpStatusCode.BadRequest, old.StatusCode);
        Assert.Equal(code, await TestServer.CodeAsync(old));
    }

    [Theory]
    [InlineData("{\"query\":\"{ version }\",\"variables\":null,\"operationName\":null,\"extensions\":null}")]
    [InlineData("{\"query\":\"{ version }\",\"operationName\":\"\"}")]
    [InlineData("{\"query\":\"{ version }\",\"extensions\":{\"anything\":[1]}}")]
    [InlineData("{\"unknown\":[{\"a\":1}],\"query\":\"{ version }\",\"id\":7}")]
    [InlineData("\uFEFF{\"query\":\"{ version }\"}")]
    [InlineData(" \n{\"query\" : \"{ \\u0076ersion }\"}\n ")]
    [InlineData("{\"query\":\"{ version }\",\"variables\":{\"a\":\"\\ud83d\\ude00\"},\"unknown\":{\"a\":1,\"a\":2}}")]
    public async Task What_the_protocol_lets_be_absent_or_unknown_does_not_disturb(string body)
    {
        using var response = await Server.PostAsync(body);

        Assert.Equal("""{"data":{"version":"0.1.0"}}""", await response.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData(63, HttpStatusCode.OK)]
    [InlineData(64, HttpStatusCode.BadRequest)]
    [InlineData(10_000, HttpStatusCode.BadRequest)]
    public async Task JSON_is_read_to_64_levels(int lists, HttpStatusCode status)
    {
        using var response = await Server.PostAsync(
            $$"""{"query":"{ version }","x":{{new string('[', lists)}}{{new string(']', lists)}}}""");

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("{\"query\":\"{ version }#", "\"}")]
    [InlineData("{\"query\":\"{ version }\",\"variables\":{\"a\":\"", "\"}}")]
    [InlineData("{\"query\":\"{ version }\",\"", "\":1}")]
    public async Task A_body_that_is_not_UTF_8_is_told_as_that(string before, string after)
    {
        using var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes(before), 0xC3, 0x28, .. Encoding.UTF8.GetBytes(after)]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        using var response = await Server.Client.PostAsync("/graphql", content, Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("INVALID_JSON", await TestServer.CodeAsync(response));
    }

    [Fact]
    public async Task Variables_and_the_operation_name_arrive()
    {
        using var response = await Server.PostAsync(JsonSerializer.Serialize(new
        {
            query = "query A($n: String!) { dataset(name: $n) { name } } query B { version }",
            operationName = "A",
            variables = new { n = "trees" },
        }));

        Assert.Equal("""{"data":{"dataset":{"name":"trees"}}}""", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Headers_say_how_an_answer_varies_and_not_who_made_it()
    {
        using var response = await Server.PostAsync(Version);

        Assert.Equal("Accept, Accept-Language, Accept-Encoding", string.Join(", ", response.Headers.Vary));
        Assert.Equal("ko", string.Join(", ", response.Content.Headers.ContentLanguage));
        Assert.Equal("nosniff", string.Join(", ", response.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(response.Headers.Contains("Server"));
        Assert.Equal(response.Content.Headers.ContentLength, (await response.Content.ReadAsByteArrayAsync(Token)).Length);
    }

    [Theory]
    [InlineData("en", "Trees <b>& shrubs</b>")]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.8", "나무")]
    [InlineData("fr, en;q=0.5", "Trees <b>& shrubs</b>")]
    [InlineData("fr", "나무")]
    public async Task Texts_come_in_the_language_accepted(string accept, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        request.Content = new StringContent("""{"query":"{ datasets { title } }"}""", Encoding.UTF8, "application/json");

        using var response = await Server.Client.SendAsync(request, Token);

        Assert.Equal(title, (await TestServer.JsonAsync(response)).GetProperty("data").GetProperty("datasets")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task What_is_not_there_is_404_as_JSON()
    {
        using var response = await Server.SendAsync(HttpMethod.Get, "/graphql/");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("NOT_FOUND", await TestServer.CodeAsync(response));
    }

    [Fact]
    public async Task A_database_that_fails_is_503_and_its_words_stay_in_the_log()
    {
        using var own = new TestCity();
        await using var server = await TestServer.StartAsync(own.Options);
        using (var session = await server.City.Database.OpenWriteAsync(Token))
        {
            session.Execute("ALTER TABLE \"tree\" RENAME TO \"gone\"");
            session.Commit();
        }

        using var response = await server.PostAsync("""{"query":"{ trees { totalCount } }"}""");
        var text = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("DATABASE_UNAVAILABLE", await TestServer.CodeAsync(response));
        Assert.DoesNotContain("tree", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(own.Folder, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_requests_than_fit_are_503_and_may_come_back()
    {
        using var own = new TestCity();
        await using var server = await TestServer.StartAsync([.. own.Options, ("Limits:ConcurrentRequests", "1"), ("Limits:WaitingRequests", "0")]);
        var query = JsonSerializer.Serialize(new { query = "{ __schema { types { name fields { name args { name type { name } } } } } }" });

        var responses = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => server.PostAsync(query), Token)));

        Assert.Contains(responses, response => response.StatusCode == HttpStatusCode.OK);
        Assert.All(responses.Where(response => response.StatusCode != HttpStatusCode.OK), response =>
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal("1", string.Join("", response.Headers.GetValues("Retry-After")));
        });
        using var after = await server.PostAsync(Version);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private sealed class UnknownLength(Stream stream) : StreamContent(stream)
    {
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
