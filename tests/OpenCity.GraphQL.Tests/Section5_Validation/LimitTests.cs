using System.Text;
using OpenCity.GraphQL.Validation;
using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

/// <summary>Documents made to be dear. Steps are counted, not time.</summary>
public sealed class LimitTests
{
    [Fact]
    public void Ten_thousand_equal_fields_take_two_steps_each()
    {
        var context = Run($"{{ dog {{ {Repeat("name ", 10_000)} }} }}");

        Assert.True(context.Errors.IsEmpty);
        Assert.InRange(context.MergeComparisons, 20_000, 20_010);
    }

    [Fact]
    public void Ten_thousand_aliases_take_one_step_each()
    {
        var context = Run($"{{ dog {{ {Repeat(i => $"a{i}: name ", 10_000)} }} }}");

        Assert.True(context.Errors.IsEmpty);
        Assert.InRange(context.MergeComparisons, 10_000, 10_010);
    }

    [Fact]
    public void Many_fields_with_selections_merge_into_one()
    {
        // CVE-2023-26144: compared in pairs, and the selections below in pairs again.
        var context = Run($"{{ {Repeat("dog { mother { mother { name } } } ", 1_000)} }}");

        Assert.True(context.Errors.IsEmpty);
        Assert.InRange(context.MergeComparisons, 4_000, 8_000);
    }

    [Fact]
    public void Nested_inline_fragments_repeated_merge_into_one()
    {
        var nested = Repeat("... on Dog { ", 40) + "mother { name }" + Repeat(" }", 40);
        var context = Run($"{{ pet {{ {Repeat(nested, 50)} }} }}");

        Assert.True(context.Errors.IsEmpty);
        Assert.InRange(context.MergeComparisons, 2_000, 2_200);
    }

    [Fact]
    public void Alternating_object_types_stay_near_the_number_of_fields()
    {
        var context = Run($"{{ catOrDog {{ {Repeat("... on Cat { mother { name } } ... on Dog { mother { name } } ", 500)} }} }}");

        Assert.True(context.Errors.IsEmpty);
        Assert.InRange(context.MergeComparisons, 4_000, 10_000);
    }

    [Fact]
    public void Merging_that_takes_too_many_steps_is_refused()
    {
        Rejects($"{{ dog {{ {Repeat("name ", 30_000)} }} }}", ErrorCodes.MergeComparisonLimitExceeded, 1, 1);
        var context = Run($"{{ dog {{ {Repeat("name ", 30_000)} }} }}");
        Assert.InRange(context.MergeComparisons, 50_000, 50_010);
    }

    [Fact]
    public void A_hundred_thousand_conflicts_are_told_as_five()
    {
        var errors = Validate($"{{ dog {{ {Repeat("x: name x: nickname ", 5_000)} }} }}");

        Assert.Equal(5, errors.Length);
        Assert.All(errors, error => Assert.Equal(ErrorCodes.FieldsConflict, error.Code));
    }

    [Fact]
    public void Fragments_that_double_thirty_times_are_refused_without_unfolding()
    {
        var bomb = "{ dog { ...f0 } } "
            + Repeat(i => $"fragment f{i} on Dog {{ a: mother {{ ...f{i + 1} }} b: mother {{ ...f{i + 1} }} }} ", 30)
            + "fragment f30 on Dog { name }";
        var context = Run(bomb);

        Assert.Equal([ErrorCodes.FragmentVisitLimitExceeded], context.Errors.ToImmutable().Select(error => error.Code));
        Assert.InRange(context.MergeComparisons, 60, 500);
    }

    [Fact]
    public void A_thousand_spreads_are_accepted_and_one_more_is_not()
    {
        Accepts($"{{ dog {{ {Repeat("...f ", 1_000)} }} }} fragment f on Dog {{ name }}");
        Assert.Equal(
            "More than 1000 fragment spreads unfold from the operation; spread fewer fragments within fragments.",
            Rejects(
                $"{{ dog {{ {Repeat("...f ", 1_001)} }} }} fragment f on Dog {{ name }}",
                ErrorCodes.FragmentVisitLimitExceeded,
                1,
                1).Message);
    }

