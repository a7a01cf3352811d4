using System.Net;
using System.Text;
using System.Text.Json;
using OpenCity.Api.Hosting;
using OpenCity.Api.Transport.Persisted;

namespace OpenCity.Api.Tests.Transport.Persisted;

/// <summary>The documents that the operator puts into a folder beside the SDL.</summary>
public sealed class TrustedDocumentTests : IDisposable
{
    private const string Tall = "query Tall($min: Float!) { trees(where: { height: { gte: $min } }) { totalCount } }\n";
    private const string Answer = """{"data":{"trees":{"totalCount":0}}}""";

    private readonly TestCity _city = new();

    public TrustedDocumentTests() => _city.Write("graphql/documents/tall-trees.graphql", Tall);

    private static string TallHash => DocumentHash.Of(Encoding.UTF8.GetBytes(Tall));

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task It_is_answered_by_name_hash_and_text(string trustedOnly)
    {
        await using var server = await TestServer.StartAsync([.. _city.Options, ("Documents:TrustedOnly", trustedOnly)]);
        object[] requests =
        [
            new { documentId = "tall-trees", variables = new { min = 20 } },
            new { documentId = TallHash, variables = new { min = 20 } },
            new { documentId = "sha256:" + TallHash, variables = new { min = 20 } },
            new { extensions = new { persistedQuery = new { version = 1, sha256Hash = TallHash } }, variables = new { min = 20 } },
            new { query = Tall, extensions = new { persistedQuery = new { version = 1, sha256Hash = TallHash } }, variables = new { min = 20 } },
            new { query = Tall, variables = new { min = 20 } },
        ];

        foreach (var request in requests)
        {
            using var response = await server.PostAsync(JsonSerializer.Serialize(request));
            Assert.Equal(Answer, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        using var byAddress = await server.SendAsync(HttpMethod.Get, "/graphql?documentId=tall-trees&variables=%7B%22min%22:20%7D");
        Assert.Equal(Answer, await byAddress.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, server.Server.Documents.Count);
    }

    [Theory]
    [InlineData("""{"query":"{ version }"}""")]
    [InlineData("""{"query":"{ __schema { types { name } } }"}""")]
    [InlineData("""{"documentId":"short-trees"}""")]
    [InlineData("""{"documentId":"sha256:7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b"}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b"}}}""")]
    [InlineData("""{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b"}}}""")]
    public async Task Every_other_is_refused_where_the_operator_says_so(string body)
    {
        await using var server = await TestServer.StartAsync([.. _city.Options, ("Documents:TrustedOnly", "true")]);

        using var response = await server.PostAsync(body, "application/graphql-response+json");
        using var stream = await server.PostAsync(body, "text/event-stream");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("DOCUMENT_NOT_TRUSTED", await TestServer.CodeAsync(response));
        Assert.Contains("DOCUMENT_NOT_TRUSTED", await stream.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, server.Server.Documents.Count);
    }

    [Theory]
    [InlineData("""{"documentId":"short-trees"}""", "UNKNOWN_DOCUMENT")]
    [InlineData("""{"documentId":"sha256:7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b"}""", "UNKNOWN_DOCUMENT")]
    [InlineData("""{"documentId":"나무\u0000"}""", "UNKNOWN_DOCUMENT")]
    [InlineData("""{"documentId":"tall-trees","query":"{ version }"}""", "INVALID_PARAMETER")]
    [InlineData("""{"documentId":7}""", "INVALID_PARAMETER")]
    [InlineData("""{"documentId":"","query":null}""", "QUERY_MISSING")]
    public async Task An_id_of_nothing_is_told(string body, string code)
    {
        await using var server = await TestServer.StartAsync(_city.Options);

        using var response = await server.PostAsync(body, "application/graphql-response+json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, await TestServer.CodeAsync(response));
    }

    [Theory]
    [InlineData(65_536, true)]
    [InlineData(65_537, false)]
    public async Task It_may_be_longer_than_those_of_clients(int length, bool isRead)
    {
        _city.Write("graphql/documents/long.graphql", "{ version }".PadRight(length));
        if (!isRead)
        {
            var problem = await Assert.ThrowsAsync<OperatorException>(() => TestServer.StartAsync(_city.Options));
            Assert.Contains("long.graphql:1:1: The document has 65537 bytes; the limit is 65536.", problem.Message, StringComparison.Ordinal);
            return;
        }

        await using var server = await TestServer.StartAsync(_city.Options);
        using var response = await server.PostAsync("""{"documentId":"long"}""");
        Assert.Equal("""{"data":{"version":"0.1.0"}}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("broken", "{ version", "broken.graphql:1:10: Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("wrong", "\n  { tres { totalCount } }", "wrong.graphql:2:5: Type \"Query\" has no field \"tres\".")]
    [InlineData("my trees", "{ version }", "my trees.graphql:1:1: The name \"my trees\" is no id of a document. Take 1 to 200 letters, digits and - . _ ~ only.")]
    [InlineData("7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b", "{ version }", "The name is a hash, but not that of the text.")]
    public async Task A_mistake_is_told_before_anything_starts(string name, string text, string message)
    {
        _city.Write($"graphql/documents/{name}.graphql", text);

        var problem = await Assert.ThrowsAsync<OperatorException>(() => TestServer.StartAsync(_city.Options));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_before_the_text_does_not_count()
    {
        _city.Write("graphql/documents/7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b.graphql", "\uFEFF{ __typename }");

        await using var server = await TestServer.StartAsync(_city.Options);

        Assert.Equal(2, server.Files.Documents.Count);
    }

    public void Dispose() => _city.Dispose();
}
