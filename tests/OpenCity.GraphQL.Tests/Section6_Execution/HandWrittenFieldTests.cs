using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

/// <summary>Fields written by hand, of every kind of output type.</summary>
[Trait("Spec", "6.4.2 Value Resolution")]
public sealed class HandWrittenFieldTests
{
    private const string Sdl = """
        type Query {
          n: Int sure: Int! text(of: String = "x", times: Int! = 1): String day: Day instant: DateTime
          numbers: [Int!]! holes: [Int] grid: [[Int!]]! days: [Day!]
          one: Pet all: [Pet!]! some: [Pet] matrix: [[Pet!]!]! strict: [Pet!] none: Pet noList: [Pet]
          animal: Animal animals: [Animal!]! beasts: [[Beast]] noBeast: Beast
          cats: [Cat!]!
        }
        enum Day { MONDAY SUNDAY }
        scalar DateTime
        interface Animal { name: String! }
        union Beast = Cat | Dog
        interface Pet implements Animal { name: String! }
        type Cat implements Animal & Pet { name: String! lives: Int twin: Cat }
        type Dog implements Animal & Pet { name: String! barks: Boolean! }
        """;

    private static readonly Cat Tom = new("Tom", 9);
    private static readonly Dog Rex = new("Rex", true);
    private static readonly Dog Mute = new("Mute", null);

    private readonly List<string> _calls = [];
    private readonly ObjectMap<Cat> _cat = new();
    private readonly ObjectMap<Dog> _dog = new ObjectMap<Dog>().Text("name", dog => dog.Name).Boolean("barks", dog => dog.Barks);
    private readonly AbstractMap<Animal> _pets;
    private readonly ByHand _service;

    public HandWrittenFieldTests()
    {
        _cat.Text("name", cat => cat.Name).Number("lives", cat => cat.Lives)
            .Resolve("twin", (cats, _, _, _) => Called("twin", cats, cat => new Cat(cat.Name + "'s twin", 1)), () => _cat);
        _pets = new AbstractMap<Animal>().On("Cat", () => _cat).On("Dog", () => _dog);
        var query = new ObjectMap<Root>();
        Leaf(query, "n", 1);
        Leaf(query, "sure", (object?)null);
        Leaf(query, "day", "SUNDAY");
        Leaf(query, "instant", DateTimeOffset.UnixEpoch);
        Leaf(query, "numbers", new[] { 1, 2 });
        Leaf(query, "holes", new object?[] { 1, null, "2", new ExecutionErrorException("Gone.", "GONE"), Answer.Failed<int>(new("Gone.", "GONE")) });
        Leaf(query, "grid", new int[]?[] { [1, 2], [], null });
        Leaf(query, "days", new[] { "MONDAY", "Tuesday" });
        query.Resolve("text", (roots, arguments, _, _) => new ValueTask<IReadOnlyList<Answer<string>>>(Answer.All(
            roots.Select(_ => string.Concat(Enumerable.Repeat((string?)arguments.Get("of") ?? "-", (int)arguments.Get("times")!))))));
        Pets(query, "one", Tom);
        Pets(query, "all", new Animal[] { Tom, Rex, Tom });
        Pets(query, "some", new Animal?[] { null, Mute, Rex });
        Pets(query, "matrix", new[] { new Animal[] { Tom }, [], [Rex, Tom] });
        Pets(query, "strict", new Animal[] { Rex, Mute });
        Pets(query, "none", null);
        Pets(query, "noList", Rex);
        Pets(query, "animal", Rex);
        Pets(query, "animals", new Animal[] { Rex, Tom });
        Pets(query, "beasts", new Animal?[]?[] { [Rex, null], null, [Tom] });
        Pets(query, "noBeast", new Cow("Ida"));
        query.Resolve("cats", (_, _, _, _) => Single<IEnumerable<Cat>>(new[] { Tom, new Cat("Sylvester", null), Tom }), () => _cat);
        _service = new ByHand(Sdl, query);
    }

