using System.Collections.Concurrent;
using System.Globalization;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

/// <summary>Loaders: one batch for each loader and level, whatever runs beside it.</summary>
[Trait("Spec", "6.4.2 Value Resolution")]
public sealed class DataLoaderTests
{
    private const string Sdl = """
        type Query { trees: [Tree!]! benches: [Bench!]! tree(code: String!): Tree }
        type Tree { code: String! park: Park gardener: Gardener }
        type Bench { code: String! park: Park }
        type Park { code: String! gardener: Gardener }
        type Gardener { code: String! }
        """;

    private readonly ConcurrentQueue<string> _batches = [];
    private readonly ObjectMap<Root> _query = new();
    private readonly ObjectMap<Tree> _tree = new ObjectMap<Tree>().Text("code", tree => tree.Code);
    private readonly ObjectMap<Park> _park = new ObjectMap<Park>().Text("code", park => park.Code);
    private readonly ObjectMap<Gardener> _gardener = new ObjectMap<Gardener>().Text("code", gardener => gardener.Code);
    private readonly DataLoader<string, Park?> _parks;
    private readonly DataLoader<string, Gardener?> _gardeners;
    private Random? _random;

    public DataLoaderTests()
    {
        _parks = new DataLoader<string, Park?>("parks", (keys, _, token) => BatchAsync("parks", keys, code => new Park(code, code[^1..]), token));
        _gardeners = new DataLoader<string, Gardener?>("gardeners", (keys, _, token) => BatchAsync("gardeners", keys, code => new Gardener(code), token));
        var bench = new ObjectMap<Bench>().Text("code", item => item.Code)
            .Resolve("park", (items, _, context, token) => LoadAsync(context, _parks, items.Select(item => item.Park), token), () => _park);
        _tree.Resolve("park", (items, _, context, token) => LoadAsync(context, _parks, items.Select(item => item.Park), token), () => _park)
            .Resolve("gardener", (items, _, context, token) => LoadAsync(context, _gardeners, items.Select(item => item.Code), token), () => _gardener);
        _park.Resolve("gardener", (items, _, context, token) => LoadAsync(context, _gardeners, items.Select(item => item.Gardener), token), () => _gardener);
        _query
            .Resolve<IEnumerable<Tree>, Tree>("trees", async (_, _, _, token) => await LateAsync<IEnumerable<Tree>>(
                [new("t1", "p1"), new("t2", "p2"), new("t3", "p1"), new("t4", null)], token), () => _tree)
            .Many("benches", _ => new Bench[] { new("b1", "p3"), new("b2", "p2") }, () => bench)
            .One("tree", (_, given) => new Tree((string)given.Get("code")!, "p1"), () => _tree);
    }

    private ByHand Service => new(Sdl, _query);

    [Fact]
    public async Task Two_fields_of_a_level_load_in_one_batch_and_a_key_is_read_once()
    {
        var answer = await Service.AskAsync("{ trees { code park { code } } benches { park { code } } }");

        Assert.Equal(
            """{"data":{"trees":[{"code":"t1","park":{"code":"p1"}},{"code":"t2","park":{"code":"p2"}},{"code":"t3","park":{"code":"p1"}},{"code":"t4","park":null}]"""
            + ""","benches":[{"park":{"code":"p3"}},{"park":{"code":"p2"}}]}}""",
            answer);
        Assert.Equal(["parks p1 p2 p3"], _batches);
    }

    [Fact]
    public async Task Each_level_has_one_batch_for_each_loader_and_remembers_what_was_read()
    {
        await Service.AskAsync("{ trees { gardener { code } park { gardener { code } } } benches { park { gardener { code } } } }");

        Assert.Equal(["gardeners t1 t2 t3 t4", "parks p1 p2 p3", "gardeners 1 2 3"], _batches.OrderBy(batch => batch.StartsWith("gardeners 1", StringComparison.Ordinal) ? 1 : 0));
        _batches.Clear();
        await Service.AskAsync("{ a: tree(code: \"1\") { gardener { code } park { gardener { code } } } }");
        Assert.Equal(["parks p1", "gardeners 1"], _batches.OrderDescending());
    }

    [Fact]
    public async Task Delays_at_random_change_no_batch_in_a_thousand_runs()
    {
        const string query = "{ trees { gardener { code } park { gardener { code } } a: park { gardener { code } } } benches { park { code gardener { code } } } }";
        var service = Service;
        _random = new Random(20261127);
        for (var run = 0; run < 1000; run++)
        {
            _batches.Clear();
            await service.AskAsync(query);

            Assert.Equal(["gardeners 1 2 3", "gardeners t1 t2 t3 t4", "parks p1 p2 p3"], _batches.Order());
        }
    }

