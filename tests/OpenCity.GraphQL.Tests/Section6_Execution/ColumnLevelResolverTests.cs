using System.Text;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

/// <summary>A hand-written field below a level of columns, as rows of a database are: it reads keys, and no row becomes an object.</summary>
[Trait("Spec", "6.4.2 Value Resolution")]
public sealed class ColumnLevelResolverTests
{
    private static readonly DataLoader<int, Park> Parks =
        new("parks", (keys, _, _) => new(Answer.All(keys.Select(key => new Park($"p{key}")))));

    [Fact]
    public void Rows_share_the_objects_that_their_keys_name() => Assert.Equal(
        """{"data":{"trees":[{"park":{"code":"p0"}},{"park":{"code":"p1"}},{"park":{"code":"p2"}},{"park":{"code":"p0"}}]}}""",
        Ask(Executor(4), new ResponseWriter()));

    [Fact]
    public void A_row_allocates_no_object()
    {
        var perRow = (AllocatedBy(3030) - AllocatedBy(30)) / 3000.0;

        // Key, link, and the loader's entries: numbers and references in arrays, some of which grow by doubling. An object would be 24 more.
        Assert.InRange(perRow, 0, 70);
    }

    private static long AllocatedBy(int rows)
    {
        var executor = Executor(rows);
        using var writer = new ResponseWriter();
        for (var i = 0; i < 3; i++)
        {
            writer.Rewind(0);
            Ask(executor, writer);
        }

        writer.Rewind(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(executor, writer);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Ask(RequestExecutor executor, ResponseWriter writer)
    {
        Run(executor, writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private static void Run(RequestExecutor executor, ResponseWriter writer)
    {
        var pending = executor.ExecuteAsync(
            new GraphQLRequest("{ trees { park { code } } }"u8.ToArray()), writer, null, "", CancellationToken.None);
        Assert.True(pending.IsCompletedSuccessfully, "Everything here is synchronous.");
    }

    private static RequestExecutor Executor(int rows)
    {
        const string sdl = "type Query { trees: [Tree!]! } type Tree { park: Park! } type Park { code: String! }";
        var schema = SchemaBuilder.Build([Parser.Parse(new Source(sdl), ParserOptions.Trusted)]).Schema!;
        return new RequestExecutor(schema, plan => new Trees(plan.AddFetch(new Rows(rows), Slot.Root)));
    }

    private sealed record Park(string Code);

    private sealed class Columns(int[] parks) : Level
    {
        public override int Count => parks.Length;

        internal int[] Parks => parks;
    }

    private sealed class Rows(int count) : IFetch
    {
        private readonly int[] _parks = [.. Enumerable.Range(0, count).Select(row => row % 3)];

        public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken) =>
            new(Fetched.Lists(new Columns(_parks), [0, count]));
    }

    private sealed class Trees(Slot rows) : ObjectSource
    {
        public override FieldOutput Select(FieldSelection field) => new FieldOutput.Many(rows, new Tree(rows));
    }

    private sealed class Tree(Slot rows) : ObjectSource
    {
        private static readonly ObjectMap<Park> Map = new ObjectMap<Park>().Text("code", park => park.Code);

        public override FieldOutput Select(FieldSelection field)
        {
            var parks = field.Plan.AddResolver(new ParkResolver(), rows);
            return new FieldOutput.One(parks, new MappedSource<Park>(Map, parks));
        }
    }

    private sealed class ParkResolver : IResolver
    {
        public async ValueTask<Fetched> ResolveAsync(Level parents, ResolverContext context, CancellationToken cancellationToken)
        {
            var keys = ((Columns)parents).Parks;
            var distinct = keys.Distinct().ToList();
            var parks = await context.LoadAsync(Parks, distinct);
            return Fetched.Singles(
                new ObjectLevel<Park>([.. parks.Select(park => park.Value)]), Array.ConvertAll(keys, key => distinct.IndexOf(key)));
        }
    }
}
