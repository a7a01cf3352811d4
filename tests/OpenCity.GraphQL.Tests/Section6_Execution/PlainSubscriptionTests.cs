using System.Text;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

[Trait("Spec", "6.2.3 Subscription")]
public sealed class PlainSubscriptionTests
{
    [Fact]
    public async Task A_subscription_is_refused_where_one_response_is_given()
    {
        var built = SchemaBuilder.Build([Parser.Parse(new Source("type Query { a: Int } type Subscription { b: Int }"), ParserOptions.Trusted)]);
        var executor = new RequestExecutor(built.Schema!, _ => throw new InvalidOperationException("Nothing is planned."));
        using var writer = new ResponseWriter();

        var outcome = await executor.ExecuteAsync(
            new GraphQLRequest("subscription { b }"u8.ToArray()), writer, null, "", TestContext.Current.CancellationToken);

        Assert.True(outcome.IsRequestError);
        Assert.Equal(
            """{"errors":[{"message":"A subscription is answered by a stream of responses; send it over a WebSocket (\"graphql-transport-ws\"), or with the header \"Accept: text/event-stream\".","extensions":{"code":"SUBSCRIPTION_NEEDS_STREAM"}}]}""",
            Encoding.UTF8.GetString(writer.Written.Span));
    }
}
