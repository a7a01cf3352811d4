using System.Text;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

/// <summary>Objects of the query root's type below the root.</summary>
[Trait("Spec", "4 Introspection")]
public sealed class NestedRootTests
{
    [Fact]
    public async Task The_schema_can_be_asked_on_every_object_of_the_query_roots_type()
    {
        var built = SchemaBuilder.Build([Parser.Parse(new Source("type Query { all: [Query!] }"), ParserOptions.Trusted)]);
        var executor = new RequestExecutor(built.Schema!, _ => new Self(Slot.Root));
        using var writer = new ResponseWriter();

        await executor.ExecuteAsync(
            new GraphQLRequest("{ all { all { __type(name: \"Query\") { name } } } }"u8.ToArray()),
            writer, null, "", TestContext.Current.CancellationToken);

        const string Inner = """{"all":[{"__type":{"name":"Query"}},{"__type":{"name":"Query"}}]}""";
        Assert.Equal($$$"""{"data":{"all":[{{{Inner}}},{{{Inner}}}]}}""", Encoding.UTF8.GetString(writer.Written.Span));
    }

    private sealed class Self(Slot slot) : ObjectSource
    {
        public override FieldOutput Select(FieldSelection field)
        {
            var child = field.Plan.AddFetch(new TwoEach(), slot);
            return new FieldOutput.Many(child, new Self(child));
        }
    }

    private sealed class TwoEach : IFetch
    {
        public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken) =>
            new(Fetched.Lists(
                new ObjectLevel<int>(new int[parents.Count * 2]), [.. Enumerable.Range(0, parents.Count + 1).Select(parent => parent * 2)]));
    }
}
