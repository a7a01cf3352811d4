using OpenCity.Tests;

namespace OpenCity.Conformance.Tests;

/// <summary>The reference clients of WebSockets and event streams against the server of a clock's schema.</summary>
public sealed class LiveTests
{
    [Fact]
    public async Task Graphql_ws_and_graphql_sse_are_served()
    {
        var token = TestContext.Current.CancellationToken;
        await Script.NeedGraphQLJsAsync(token);
        Assert.SkipUnless(
            Directory.Exists(Repository.PathOf("tests", "conformance", "live", "node_modules", "graphql-ws")),
            "graphql-ws is not there: run \"npm ci --ignore-scripts\" in tests/conformance/live");
        await using var clock = await RunningClock.StartAsync(token);

        var result = await Script.NodeAsync(token, "live/live.mjs", clock.Address);

        result.EndsWell();
        Assert.Equal([.. Lines("graphql-ws", "thrown ", ""), .. Lines("graphql-sse", "", "1 2 ")], result.Lines);
    }

    // Over a WebSocket a request error is a message of its own, in an event stream it is a response as any other.
    private static IEnumerable<string> Lines(string client, string error, string beforeFailure) =>
    [
        $"{client}: subscribe: 1 2 3",
        $"{client}: two at once: 1 2 3 4 and 1 2",
        $"{client}: completed early: 1 2",
        $"{client}: after that: 1",
        $"{client}: query: Hello",
        $"{client}: syntax error: {error}SYNTAX_ERROR",
        $"{client}: unknown field: {error}UNKNOWN_FIELD",
        $"{client}: refused: {error}CLOCK_STANDS_STILL",
        $"{client}: error in an event: 1 NON_NULL_VIOLATION 3",
        $"{client}: source that fails: {error}{beforeFailure}CLOCK_STOPPED",
        $"{client}: cut and connected again: 1 2 ... 1",
        $"{client}: pinged: 1 2",
    ];
}
