namespace OpenCity.Conformance.Tests;

/// <summary>What the audits of graphql-http say of the server.</summary>
public sealed class HttpTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task All_61_audits_of_graphql_http_are_met()
    {
        var token = TestContext.Current.CancellationToken;
        await Script.NeedPackagesAsync("http", "graphql-http", token);

        var result = await Script.NodeAsync(token, "http/audits.mjs", server.Address + "/graphql");

        result.EndsWell();
        Assert.Equal(["MAY: 25 of 25", "MUST: 13 of 13", "SHOULD: 23 of 23", "61 audits"], result.Lines);
    }

    [Fact]
    public async Task What_is_no_GraphQL_over_HTTP_does_not_pass_the_audits()
    {
        var token = TestContext.Current.CancellationToken;
        await Script.NeedPackagesAsync("http", "graphql-http", token);

        var result = await Script.NodeAsync(token, "http/audits.mjs", server.Address + "/healthz/live");

        result.EndsWell();
        Assert.Contains("61 audits", result.Lines);
        Assert.DoesNotContain("MUST: 13 of 13", result.Lines);
        Assert.DoesNotContain("SHOULD: 23 of 23", result.Lines);
    }
}
