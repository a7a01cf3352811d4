using System.Text;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Tests.Section6_Execution;

namespace OpenCity.GraphQL.Tests.Security;

/// <summary>What is kept of documents is bounded by bytes, the plans made of them included.</summary>
[Collection(nameof(MeasuresTheHeap))]
public sealed class DocumentCacheTests
{
    private const int Capacity = 2 * 1024 * 1024;

    private static readonly ExecutorOptions Small = new() { DocumentCacheBytes = Capacity };

    [Fact]
    public void Distinct_documents_never_take_more_than_the_capacity_valid_or_not()
    {
        var town = new Town(options: Small);
        var most = 0L;
        for (var i = 0; i < 6_000; i++)
        {
            Ask(town, (i % 3) switch
            {
                0 => $"{{ measurements(first: {i}) {{ total nodes {{ id value sensor {{ code area {{ name }} }} }} }} }}",
                1 => $"{{ measurements {{ nothing{i} }} }}",
                _ => $"{{ measurements {{ {new string('a', i % 500)}",
            });
            most = Math.Max(most, town.Documents.Size);
        }

        Assert.InRange(most, Capacity / 2, Capacity);
        Assert.InRange(town.Documents.Count, 10, 1_500);
    }

    [Fact]
    public void Ten_thousand_more_documents_leave_the_heap_as_it_was()
    {
        var town = new Town(options: Small);
        Fill(town, 0, 5_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Fill(town, 5_000, 15_000);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.InRange(after - before, long.MinValue, Capacity);
    }

    [Fact]
    public void What_is_accounted_is_no_less_than_what_is_held()
    {
        // With room for all of them, the heap grows by no more than was accounted.
        var town = new Town(options: new() { DocumentCacheBytes = int.MaxValue });
        Fill(town, 0, 200);
        var (size, heap) = (town.Documents.Size, GC.GetTotalMemory(forceFullCollection: true));
        Fill(town, 200, 2_000);
        var (accounted, held) = (town.Documents.Size - size, GC.GetTotalMemory(forceFullCollection: true) - heap);
        Assert.InRange(held, 1_000_000, accounted);
    }

    [Fact]
    public void A_document_that_was_left_out_is_collected()
    {
        var town = new Town(options: Small);
        var first = FirstOf(town);
        Fill(town, 0, 1_000);
        GC.Collect();
        Assert.False(first.IsAlive);
    }

    [Fact]
    public void The_plans_of_one_document_are_accounted_and_bounded()
    {
        var town = new Town(options: Small);
        const string Query = "query($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!, $e: Boolean!, $f: Boolean!, $g: Boolean!) {"
            + " a: areas { id @include(if: $a) name @include(if: $b) nickname @include(if: $c) }"
            + " b: areas { id @include(if: $d) name @include(if: $e) nickname @include(if: $f) x: id @include(if: $g) __typename } }";
        var sizes = new List<long>();
        for (var i = 0; i < 128; i++)
        {
            var values = string.Join(',', Enumerable.Range(0, 7).Select(bit => $"\"{(char)('a' + bit)}\":{((i >> bit) & 1) switch { 1 => "true", _ => "false" }}"));
            town.Ask(Query, $"{{{values}}}");
            sizes.Add(town.Documents.Size);
        }

        Assert.Equal(128, town.PlansMade);
        Assert.Equal(1, town.Documents.Count);
        Assert.True(sizes[63] > sizes[0] + (63 * 1_000), $"{sizes[0]} and {sizes[63]} bytes");
        Assert.True(sizes[64] < sizes[63] / 4, "beyond 64 shapes the plans are forgotten, and no longer accounted");
    }

    [Fact]
    public void A_document_larger_than_the_capacity_is_answered_and_not_kept()
    {
        var town = new Town(options: Small with { DocumentCacheBytes = 3_000 });
        Assert.StartsWith("{\"data\"", town.Ask("{ areas { id } }"), StringComparison.Ordinal);
        Assert.StartsWith("{\"data\"", town.Ask("{ areas { id } }"), StringComparison.Ordinal);
        Assert.Equal((0, 0), (town.Documents.Count, town.Documents.Size));
    }

    [Fact]
    public void The_latest_used_stay()
    {
        var town = new Town(options: Small);
        for (var i = 0; i < 2_000; i++)
        {
            town.Ask("{ areas { id } }");
            town.Ask($"{{ areas {{ a{i}: id }} }}");
        }

        Assert.Equal(2_001, town.PlansMade);
    }

    private static void Fill(Town town, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            Ask(town, $"{{ measurements(first: 1) {{ a{i}: total nodes {{ id sensor {{ code area {{ name }} }} }} }} }}");
        }
    }

    private static WeakReference FirstOf(Town town)
    {
        Ask(town, "{ areas { first: id } }");
        return new WeakReference(town.Documents.Find("{ areas { first: id } }"u8));
    }

    private static void Ask(Town town, string query)
    {
        using var writer = new ResponseWriter();
        town.Run(writer, Encoding.UTF8.GetBytes(query));
    }
}
