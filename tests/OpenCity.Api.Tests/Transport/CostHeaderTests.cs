using System.Net;
using System.Text;

namespace OpenCity.Api.Tests.Transport;

public sealed class CostHeaderTests(TestCityServer city) : IClassFixture<TestCityServer>
{
    private const string Version = """{"query":"{ version }"}""";

    private const string Cost = """
        "extensions":{"operationCost":{"fieldCost":0,"typeCost":0,"cost":0,"maxCost":5000}}}
        """;

    [Theory]
    [InlineData("report", """{"data":{"version":"0.1.0"},""")]
    [InlineData("Report", """{"data":{"version":"0.1.0"},""")]
    [InlineData("validate", """{"data":null,""")]
    public async Task The_cost_is_told_with_the_answer_or_alone(string header, string beginning)
    {
        using var response = await AskAsync(header);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(beginning + Cost, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    // A record is a fifth of a point, a list of the root 10.
    [Theory]
    [InlineData("first: 200", "\"fieldCost\":10,\"typeCost\":40")]
    [InlineData("last: 200", "\"fieldCost\":10,\"typeCost\":40")]
    [InlineData("last: 5", "\"fieldCost\":10,\"typeCost\":1")]
    public async Task A_page_costs_what_its_size_says_from_either_end(string size, string cost)
    {
        using var response = await AskAsync("validate", $$"""{"query":"{ trees({{size}}) { nodes { id } } }"}""");

        Assert.Contains(cost, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_word_is_refused()
    {
        using var response = await AskAsync("reprot");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("INVALID_PARAMETER", await TestServer.CodeAsync(response));
    }

    private async Task<HttpResponseMessage> AskAsync(string header, string query = Version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent(query, Encoding.UTF8, "application/json");
        request.Headers.Add("GraphQL-Cost", header);
        return await city.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
