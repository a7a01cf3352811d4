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

    [Fact]
    public async Task Another_word_is_refused()
    {
        using var response = await AskAsync("reprot");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("INVALID_PARAMETER", await TestServer.CodeAsync(response));
    }

    private async Task<HttpResponseMessage> AskAsync(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent(Version, Encoding.UTF8, "application/json");
        request.Headers.Add("GraphQL-Cost", header);
        return await city.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