    [Theory]
    [InlineData(1, "parks p1|parks p2|parks p3")]
    [InlineData(2, "parks p1 p2|parks p3")]
    [InlineData(3, "parks p1 p2 p3")]
    public async Task More_keys_than_a_batch_may_have_are_split_in_their_order(int size, string batches)
    {
        var loader = new DataLoader<string, Park?>("parks", _parks.Batch) { MaxBatchSize = size };
        var map = Loading(async (context, _) => Answer.All([string.Join(' ', (await context.LoadAsync(loader, ["p1", "p2", "p1", "p3", null]))
            .Select(park => park.Value?.Code ?? "-"))]));

        Assert.Equal("""{"a":"p1 p2 p1 p3 -"}""", await map.AskBrieflyAsync("{ a }"));
        Assert.Equal(batches.Split('|'), _batches.Order());
    }

    [Theory]
    [InlineData("few", """{"a":null,"b":null} BATCH_SIZE_MISMATCH["a"] BATCH_SIZE_MISMATCH["b"]""", 0)]
    [InlineData("many", """{"a":null,"b":null} BATCH_SIZE_MISMATCH["a"] BATCH_SIZE_MISMATCH["b"]""", 0)]
    [InlineData("throws", """{"a":null,"b":null} UNEXPECTED_ERROR["a"] UNEXPECTED_ERROR["b"]""", 1)]
    [InlineData("refuses", """{"a":null,"b":null} AWAY["a"] AWAY["b"]""", 0)]
    [InlineData("one", """{"a":"x","b":null} AWAY["b"]""", 0)]
    [InlineData("null", """{"a":null,"b":null} UNEXPECTED_ERROR["a"] UNEXPECTED_ERROR["b"]""", 1)]
    public async Task A_batch_function_that_fails_is_an_error_at_each_path(string how, string expected, int faults)
    {
        var loader = new DataLoader<string, string>("parks", async (keys, _, _) =>
        {
            await Task.Yield();
            return how switch
            {
                "few" => [],
                "many" => Answer.All(["a", "b", "c"]),
                "throws" => throw new FormatException("secret"),
                "refuses" => throw new ExecutionErrorException("Away.", "AWAY"),
                "one" => [Answer.Of("x"), Answer.Failed<string>(new ExecutionErrorException("Away.", "AWAY"))],
                _ => null!,
            };
        });
        var service = Loading((context, alias) => LoadAsync(context, loader, alias));

        Assert.Equal(expected, await service.AskBrieflyAsync("{ a b }"));
        Assert.Equal(faults, service.Outcome.Faults.Length);
        Assert.Equal(
            how == "few" ? ["The loader \"parks\" answered 0 values for 2 keys."] : [],
            service.Outcome.Errors.Select(error => error.Message).Where(message => message.Contains(" 0 ", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_the_others_of_its_loader()
    {
        var loader = new DataLoader<string, string>("parks", (keys, _, _) => keys.Contains("a")
            ? throw new ExecutionErrorException("Away.", "AWAY")
            : new(Answer.All(keys)))
        {
            MaxBatchSize = 1,
        };

        Assert.Equal("""{"a":null,"b":"b"} AWAY["a"]""", await Loading((context, alias) => LoadAsync(context, loader, alias)).AskBrieflyAsync("{ a b }"));
    }

    [Fact]
    public async Task A_field_may_load_by_several_loaders_at_once_and_one_after_the_other()
    {
        var service = Loading(async (context, _) =>
        {
            var parks = context.LoadAsync(_parks, ["p1"]);
            var gardeners = context.LoadAsync(_gardeners, ["g1"]);
            var first = (await parks)[0].Value!.Gardener + (await gardeners)[0].Value!.Code;
            return Answer.All([first + (await context.LoadAsync(_gardeners, ["g2", "g1"]))[0].Value!.Code]);
        });

        Assert.Equal("""{"a":"1g1g2"}""", await service.AskBrieflyAsync("{ a }"));
        Assert.Equal(["parks p1", "gardeners g1", "gardeners g2"], _batches);
    }

    [Fact]
    public async Task A_loader_may_load_by_other_loaders()
    {
        var loader = new DataLoader<string, string>("names", async (keys, context, _) =>
            [.. (await context.LoadAsync(_parks, keys)).Select(park => park.Select(found => found!.Code + "!"))]);

        Assert.Equal("""{"a":"a!","b":"b!"}""", await Loading((context, alias) => LoadAsync(context, loader, alias)).AskBrieflyAsync("{ a b }"));
        Assert.Equal(["parks a b"], _batches);
    }

    [Fact]
    public async Task Loaders_that_wait_for_each_other_are_a_fault_and_no_wait_without_end()
    {
        DataLoader<string, string>? loader = null;
        loader = new DataLoader<string, string>("self", async (keys, context, _) => await context.LoadAsync(loader!, keys));
        var service = Loading((context, alias) => LoadAsync(context, loader, alias));

        Assert.StartsWith("""{"a":null} UNEXPECTED_ERROR""", await service.AskBrieflyAsync("{ a }"), StringComparison.Ordinal);
        Assert.Contains(service.Outcome.Faults, fault => fault.Message == "Loaders wait for each other's values.");
    }

    [Fact]
    public async Task Two_loads_awaited_at_once_are_a_fault()
    {
        var service = Loading(async (context, _) =>
        {
            await Task.WhenAll(One(context, "p1"), One(context, "p2"));
            return Answer.All(["never"]);
        });

        Assert.Equal("""{"a":null} UNEXPECTED_ERROR["a"]""", await service.AskBrieflyAsync("{ a }"));
        Assert.StartsWith("A hand-written field awaits one load at a time.", Assert.Single(service.Outcome.Faults).Message, StringComparison.Ordinal);

        async Task One(LoadContext context, string key) => await context.LoadAsync(_parks, [key]);
    }

    [Fact]
    public async Task Keys_are_compared_as_the_loader_says_and_kept_for_one_request_only()
    {
        var loader = new DataLoader<string, Park?>("parks", _parks.Batch) { Comparer = StringComparer.OrdinalIgnoreCase };
        var service = Loading((context, alias) => LoadAsync(context, loader, alias, park => park!.Code));

        Assert.Equal("""{"a":"a","A":"a"}""", await service.AskBrieflyAsync("{ a A }"));
        await service.AskBrieflyAsync("{ a A }");
        Assert.Equal(["parks a", "parks a"], _batches);
    }

    [Fact]
    public async Task A_client_that_leaves_is_told_to_the_batch_function()
    {
        using var client = new CancellationTokenSource();
        var told = new TaskCompletionSource();
        var loader = new DataLoader<string, string>("slow", async (keys, _, token) =>
        {
            await using var seen = token.Register(told.SetResult);
            await client.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Answer.All(keys);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Loading((context, alias) => LoadAsync(context, loader, alias)).AskAsync("{ a }", token: client.Token));
        Assert.True(told.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_fault_that_the_host_names_ends_the_request()
    {
        var loader = new DataLoader<string, string>("away", async (_, _, _) =>
        {
            await Task.Yield();
            throw new TimeoutException();
        });
        var service = Loading(
            (context, alias) => LoadAsync(context, loader, alias), new ExecutorOptions { EndsRequest = fault => fault is TimeoutException });

        await Assert.ThrowsAsync<TimeoutException>(() => service.AskAsync("{ a b }"));
    }

    // Two fields "a" and "b", and "A" for comparers, each of which loads by hand.
    private static ByHand Loading(
        Func<LoadContext, string, ValueTask<IReadOnlyList<Answer<string>>>> load, ExecutorOptions? options = null)
    {
        var map = new ObjectMap<Root>();
        foreach (var name in new[] { "a", "b", "A" })
        {
            map.Resolve<string>(name, (_, _, context, _) => load(context, name));
        }

        return new ByHand("type Query { a: String b: String A: String }", map, options: options);
    }

    private static async ValueTask<IReadOnlyList<Answer<string>>> LoadAsync(LoadContext context, DataLoader<string, string> loader, string key) =>
        await context.LoadAsync(loader, [key]);

    private static async ValueTask<IReadOnlyList<Answer<string>>> LoadAsync<TValue>(
        LoadContext context, DataLoader<string, TValue> loader, string key, Func<TValue, string> map) =>
        [.. (await context.LoadAsync(loader, [key])).Select(answer => answer.Select(map))];

    private async ValueTask<IReadOnlyList<Answer<TValue>>> LoadAsync<TValue>(
        LoadContext context, DataLoader<string, TValue> loader, IEnumerable<string?> keys, CancellationToken token)
    {
        await WaitAsync(token);
        var loading = context.LoadAsync(loader, keys);
        await WaitAsync(token);
        var loaded = await loading;
        await WaitAsync(token);
        return loaded;
    }

    private async ValueTask<IReadOnlyList<Answer<TValue?>>> BatchAsync<TValue>(
        string name, IReadOnlyList<string> keys, Func<string, TValue> read, CancellationToken token)
        where TValue : class
    {
        _batches.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{name} {string.Join(' ', keys)}"));
        await WaitAsync(token);
        return Answer.All<TValue?>(keys.Select(read));
    }

    private async ValueTask<IReadOnlyList<Answer<TValue>>> LateAsync<TValue>(TValue value, CancellationToken token)
    {
        await WaitAsync(token);
        return [Answer.Of(value)];
    }

    // Nothing, a turn of the scheduler, or a little while, in any order.
    private async ValueTask WaitAsync(CancellationToken token)
    {
        if (_random is null)
        {
            return;
        }

        int turns;
        lock (_random)
        {
            turns = _random.Next(8);
        }

        for (var i = 1; i < turns; i++)
        {
            await Task.Yield();
        }

        if (turns == 7)
        {
            await Task.Delay(1, token);
        }
    }

    private sealed record Tree(string Code, string? Park);

    private sealed record Bench(string Code, string Park);

    private sealed record Park(string Code, string Gardener);

    private sealed record Gardener(string Code);
}
