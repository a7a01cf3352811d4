using System.Net;
using System.Text.Json;
using OpenCity.Api.Tests.Transport.Live;

namespace OpenCity.Api.Tests.Transport;

/// <summary>A mutation is executed where it comes by POST or over a WebSocket, and nowhere else.</summary>
public sealed class MutationTests(ClockServer server) : IClassFixture<ClockServer>
{
    private const string Mutation = "mutation { greet }";
    private const string Stream = "text/event-stream";

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData(Stream)]
    public async Task POST_executes_it(string accept)
    {
        var before = server.Clock.Greeted;

        using var response = await server.Server.PostAsync(JsonSerializer.Serialize(new { query = Mutation }), accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("""{"data":{"greet":"Hello"}}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before + 1, server.Clock.Greeted);
    }

    [Theory]
    [InlineData("GET", null, "mutation { greet }")]
    [InlineData("GET", "application/graphql-response+json", "mutation { greet }")]
    [InlineData("GET", Stream, "mutation { greet }")]
    [InlineData("GET", Stream, "query Q { greeting } mutation M { greet }")]
    [InlineData("GET", null, "query Q { greeting } mutation M { greet }")]
    [InlineData("HEAD", null, "mutation { greet }")]
    public async Task An_address_is_refused_with_405(string method, string? accept, string document)
    {
        var before = server.Clock.Greeted;

        using var response = await server.Server.SendAsync(
            new HttpMethod(method), $"/graphql?operationName={(document[0] == 'q' ? "M" : "")}&query=" + Uri.EscapeDataString(document), accept: accept);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("POST", string.Join(", ", response.Content.Headers.Allow));
        Assert.True(method == "HEAD" || await TestServer.CodeAsync(response) == "MUTATION_NEEDS_POST");
        Assert.Equal(before, server.Clock.Greeted);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Stream)]
    public async Task Of_a_document_with_both_an_address_may_ask_for_the_query(string? accept)
    {
        var before = server.Clock.Greeted;

        using var response = await server.Server.SendAsync(
            HttpMethod.Get, "/graphql?operationName=Q&query=" + Uri.EscapeDataString("query Q { greeting } mutation M { greet }"), accept: accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("""{"data":{"greeting":"Hello"}}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before, server.Clock.Greeted);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "query=mutation+%7B+greet+%7D")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{\"query\":\"mutation { greet }\"}\r\n--x--\r\n")]
    [InlineData("text/plain", "{\"query\":\"mutation { greet }\"}")]
    public async Task What_a_form_can_send_is_not_read(string contentType, string body)
    {
        var before = server.Clock.Greeted;

        using var response = await server.Server.SendAsync(HttpMethod.Post, "/graphql", body, null, contentType);
        using var withAddress = await server.Server.SendAsync(
            HttpMethod.Post, "/graphql?query=" + Uri.EscapeDataString(Mutation), body, null, contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, withAddress.StatusCode);
        Assert.Equal(before, server.Clock.Greeted);
    }

    [Fact]
    public async Task A_WebSocket_executes_it()
    {
        var before = server.Clock.Greeted;
        using var client = await SocketClient.ConnectAsync(server.Server);

        await client.SubscribeAsync("1", Mutation);

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"greet":"Hello"}}}""", await client.ReceiveAsync());
        Assert.Equal(before + 1, server.Clock.Greeted);
    }
}
