using System.Net;
using System.Text;
using System.Text.Json;
using OpenCity.Api.Tests.Transport.Live;
using OpenCity.Api.Transport.Persisted;

namespace OpenCity.Api.Tests.Transport.Persisted;

/// <summary>Hashes in place of documents, as Apollo Client sends them.</summary>
public sealed class PersistedQueryTests(ClockServer server) : IClassFixture<ClockServer>
{
    private const string Response = "application/graphql-response+json";
    private const string NotFound = """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""";
    private const string Hello = """{"data":{"greeting":"Hello"}}""";

    [Fact]
    public async Task A_hash_is_answered_once_the_document_came_with_it()
    {
        const string Document = "query Once { greeting }";

        using var first = await PostAsync(new { extensions = Hash(Document) }, Response);
        using var second = await PostAsync(new { query = Document, extensions = Hash(Document) });
        using var third = await PostAsync(new { extensions = Hash(Document) });
        using var byAddress = await GetAsync("&extensions=" + Escape(Hash(Document)));
        using var byId = await PostAsync(new { documentId = "sha256:" + DocumentHash.Of(Encoding.UTF8.GetBytes(Document)) });

        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        Assert.Equal(NotFound, await TextAsync(first));
        Assert.True(first.Headers.CacheControl!.NoStore);
        foreach (var response in (HttpResponseMessage[])[second, third, byAddress, byId])
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(Hello, await TextAsync(response));
        }
    }

    [Fact]
    public async Task A_miss_is_200_by_the_old_media_type()
    {
        using var response = await GetAsync("&extensions=" + Escape(Hash("query Never { greeting }")));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(NotFound, await TextAsync(response));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("{ greeting", "SYNTAX_ERROR")]
    [InlineData("query Unknown { greting }", "UNKNOWN_FIELD")]
    public async Task A_document_that_is_not_valid_is_not_kept(string document, string code)
    {
        using var first = await PostAsync(new { query = document, extensions = Hash(document) });
        using var second = await PostAsync(new { extensions = Hash(document) });

        Assert.Equal(code, await TestServer.CodeAsync(first));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await TestServer.CodeAsync(second));
    }

    [Fact]
    public async Task A_valid_one_is_kept_also_where_its_first_request_failed()
    {
        const string Document = "query A { greeting } query B { greeting }";

        using var first = await PostAsync(new { query = Document, extensions = Hash(Document) });
        using var second = await PostAsync(new { operationName = "B", extensions = Hash(Document) });

        Assert.Equal("OPERATION_NOT_FOUND", await TestServer.CodeAsync(first));
        Assert.Equal(Hello, await TextAsync(second));
    }

    [Fact]
    public async Task A_hash_of_another_text_is_refused_and_nothing_kept()
    {
        const string Document = "query Mismatch { greeting }";
        const string Other = "query Other { greeting }";

        using var first = await PostAsync(new { query = Document, extensions = Hash(Other) }, Response);
        using var second = await PostAsync(new { extensions = Hash(Other) });
        using var third = await PostAsync(new { extensions = Hash(Document) });

        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        Assert.Equal("PERSISTED_QUERY_HASH_MISMATCH", await TestServer.CodeAsync(first));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await TestServer.CodeAsync(second));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await TestServer.CodeAsync(third));
    }

    [Theory]
    [InlineData("""{"version":2,"sha256Hash":"7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b"}""")]
    [InlineData("""{"version":1,"sha256Hash":"7f56"}""")]
    [InlineData("""{"version":1,"md5Hash":"7f56e67dd21ab3f30d1ff8b7bed08893"}""")]
    [InlineData("""{"sha256Hash":"7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b"}""")]
    [InlineData("\"7f56\"")]
    [InlineData("[]")]
    public async Task An_entry_of_another_form_is_told(string entry)
    {
        using var response = await server.Server.PostAsync($$$"""{"query":"{ greeting }","extensions":{"persistedQuery":{{{entry}}}}}""");
        using var byAddress = await GetAsync("&query={greeting}&extensions=" + Uri.EscapeDataString($$"""{"persistedQuery":{{entry}}}"""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("INVALID_PARAMETER", await TestServer.CodeAsync(response));
        Assert.Equal("INVALID_PARAMETER", await TestServer.CodeAsync(byAddress));
    }

    [Fact]
    public async Task A_mutation_that_is_kept_is_still_none_for_an_address()
    {
        const string Document = "mutation Kept { greet }";
        using var first = await PostAsync(new { query = Document, extensions = Hash(Document) });
        var greeted = server.Clock.Greeted;

        using var byAddress = await GetAsync("&extensions=" + Escape(Hash(Document)));
        using var stream = await GetAsync("&extensions=" + Escape(Hash(Document)), "text/event-stream");
        Assert.Equal(greeted, server.Clock.Greeted);
        using var posted = await PostAsync(new { extensions = Hash(Document) });

        Assert.Equal("""{"data":{"greet":"Hello"}}""", await TextAsync(first));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, byAddress.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, stream.StatusCode);
        Assert.Equal("""{"data":{"greet":"Hello"}}""", await TextAsync(posted));
    }

    [Fact]
    public async Task An_event_stream_answers_a_hash_too()
    {
        const string Document = "subscription OfStream { count(to: 1) { number } }";

        using var first = await PostAsync(new { extensions = Hash(Document) }, "text/event-stream");
        using var second = await PostAsync(new { query = Document, extensions = Hash(Document) }, "text/event-stream");
        using var third = await GetAsync("&extensions=" + Escape(Hash(Document)), "text/event-stream");

        Assert.Equal($":\n\nevent: next\ndata: {NotFound}\n\nevent: complete\ndata: \n\n", await TextAsync(first));
        Assert.Contains("""data: {"data":{"count":{"number":1}}}""", await TextAsync(second), StringComparison.Ordinal);
        Assert.Equal(await TextAsync(second), await TextAsync(third));
    }

    [Fact]
    public async Task A_WebSocket_answers_a_hash_too()
    {
        const string Document = "subscription OfSocket { count(to: 1) { number } }";
        using var client = await SocketClient.ConnectAsync(server.Server);

        await SubscribeAsync(new { extensions = Hash(Document) });
        Assert.Equal(
            """{"id":"1","type":"error","payload":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""",
            await client.ReceiveAsync());
        foreach (var payload in (object[])[new { query = Document, extensions = Hash(Document) }, new { extensions = Hash(Document) }])
        {
            await SubscribeAsync(payload);
            Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"count":{"number":1}}}}""", await client.ReceiveAsync());
            Assert.Equal("""{"id":"1","type":"complete"}""", await client.ReceiveAsync());
        }

        Task SubscribeAsync(object payload) => client.SendAsync(JsonSerializer.Serialize(new { id = "1", type = "subscribe", payload }));
    }

    [Fact]
    public async Task With_no_bytes_for_it_clients_are_told_to_send_documents()
    {
        var (own, _, city) = await ClockServer.StartAsync(("Limits:PersistedBytes", "0"));
        await using var __ = own;
        using var ___ = city;

        using var first = await own.PostAsync(JsonSerializer.Serialize(new { extensions = Hash("{ greeting }") }));
        using var second = await own.PostAsync(JsonSerializer.Serialize(new { query = "{ greeting }", extensions = Hash("{ greeting }") }));

        Assert.Equal(
            """{"errors":[{"message":"PersistedQueryNotSupported","extensions":{"code":"PERSISTED_QUERY_NOT_SUPPORTED"}}]}""", await TextAsync(first));
        Assert.Equal(Hello, await TextAsync(second));
        Assert.Equal(0, own.Server.Documents.Count);
    }

    private static object Hash(string document) =>
        new { persistedQuery = new { version = 1, sha256Hash = DocumentHash.Of(Encoding.UTF8.GetBytes(document)) } };

    private static string Escape(object extensions) => Uri.EscapeDataString(JsonSerializer.Serialize(extensions));

    private Task<HttpResponseMessage> PostAsync(object body, string? accept = null) =>
        server.Server.PostAsync(JsonSerializer.Serialize(body), accept);

    private Task<HttpResponseMessage> GetAsync(string parameters, string? accept = null) =>
        server.Server.SendAsync(HttpMethod.Get, "/graphql?x=1" + parameters, accept: accept);

    private static Task<string> TextAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
