using OpenCity.Tests;

namespace OpenCity.Conformance.Tests;

/// <summary>What graphql-js and a reader of the published files say about one running server.</summary>
public sealed class ServerTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Introspection_prints_the_committed_schema()
    {
        var token = TestContext.Current.CancellationToken;
        await Script.NeedGraphQLJsAsync(token);
        var schema = await File.ReadAllTextAsync(Repository.PathOf("graphql", "schema.graphql"), token);

        var result = await Script.NodeAsync(token, "printed.mjs", server.Address);

        result.EndsWell();
        Assert.StartsWith($"{schema.TrimEnd().Split('\n').Length} lines, 0 differ", result.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Engine_and_server_say_of_catalogued_and_generated_documents_what_graphql_js_says()
    {
        var token = TestContext.Current.CancellationToken;
        await Script.NeedGraphQLJsAsync(token);

        var result = await Script.NodeAsync(
            token, [.. Judge.Script, "--server", server.Address, "--count", "1000", "--seeds", "1,20260918"]);

        result.EndsWell();
        Assert.Equal(
            $"seeds 1 20260918: {Judge.Catalogued} catalogued and 1000 generated documents (500 wide, 500 public), 500 mutated",
            result.Lines[^3]);
        Assert.EndsWith(" disagreements by a limit, 0 disagreements", result.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mapped_cell_of_the_five_published_files_is_answered()
    {
        var token = TestContext.Current.CancellationToken;
        await Script.NeedPythonAsync(token);
        var data = Repository.RealFile("");

        var result = await Script.PythonAsync(
            token, "reconcile", "--server", $"dotnet {RunningServer.Program}", "--url", server.Address, "--folder", server.Folder, "--data", data);

        result.EndsWell();
        Assert.Equal(
            [
                "hourly air: 24325 rows, 24325 records, 218925 cells compared, 0 unequal",
                "real-time air: 25 rows, 25 records, 275 cells compared, 0 unequal",
                "airReadings: 24350 records on 122 pages, 0 in no file",
                "daily air: 17075 rows, 8896 records, 71168 cells compared, 0 unequal",
                "airDailyMeans: 8896 records on 45 pages, 0 in no file",
                "screening clinics: 612 rows, 74 records, 518 cells compared, 0 unequal",
                "screeningClinics: 74 records on 1 pages, 0 in no file",
                "cameras: 1699 rows, 1697 records, 23758 cells compared, 0 unequal",
                "cctvs: 1697 records on 9 pages, 0 in no file",
                "314644 cells compared, 0 unequal",
            ],
            result.Lines[^10..]);
    }
}
