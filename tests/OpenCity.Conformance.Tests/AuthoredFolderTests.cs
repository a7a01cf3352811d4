namespace OpenCity.Conformance.Tests;

public sealed class AuthoredFolderTests
{
    [Fact]
    public async Task The_authored_folder_is_a_valid_schema_by_graphql_js()
    {
        var token = TestContext.Current.CancellationToken;
        await Script.NeedGraphQLJsAsync(token);

        var result = await Script.NodeAsync(token, "authored.mjs");

        result.EndsWell();
        Assert.Equal("7 files, 0 errors", result.Lines[^1]);
    }
}
