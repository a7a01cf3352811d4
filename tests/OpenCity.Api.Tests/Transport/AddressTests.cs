using System.Net;

namespace OpenCity.Api.Tests.Transport;

/// <summary>Requests whose parameters stand in the address.</summary>
public sealed class AddressTests(TestCityServer city) : IClassFixture<TestCityServer>
{
    private TestServer Server => city.Server;

    [Fact]
    public async Task An_address_carries_the_same_parameters()
    {
        using var response = await Server.SendAsync(HttpMethod.Get, "/graphql?query="
            + Uri.EscapeDataString("query A($n: String!) { dataset(name: $n) { name } } query B { version }")
            + "&operationName=A&variables=" + Uri.EscapeDataString("""{"n":"trees"}""") + "&extensions=%7B%7D&unknown=1");

        Assert.Equal("""{"data":{"dataset":{"name":"trees"}}}""", await response.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "QUERY_MISSING")]
    [InlineData("?query=", HttpStatusCode.BadRequest, "QUERY_MISSING")]
    [InlineData("?query=%7Bversion%7D&query=%7Bversion%7D", HttpStatusCode.BadRequest, "INVALID_PARAMETER")]
    [InlineData("?query=%7Bversion%7D&variables=%7B", HttpStatusCode.BadRequest, "INVALID_JSON")]
    [InlineData("?query=%7Bversion%7D&variables=%5B%5D", HttpStatusCode.BadRequest, "INVALID_PARAMETER")]
    [InlineData("?query=%7Bversion%7D&extensions=%22x%22", HttpStatusCode.BadRequest, "INVALID_PARAMETER")]
    [InlineData("?query=%7Bversion%7D&variables=%7B%7D%20x", HttpStatusCode.BadRequest, "INVALID_JSON")]
    [InlineData("?query=%7Bversion%7D&variables=%7B%22a%22:%22%5Cud800%22%7D", HttpStatusCode.BadRequest, "INVALID_JSON")]
    [InlineData("?query=%7Bversion%7D&variables=%7B%22a%22:1,%22a%22:2%7D", HttpStatusCode.BadRequest, "INVALID_PARAMETER")]
    [InlineData("?query=%7Bversion%C3%28%7D", HttpStatusCode.OK, "SYNTAX_ERROR")]
    [InlineData("?query=%7Bversion%00%7D", HttpStatusCode.OK, "SYNTAX_ERROR")]
    [InlineData("?query=%7Bversion%7D&operationName=null", HttpStatusCode.OK, "OPERATION_NOT_FOUND")]
    [InlineData("?query=mutation%7Bversion%7D", HttpStatusCode.MethodNotAllowed, "MUTATION_NEEDS_POST")]
    [InlineData("?query=mutation%20M%7Bversion%7D", HttpStatusCode.MethodNotAllowed, "MUTATION_NEEDS_POST")]
    [InlineData("?query=query%20Q%7Bversion%7Dmutation%20M%7Bversion%7D&operationName=M", HttpStatusCode.MethodNotAllowed, "MUTATION_NEEDS_POST")]
    [InlineData("?query=query%20Q%7Bversion%7Dmutation%20M%7Bversion%7D&operationName=Q", HttpStatusCode.OK, "OPERATION_TYPE_NOT_SUPPORTED")]
    [InlineData("?query=query%20Q%7Bversion%7Dmutation%20M%7Bversion%7D", HttpStatusCode.OK, "OPERATION_TYPE_NOT_SUPPORTED")]
    public async Task A_wrong_address_is_told_by_its_code(string address, HttpStatusCode status, string code)
    {
        using var response = await Server.SendAsync(HttpMethod.Get, "/graphql" + address);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, await TestServer.CodeAsync(response));
    }

    [Theory]
    [InlineData("?query=%7Bversion%7D&variables=null&operationName=&extensions=")]
    [InlineData("?query=%7Bversion%7D&variables=&operationName=")]
    public async Task Empty_parameters_of_an_address_count_as_absent(string address)
    {
        using var response = await Server.SendAsync(HttpMethod.Get, "/graphql" + address);

        Assert.Equal("""{"data":{"version":"0.1.0"}}""", await response.Content.ReadAsStringAsync(Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