    [Fact]
    public void A_chain_of_ten_thousand_fragments_does_not_overflow_the_stack()
    {
        var chain = "{ dog { ...f0 } } "
            + Repeat(i => $"fragment f{i} on Dog {{ ...f{i + 1} }} ", 10_000) + "fragment f10000 on Dog { name }";

        Rejects(chain, ErrorCodes.FragmentVisitLimitExceeded, 1, 1);
    }

    [Fact]
    public void A_cycle_of_ten_thousand_fragments_does_not_overflow_the_stack()
    {
        var cycle = "{ dog { ...f0 } __schema { ...t } } fragment t on __Schema { ...t }"
            + Repeat(i => $"fragment f{i} on Dog {{ mother {{ ...f{(i + 1) % 10_000} }} }} ", 10_000);
        var errors = Validate(cycle);

        Assert.Contains(ErrorCodes.FragmentCycle, errors.Select(error => error.Code));
        Assert.All(errors, error => Assert.InRange(error.Locations.Length, 1, 5));
    }

    [Fact]
    public void Ten_thousand_wrong_directives_are_told_as_five()
    {
        var errors = Validate($"{{ dog {{ name {Repeat("@aa ", 10_000)} }} }}");

        Assert.Equal(5, errors.Length);
        Assert.Equal([14, 18, 22, 26, 30], errors.Select(error => error.Locations[0].Column));
    }

    [Fact]
    public void Ten_thousand_arguments_and_input_fields_of_one_name_are_one_error_of_five_places()
    {
        var error = Rejects($"{{ dog {{ isHouseTrained({Repeat("atOtherHomes: true ", 10_000)}) }} }}", ErrorCodes.DuplicateArgument, 1, 24);
        Assert.Equal(5, error.Locations.Length);
        Rejects($"{{ anything(of: {{ {Repeat("a: 1 ", 10_000)} }}) }}", ErrorCodes.DuplicateInputField, 1, 18);
    }

    [Fact]
    public void Very_long_names_are_cut_in_messages()
    {
        var error = Rejects($"{{ {new string('a', 16_000)} }}", ErrorCodes.UnknownField, 1, 3);

        Assert.Equal($"Type \"Query\" has no field \"{new string('a', 200)}…\".", error.Message);
    }

    [Fact]
    public void Validation_can_be_cancelled() => Assert.Throws<OperationCanceledException>(() => DocumentValidator.Validate(
        DogSchema.Schema,
        Language.Parser.Parse(new Language.Source("{ dog { name } }")),
        new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { type { name } } } } } } }", true)]
    [InlineData("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", false)]
    [InlineData("{ __schema { types { ...a } } } fragment a on __Type { fields { type { ...b } } } fragment b on __Type { interfaces { possibleTypes { name } } }", false)]
    [InlineData("{ __type(name: \"Dog\") { inputFields { type { inputFields { type { inputFields { name } } } } } } }", false)]
    public void Introspection_may_not_go_round_in_circles(string query, bool isAccepted)
    {
        var codes = Validate(query).Select(error => error.Code);

        Assert.Equal(isAccepted ? [] : [ErrorCodes.IntrospectionListLimitExceeded], codes);
    }

    [Fact]
    public void Introspection_may_go_twenty_levels_deep()
    {
        Accepts($"{{ __type(name: \"Dog\") {{ {Repeat("ofType { ", 18)} name {Repeat("} ", 18)} }} }}");
        Rejects(
            $"{{ __type(name: \"Dog\") {{ {Repeat("ofType { ", 19)} name {Repeat("} ", 19)} }} }}",
            ErrorCodes.IntrospectionDepthExceeded,
            1,
            3);
    }

    [Fact]
    public void Errors_are_told_in_the_order_of_the_document_whichever_rule_finds_them() => RejectsAll(
        """
        query ($unused: Int) {
          dog { nope }
          ...gone
          pet { name(x: $undefined) }
        }
        fragment unused on Dog { name }
        """,
        "UNUSED_VARIABLE 1:8",
        "UNKNOWN_FIELD 2:9",
        "UNKNOWN_FRAGMENT 3:6",
        "UNKNOWN_ARGUMENT 4:14",
        "UNDEFINED_VARIABLE 4:17");

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Repeat(Func<int, string> text, int count) => string.Concat(Enumerable.Range(0, count).Select(text));
}
