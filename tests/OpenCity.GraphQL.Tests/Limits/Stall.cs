using System.Text;
using System.Text.Json;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Limits;

/// <summary>A schema whose root stands below itself and whose lists are as long as is asked, to meet every limit exactly.</summary>
internal sealed class Stall
{
    private const string Sdl = """
        directive @tag repeatable on QUERY | FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @cost(weight: String!) on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM | INPUT_FIELD_DEFINITION
        directive @listSize(assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int, sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        scalar Any
        type Query {
          n(any: Any): Int
          self: Query @cost(weight: "0")
          goods(first: Int, where: Filter, ids: [Int!] @cost(weight: "0.1")): Goods @cost(weight: "0")
            @listSize(assumedSize: 1000000, slicingArguments: ["first"], slicingArgumentDefaultValue: 20, sizedFields: ["items"])
          records(first: Int!): [Record!]! @cost(weight: "0") @listSize(assumedSize: 1000000, slicingArguments: ["first"])
          shelf: [Good!]! @cost(weight: "2.5") @listSize(assumedSize: 4)
        }
        type Goods @cost(weight: "0") { items: [Good!]! @cost(weight: "0") count: Int! @cost(weight: "7") }
        type Good { n: Int name: String @cost(weight: "0.5") shelf: [Good!]! @listSize(assumedSize: 4) }
        type Record @cost(weight: "0") { n: Int }
        input Filter { and: [Filter!] n: Int text: String @cost(weight: "10") in: [Int] @cost(weight: "0.1") }
        """;

    private readonly RequestExecutor _executor;

    internal Stall(EngineLimits? limits = null)
    {
        var built = SchemaBuilder.Build([Parser.Parse(new Source(Sdl), ParserOptions.Trusted)]);
        Assert.Empty(built.Diagnostics);
        var good = new ObjectMap<int>();
        var goods = new ObjectMap<Box>().Many("items", box => Enumerable.Range(0, box.Count), () => good).Number("count", box => box.Count);
        good.Number("n", n => n).Text("name", _ => "x").Many("shelf", _ => Enumerable.Range(0, 4), () => good);
        var record = new ObjectMap<int>().Number("n", n => n);
        var root = new ObjectMap<Box>();
        root.Number("n", _ => 1).One("self", box => box, () => root)
            .One("goods", (_, given) => new Box(Math.Min(given.Get("first") as int? ?? 20, 3)), () => goods)
            .Many("shelf", _ => Enumerable.Range(0, 4), () => good);
        _executor = new RequestExecutor(
            built.Schema!, plan => new Root(root, record, plan.AddFetch(new RootObjectFetch<Box>(_ => new Box(1)), Slot.Root)),
            new ExecutorOptions { Limits = limits ?? EngineLimits.Default });
    }

    internal JsonElement Ask(string query, string? variables = null, CostReport cost = CostReport.None) =>
        JsonDocument.Parse(Text(query, variables, cost)).RootElement;

    internal string Text(string query, string? variables = null, CostReport cost = CostReport.None)
    {
        using var writer = new ResponseWriter();
        using var json = variables is null ? null : JsonDocument.Parse(variables, new JsonDocumentOptions { MaxDepth = 200 });
        var request = new GraphQLRequest(Encoding.UTF8.GetBytes(query), null, json?.RootElement) { Cost = cost };
        _executor.ExecuteAsync(request, writer, null, "", CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>Codes of the errors, in order; none where the request is answered.</summary>
    internal string[] Codes(string query, string? variables = null) =>
        Ask(query, variables).TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()!)]
            : [];

    private sealed record Box(int Count);

    private sealed class Root(ObjectMap<Box> map, ObjectMap<int> record, Slot slot) : ObjectSource
    {
        private readonly MappedSource<Box> _mapped = new(map, slot);

        public override FieldOutput Select(FieldSelection field)
        {
            if (field.Definition.Name != "records")
            {
                return _mapped.Select(field);
            }

            var records = field.Plan.AddFetch(new Records(field.Arguments), Slot.Root);
            return new FieldOutput.Many(records, new MappedSource<int>(record, records));
        }
    }

    private sealed class Records(ArgumentSite arguments) : IFetch
    {
        public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
        {
            var first = (int)request.Arguments(arguments).Get("first")!;
            request.CountNodes(first);
            return new(Fetched.Lists(new ObjectLevel<int>([.. Enumerable.Range(0, first)]), [0, first]));
        }
    }
}
