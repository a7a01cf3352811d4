using System.Collections.Immutable;
using System.Text.Json;
using OpenCity.Fuzz;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Response;
using OpenCity.Tests;

namespace OpenCity.GraphQL.Tests.Fuzzing;

/// <summary>Engines that are broken on purpose, each in one way: the fuzzer finds every one of them.</summary>
public sealed class BrokenTwinTests
{
    private static readonly string Sdl = File.ReadAllText(Repository.PathOf("tests", "conformance", "wide", "schema.graphql"));

    private static readonly Lazy<Corpus> Documents = new(() => Corpus.Read(Repository.Root, new Engine(Sdl).Schema, 1));

    [Fact]
    public void The_sound_engine_passes_three_thousand_mutations()
    {
        var (examiner, maker) = (new Examiner(new Engine(Sdl)), new CaseMaker(Documents.Value, 20250901));
        for (ulong number = 0; number < 3000; number++)
        {
            var given = maker.Make(number);
            var finding = given.Growth is null ? examiner.Examine(given) : null;
            Assert.True(finding is null or { Kind: "hang" }, $"mutation {number}: {finding}");
        }
    }

    [Fact]
    public void A_validator_that_throws_at_a_directive_of_a_fragment_is_found() =>
        Assert.Equal("exception", Find(new Throwing(), 2000)?.Kind);

    [Fact]
    public void A_printer_that_forgets_aliases_of_equal_fields_is_found() => Assert.Equal("print", Find(new Forgetting(), 2000)?.Kind);

    [Fact]
    public void A_parser_that_takes_a_number_for_another_is_found() => Assert.Equal("print", Find(new Misreading(), 2000)?.Kind);

    [Fact]
    public void An_executor_that_does_not_escape_is_found() => Assert.Equal("response", Find(new Unescaped(), 4000)?.Kind);

    [Fact]
    public void A_validator_that_does_not_come_back_in_time_is_found() => Assert.Equal("hang", Find(new Slow(), 2000)?.Kind);

    [Fact]
    public void A_validator_that_compares_every_pair_is_found() => Assert.Equal("growth", Find(new Quadratic(), 400_000, onlyGrowth: true)?.Kind);

    private static FuzzFinding? Find(Engine engine, ulong mutations, bool onlyGrowth = false)
    {
        var (examiner, maker) = (new Examiner(engine), new CaseMaker(Documents.Value, 1));
        for (ulong number = 0; number < mutations; number++)
        {
            var given = maker.Make(number);
            if (given.Growth is null != onlyGrowth && examiner.Examine(given) is { } finding)
            {
                return finding;
            }
        }

        return null;
    }

    private class Twin() : Engine(Sdl);

    private sealed class Throwing : Twin
    {
        internal override ImmutableArray<GraphQLError> Validate(Document document, EngineLimits limits) =>
            document.Definitions.Any(definition => definition is FragmentDefinition { Directives.Length: > 0 })
                ? throw new InvalidOperationException("broken on purpose")
                : base.Validate(document, limits);
    }

    private sealed class Forgetting : Twin
    {
        internal override string Print(Document document) =>
            base.Print(document).Replace("version: version", "version", StringComparison.Ordinal)
                .Replace("a: version", "version", StringComparison.Ordinal);
    }

    private sealed class Misreading : Twin
    {
        internal override Document Parse(byte[] text, EngineLimits limits) => base.Parse(
            text.AsSpan().IndexOf("-0"u8) is var at and >= 0 ? [.. text[..at], (byte)'+', .. text[(at + 1)..]] : text, limits);

        internal override string Print(Document document) => base.Print(document).Replace(": 1", ": 01", StringComparison.Ordinal);
    }

    private sealed class Unescaped : Twin
    {
        internal override RequestOutcome Execute(
            byte[] text, string? operation, JsonElement? variables, bool isRaised, ResponseWriter writer)
        {
            var outcome = base.Execute(text, operation, variables, isRaised, writer);
            var answer = System.Text.Encoding.UTF8.GetString(writer.Written.Span).Replace("\\\"", "\"", StringComparison.Ordinal);
            writer.Rewind(0);
            writer.Raw(System.Text.Encoding.UTF8.GetBytes(answer));
            return outcome;
        }
    }

    private sealed class Slow : Twin
    {
        internal override ImmutableArray<GraphQLError> Validate(Document document, EngineLimits limits)
        {
            var begin = CpuClock.Now;
            while (document.Definitions.Length > 2 && CpuClock.Now < begin + 1100)
            {
                Thread.SpinWait(1000);
            }

            return base.Validate(document, limits);
        }
    }

    private sealed class Quadratic : Twin
    {
        internal override ImmutableArray<GraphQLError> Validate(Document document, EngineLimits limits)
        {
            var names = document.Definitions.OfType<ExecutableDefinition>()
                .SelectMany(definition => NamesIn(definition.SelectionSet, 0)).ToArray();
            var equal = names.Sum(name => names.Count(other => string.Equals(name, other, StringComparison.OrdinalIgnoreCase)));
            return equal < 0 ? [] : base.Validate(document, limits);
        }

        private static IEnumerable<string> NamesIn(SelectionSet? set, int depth) => set is null || depth > 50 ? [] :
            set.Selections.SelectMany(selection => selection switch
            {
                Field field => NamesIn(field.SelectionSet, depth + 1).Prepend(field.Name.Value),
                InlineFragment inline => NamesIn(inline.SelectionSet, depth + 1),
                _ => [],
            });
    }
}
