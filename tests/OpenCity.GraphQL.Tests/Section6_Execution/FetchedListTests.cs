using System.Text;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

/// <summary>What a fetch says of its lists is written, whichever kind of list takes them.</summary>
[Trait("Spec", "6.4.3 Value Completion")]
public sealed class FetchedListTests
{
    [Theory]
    [InlineData("parks", "[{\"code\":\"p2\"},{\"code\":\"p1\"},{\"code\":\"p0\"}]")]
    [InlineData("codes", "[\"p2\",\"p1\",\"p0\"]")]
    public async Task A_list_that_was_read_from_its_end_is_in_order(string field, string list) => Assert.Equal(
        $$$"""{"data":{"{{{field}}}":{{{list}}}}}""",
        await AskAsync(field, level => Fetched.ListsFromEnd(level, [0, 3])));

    [Theory]
    [InlineData("parks")]
    [InlineData("codes")]
    public async Task An_error_in_place_of_a_list_is_told_at_its_field(string field) => Assert.Equal(
        $$$"""{"data":{"{{{field}}}":null},"errors":[{"message":"No parks today.","locations":[{"line":1,"column":3}],"path":["{{{field}}}"],"extensions":{"code":"UNEXPECTED_ERROR"}}]}""",
        await AskAsync(field, level => Fetched.Lists(level, [-1, 0]).WithErrors([new ExecutionErrorException("No parks today.", ErrorCodes.UnexpectedError)])));

    private static async Task<string> AskAsync(string field, Func<Level, Fetched> fetch)
    {
        const string sdl = "type Query { parks: [Park!] codes: [String!] } type Park { code: String! }";
        var schema = SchemaBuilder.Build([Parser.Parse(new Source(sdl), ParserOptions.Trusted)]).Schema!;
        var executor = new RequestExecutor(schema, plan => new Root(plan.AddFetch(new Parks(fetch), Slot.Root)));
        using var writer = new ResponseWriter();
        var selection = field == "parks" ? "{ parks { code } }" : "{ codes }";
        await executor.ExecuteAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes(selection)), writer, null, "", TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private sealed record Park(string Code);

    private sealed class Parks(Func<Level, Fetched> fetch) : IFetch
    {
        public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken) =>
            new(fetch(new ObjectLevel<Park>([new("p0"), new("p1"), new("p2")])));
    }

    private sealed class Root(Slot parks) : ObjectSource
    {
        private static readonly ObjectMap<Park> Map = new ObjectMap<Park>().Text("code", park => park.Code);

        public override FieldOutput Select(FieldSelection field) => field.Definition.Name == "parks"
            ? new FieldOutput.Many(parks, new MappedSource<Park>(Map, parks))
            : new FieldOutput.Items(parks, new FieldOutput.Leaf(parks, new Code()));
    }

    private sealed class Code : IColumn
    {
        public bool IsNull(Level level, int position) => false;

        public bool Write(Level level, int position, ResponseWriter writer)
        {
            writer.Text(((ObjectLevel<Park>)level).Items[position].Code);
            return true;
        }
    }
}