    [Theory]
    [InlineData("{ n }", """{"n":1}""")]
    [InlineData("{ sure }", """null NON_NULL_VIOLATION["sure"]""")]
    [InlineData("{ n a: text b: text(of: \"ab\", times: 2) c: text(of: null) }", """{"n":1,"a":"x","b":"abab","c":"-"}""")]
    [InlineData("{ day instant }", """{"day":"SUNDAY","instant":"1970-01-01T00:00:00Z"}""")]
    [InlineData("{ numbers }", """{"numbers":[1,2]}""")]
    [InlineData("{ holes }", """{"holes":[1,null,null,null,null]} INVALID_RESULT["holes",2] INVALID_RESULT["holes",3] GONE["holes",4]""")]
    [InlineData("{ grid }", """{"grid":[[1,2],[],null]}""")]
    [InlineData("{ days }", """{"days":null} INVALID_RESULT["days",1]""")]
    [InlineData("{ one { name } }", """{"one":{"name":"Tom"}}""")]
    [InlineData("{ one { ... on Cat { lives } ... on Dog { barks } } }", """{"one":{"lives":9}}""")]
    [InlineData("{ none { name } }", """{"none":null}""")]
    [InlineData("{ all { __typename name } }", """{"all":[{"__typename":"Cat","name":"Tom"},{"__typename":"Dog","name":"Rex"},{"__typename":"Cat","name":"Tom"}]}""")]
    [InlineData("{ some { name ... on Dog { barks } } }", """{"some":[null,null,{"name":"Rex","barks":true}]} NON_NULL_VIOLATION["some",1,"barks"]""")]
    [InlineData("{ strict { ... on Dog { barks } } }", """{"strict":null} NON_NULL_VIOLATION["strict",1,"barks"]""")]
    [InlineData("{ matrix { name } }", """{"matrix":[[{"name":"Tom"}],[],[{"name":"Rex"},{"name":"Tom"}]]}""")]
    [InlineData("{ noList { name } }", """{"noList":null} INVALID_RESULT["noList"]""")]
    [InlineData("{ animal { name } animals { name } }", """{"animal":{"name":"Rex"},"animals":[{"name":"Rex"},{"name":"Tom"}]}""")]
    [InlineData("{ beasts { ... on Animal { name } } }", """{"beasts":[[{"name":"Rex"},null],null,[{"name":"Tom"}]]}""")]
    [InlineData("{ noBeast { __typename } }", """{"noBeast":null} INVALID_RESULT["noBeast"]""")]
    public async Task A_field_of_any_type_is_completed(string query, string expected) =>
        Assert.Equal(expected, await _service.AskBrieflyAsync(query));

    [Fact]
    public async Task A_field_is_asked_once_for_all_parents_and_once_for_an_object_that_stands_twice()
    {
        Assert.Equal(
            """{"cats":[{"twin":{"name":"Tom's twin"}},{"twin":{"name":"Sylvester's twin"}},{"twin":{"name":"Tom's twin"}}]}""",
            await _service.AskBrieflyAsync("{ cats { twin { name } } }"));
        Assert.Equal(["twin of Tom, Sylvester"], _calls);
    }

    [Fact]
    public async Task A_field_is_not_called_where_there_are_no_parents()
    {
        Assert.Equal("""{"beasts":[[{},null],null,[{"twin":{"twin":null}}]]}""".Replace("null}}", "{\"name\":\"Tom's twin's twin\"}}}", StringComparison.Ordinal),
            await _service.AskBrieflyAsync("{ beasts { ... on Cat { twin { twin { name } } } } }"));
        await _service.AskBrieflyAsync("{ animal { ... on Cat { twin { name } } } }");

        Assert.Equal(["twin of Tom", "twin of Tom's twin"], _calls);
    }

    [Theory]
    [InlineData("few", """{"few":null} BATCH_SIZE_MISMATCH["few"]""")]
    [InlineData("nothing", """{"nothing":null} UNEXPECTED_ERROR["nothing"]""")]
    [InlineData("throwing", """{"throwing":null} UNEXPECTED_ERROR["throwing"]""")]
    [InlineData("refusing", """{"refusing":null} AWAY["refusing"]""")]
    [InlineData("n few", """{"n":1,"few":null} BATCH_SIZE_MISMATCH["few"]""")]
    public async Task A_field_that_fails_leaves_the_others(string query, string expected)
    {
        var map = new ObjectMap<Root>()
            .Number("n", _ => 1)
            .Resolve("few", (_, _, _, _) => new ValueTask<IReadOnlyList<Answer<int>>>([]))
            .Resolve("nothing", (_, _, _, _) => new ValueTask<IReadOnlyList<Answer<int>>>((IReadOnlyList<Answer<int>>)null!))
            .Resolve<int>("throwing", (_, _, _, _) => throw new FormatException("secret"))
            .Resolve<int>("refusing", async (_, _, _, _) =>
            {
                await Task.Yield();
                throw new ExecutionErrorException("Away.", "AWAY");
            });
        var service = new ByHand("type Query { n: Int few: Int nothing: Int throwing: Int refusing: Int }", map);

        Assert.Equal(expected, await service.AskBrieflyAsync($"{{ {query} }}"));
        Assert.Equal(query is "nothing" or "throwing" ? 1 : 0, service.Outcome.Faults.Length);
        Assert.DoesNotContain("secret", await service.AskAsync($"{{ {query} }}"), StringComparison.Ordinal);
    }

    private static void Leaf<TValue>(ObjectMap<Root> map, string name, TValue value) =>
        map.Resolve(name, (roots, _, _, _) => new ValueTask<IReadOnlyList<Answer<TValue>>>(Answer.All(roots.Select(_ => value))));

    private void Pets(ObjectMap<Root> map, string name, object? value) => map.Resolve(name, (_, _, _, _) => Single(value), () => _pets);

    private static ValueTask<IReadOnlyList<Answer<TValue>>> Single<TValue>(TValue value) => new([Answer.Of(value)]);

    private ValueTask<IReadOnlyList<Answer<Cat>>> Called(string field, IReadOnlyList<Cat> cats, Func<Cat, Cat> answer)
    {
        _calls.Add($"{field} of {string.Join(", ", cats.Select(cat => cat.Name))}");
        return new(Answer.All(cats.Select(answer)));
    }

    private record Animal(string Name);

    private sealed record Cat(string Name, int? Lives) : Animal(Name);

    private sealed record Dog(string Name, bool? Barks) : Animal(Name);

    private sealed record Cow(string Name) : Animal(Name);
}
