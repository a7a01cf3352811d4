using OpenCity.GraphQL.Validation;
using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

/// <summary>
/// With limits of a million, a document of twice the size takes at most two and a half times the steps. The shapes are
/// those that have brought servers down.
/// </summary>
[Trait("Spec", "5.3.2 Field Selection Merging")]
public sealed class FieldMergingGrowthTests
{
    private static readonly ValidationOptions Raised =
        ValidationOptions.Default with
        {
            MaxMergeComparisons = 1_000_000,
            MaxFragmentVisits = 1_000_000,
            MaxDepth = 1_000_000,
            MaxAliases = 1_000_000,
            MaxFieldsInSet = 1_000_000,
            MaxFields = 1_000_000,
        };

    [Fact]
    public void CVE_2023_26144_many_repeated_fields() => Grows(2_000, n => $"{{ dog {{ {Repeat("name ", n)} }} }}");

    [Fact]
    public void CVE_2023_26144_many_repeated_fields_with_selections() =>
        Grows(1_000, n => $"{{ {Repeat("dog { owner { pets { name } } } ", n)} }}");

    [Fact]
    public void CVE_2026_40476_many_fields_in_nested_inline_fragments() => Grows(
        500,
        n => $"{{ pet {{ {Repeat(Repeat("... on Dog { ", 30) + "mother { name }" + Repeat(" }", 30), n)} }} }}");

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public void CVE_2026_75507_inline_fragments_below_each_of_many_fields(int m) => Grows(
        300, n => $"{{ {Repeat($"dog {{ {Repeat("... on Dog { mother { ... on Dog { name } } } ", m)} }} ", n)} }}");

    [Fact]
    public void Inline_fragments_of_several_objects_beside_their_interface() => Grows(
        500,
        n => $"{{ pet {{ name {Repeat("... on Dog { mother { name } } ... on Cat { mother { name } } ... on Pet { name } ", n)} }} }}");

    [Fact]
    public void One_fragment_spread_many_times_in_one_set() =>
        Grows(2_000, n => $"{{ dog {{ {Repeat("...f ", n)} }} }} fragment f on Dog {{ mother {{ name }} }}");

    [Fact]
    public void One_fragment_spread_below_many_aliases_while_it_grows_itself() => Grows(
        400,
        n => $"{{ dog {{ {Repeat(i => $"a{i}: mother {{ ...f }} ", n)} }} }} "
            + $"fragment f on Dog {{ {Repeat(i => $"b{i}: name ", n)} }}");

    [Fact]
    public void Many_fragments_of_one_field_each() => Grows(
        500,
        n => $"{{ dog {{ {Repeat(i => $"...f{i} ", n)} }} }} {Repeat(i => $"fragment f{i} on Dog {{ mother {{ name }} }} ", n)}");

    [Fact]
    public void A_chain_of_fragments() => Grows(
        500,
        n => $"{{ dog {{ ...f0 }} }} {Repeat(i => $"fragment f{i} on Dog {{ name ...f{i + 1} }} ", n)}"
            + $"fragment f{n} on Dog {{ name }}");

    [Fact]
    public void Fragments_that_spread_the_next_twice_below_two_aliases() => Grows(
        8,
        n => "{ dog { ...f0 } } "
            + Repeat(i => $"fragment f{i} on Dog {{ a: mother {{ ...f{i + 1} }} b: mother {{ ...f{i + 1} }} }} ", n)
            + $"fragment f{n} on Dog {{ name }}");

    [Fact]
    public void Fields_nested_deeply_and_repeated_there() =>
        Grows(40, n => $"{{ dog {{ {Repeat("mother { ", n)} {Repeat("name ", 50)} {Repeat("} ", n)} }} }}");

    [Fact]
    public void Large_values_in_arguments_that_are_repeated() => Grows(
        1_000, n => $"{{ {Repeat($"anything(of: {{ list: [{Repeat("{ a: \"b\" } ", n)}] }}) ", 3)} }}");

    [Fact]
    public void Large_values_in_another_order() => Grows(
        1_000,
        n => $"{{ anything(of: {{ {Repeat(i => $"a{i}: {i} ", n)} }}) anything(of: {{ {Repeat(i => $"a{n - 1 - i}: {n - 1 - i} ", n)} }}) }}");

    [Fact]
    public void An_interface_and_two_objects_at_each_level()
    {
        // The parts of the interface would be merged with those of each object, and again below: 2 to the power of n.
        const string Level = "i { ... on A { i { x } } ... on B { i { y } } ";
        var schema = Build("""
            type Query { i: I }
            interface I { i: I x: Int y: Int }
            type A implements I { i: I x: Int y: Int }
            type B implements I { i: I x: Int y: Int }
            """);
        var steps = new List<int>();
        foreach (var n in (int[])[10, 20, 40])
        {
            var context = Run($"{{ {Repeat(Level, n)} x {Repeat("}", n)} }}", Raised, schema);
            Assert.True(context.Errors.IsEmpty);
            steps.Add(context.MergeComparisons);
        }

        Assert.InRange(steps[1], steps[0] + 1, steps[0] * 5 / 2);
        Assert.InRange(steps[2], steps[1] + 1, steps[1] * 5 / 2);
    }

    private static void Grows(int n, Func<int, string> document)
    {
        var (once, twice) = (Steps(document(n)), Steps(document(n * 2)));
        Assert.True(once >= n, $"{once} steps for {n}: the shape does not reach the merging.");
        Assert.True(twice <= once * 5 / 2, $"{once} steps became {twice}.");
    }

    private static int Steps(string document)
    {
        var context = Run(document, Raised);
        Assert.True(context.Errors.IsEmpty, document[..Math.Min(200, document.Length)]);
        return context.MergeComparisons;
    }

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    private static string Repeat(Func<int, string> part, int times) =>
        string.Concat(Enumerable.Range(0, times).Select(part));
}
