using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

/// <summary>Root fields of mutations, one after the other, each whole before the next.</summary>
[Trait("Spec", "6.2.2 Mutation")]
public sealed class MutationTests
{
    private const string Sdl = """
        type Query { n: Int }
        type Mutation { put(key: String!, value: Int!): Entry get(key: String!): Entry fail: Entry sure: Entry! note: Int }
        type Entry { value: Int! previous: Int }
        """;

    private readonly Dictionary<string, int> _store = [];
    private readonly List<string> _effects = [];
    private readonly ByHand _service;

    public MutationTests()
    {
        // What the entry holds is read through a loader when its fields are asked for, so that a stale one would show.
        var stored = new DataLoader<string, int?>("stored", (keys, _, _) =>
        {
            _effects.Add("read " + string.Join(' ', keys));
            return new(Answer.All(keys.Select(key => _store.TryGetValue(key, out var value) ? value : (int?)null)));
        });
        var entry = new ObjectMap<string>()
            .Resolve<int?>("value", async (keys, _, context, _) => await context.LoadAsync(stored, keys))
            .Number("previous", _ => null);
        var mutation = new ObjectMap<Root>()
            .Resolve<string, string>("put", (_, given, _, _) => Put((string)given.Get("key")!, (int)given.Get("value")!), () => entry)
            .One("get", (_, given) => (string)given.Get("key")!, () => entry)
            .Resolve<string, string>("fail", (_, _, _, _) => throw new ExecutionErrorException("No.", "NO"), () => entry)
            .Resolve<string, string>("sure", (_, _, _, _) => throw new ExecutionErrorException("No.", "NO"), () => entry)
            .Number("note", _ =>
            {
                _effects.Add("note");
                return _effects.Count;
            });
        _service = new ByHand(Sdl, new ObjectMap<Root>().Number("n", _ => 1), mutation);
    }

    [Fact]
    public async Task Each_field_sees_what_the_ones_before_it_did_though_it_loads_the_same_key()
    {
        Assert.Equal(
            """{"a":{"value":1},"b":{"value":1},"c":{"value":2},"d":{"value":2}}""",
            await _service.AskBrieflyAsync(
                """mutation { a: put(key: "x", value: 1) { value } b: get(key: "x") { value } c: put(key: "x", value: 2) { value } d: get(key: "x") { value } }"""));
        Assert.Equal(["put x 1", "read x", "read x", "put x 2", "read x", "read x"], _effects);
    }

    [Fact]
    public async Task An_error_in_one_does_not_stop_the_next()
    {
        Assert.Equal(
            """{"fail":null,"a":{"value":1},"b":null,"c":{"value":3}} NO["fail"] NON_NULL_VIOLATION["b","value"]""",
            await _service.AskBrieflyAsync(
                """mutation { fail { value } a: put(key: "x", value: 1) { value } b: get(key: "none") { value } c: put(key: "x", value: 3) { value } }"""));
        Assert.Equal(3, _store["x"]);
    }

    [Fact]
    public async Task A_null_that_may_not_be_ends_the_operation()
    {
        Assert.Equal(
            """null NO["sure"]""",
            await _service.AskBrieflyAsync("""mutation { a: put(key: "x", value: 1) { value } sure { value } b: put(key: "x", value: 2) { value } }"""));
        Assert.Equal(1, _store["x"]);
    }

    [Theory]
    [InlineData(true, """{"b":{"value":2},"__typename":"Mutation","a":{"value":1,"previous":null}}""", "put x 2,put x 1")]
    [InlineData(false, """{"__typename":"Mutation","a":{"value":1,"previous":null}}""", "put x 1")]
    public async Task Conditions_and_fragments_count_and_fields_of_one_name_run_once(bool both, string expected, string effects)
    {
        Assert.Equal(
            expected,
            await _service.AskBrieflyAsync(
                """
                mutation ($both: Boolean!) { ...Second @include(if: $both) __typename ...First a: put(key: "x", value: 1) { previous } }
                fragment First on Mutation { a: put(key: "x", value: 1) { value } c: note @skip(if: true) }
                fragment Second on Mutation { b: put(key: "x", value: 2) { value } }
                """,
                $$"""{ "both": {{(both ? "true" : "false")}} }"""));
        Assert.Equal(effects.Split(','), _effects.Where(effect => !effect.StartsWith("read", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_mutation_of_which_nothing_is_left_is_an_empty_object()
    {
        Assert.Equal("{}", await _service.AskBrieflyAsync("mutation { note @skip(if: true) }"));
        Assert.Empty(_effects);
    }

    [Fact]
    public async Task The_fields_of_a_mutation_without_hand_written_ones_run_in_order_too() =>
        Assert.Equal("""{"a":1,"b":2}""", await _service.AskBrieflyAsync("mutation { a: note b: note }"));

    private async ValueTask<IReadOnlyList<Answer<string>>> Put(string key, int value)
    {
        await Task.Yield();
        _store[key] = value;
        _effects.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"put {key} {value}"));
        return Answer.All([key]);
    }
}
