namespace OpenCity.Conformance.Tests;

/// <summary>The clients that people use, as they come from npm, against a running server.</summary>
public sealed class ClientTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Apollo_Client_urql_and_graphql_request_are_served()
    {
        var token = TestContext.Current.CancellationToken;
        await Script.NeedPackagesAsync("http", "@apollo/client", token);
        await using var clock = await RunningClock.StartAsync(token);

        var result = await Script.NodeAsync(token, "http/clients.mjs", server.Address, clock.Address);

        // What was sent stands behind each result, with its status.
        result.EndsWell();
        Assert.Equal(
            [
                "Apollo Client: page: 11110 11140 - POST query 200",
                "Apollo Client: next page: 11170 11200 - POST query 200",
                "Apollo Client: again from its cache: 11110 - nothing sent",
                "Apollo Client: unknown field: UNKNOWN_FIELD - POST query 400",
                "Apollo Client: wrong variable: INVALID_VARIABLE - POST query 400",
                "Apollo Client: error beside data: INVALID_ID - 0.1.0 - POST query 200",
                "Apollo Client: by hash, first: 11110 - POST hash 400 | POST query+hash 200",
                "Apollo Client: by hash, second: 11110 - POST hash 200",
                "Apollo Client: by hash in the address, first: 11740 - GET hash 400 | POST query+hash 200",
                "Apollo Client: by hash in the address, second: 11740 - GET hash 200",
                "Apollo Client: wrong by hash: UNKNOWN_FIELD - POST hash 400 | POST query+hash 400",
                "Apollo Client: several at once, not allowed: POST query,query 400",
                "Apollo Client: several at once: Hello - UNKNOWN_FIELD - POST query,query 200",
                "Apollo Client: mutation: Hello - POST query 200",
                "Apollo Client: subscription: 1 2 3",
                "urql: page: 11110 11140 - POST query 200",
                "urql: again from its cache: nothing sent",
                "urql: unknown field: UNKNOWN_FIELD - POST query 400",
                "urql: wrong variable: INVALID_VARIABLE - POST query 400",
                "urql: error beside data: INVALID_ID - 0.1.0 - POST query 200",
                "urql: by address: 0.1.0 - GET query 200",
                "urql: by hash, first: 11110 - POST hash 400 | POST query+hash 200",
                "urql: by hash, second: 11110 - POST hash 200",
                "urql: by hash in the address, first: 11110 - GET hash 400 | GET query+hash 200",
                "urql: by hash in the address, second: 11110 - GET hash 200",
                "urql: mutation: Hello - POST query 200",
                "urql: subscription: 1 2 3 - POST query 200",
                "graphql-request: page: 11110 11140 - POST query 200",
                "graphql-request: unknown field: 400 UNKNOWN_FIELD - POST query 400",
                "graphql-request: wrong variable: 400 INVALID_VARIABLE - POST query 400",
                "graphql-request: error beside data: INVALID_ID - 0.1.0 - POST query 200",
                "graphql-request: several at once, not allowed: 400 BATCHING_OFF - POST query,query 400",
                "graphql-request: by address: 11110 - GET query 200",
                "graphql-request: several at once: [{\"greeting\":\"Hello\"},{\"again\":\"Hello\"}] - POST query,query 200",
                "graphql-request: mutation: Hello - POST query 200",
                "graphql-request: mutation of a client by address: Hello - POST query 200",
            ],
            result.Lines);
    }

    [Fact]
    public async Task GraphQL_Code_Generator_and_tsc_know_right_from_wrong_by_the_committed_schema()
    {
        var token = TestContext.Current.CancellationToken;
        await Script.NeedPackagesAsync("http", "@graphql-codegen/cli", token);

        var result = await Script.NodeAsync(token, "http/codegen.mjs", server.Address + "/graphql");

        result.EndsWell();
        Assert.Equal(
            [
                "right: compiles",
                "wrong-field: codegen: Cannot query field \"nme\" on type \"District\". Did you mean \"name\"?",
                "wrong-argument: codegen: Variable \"$first\" of type \"String!\" used in position expecting type \"Int\".",
                "wrong-use: tsc: TS2322: Type 'string' is not assignable to type 'number'. - TS2339: Property 'population' does not exist on type '{ code: string; }'.",
                "right, run: 11110 number, 11140 number; more: true",
            ],
            result.Lines);
    }
}
