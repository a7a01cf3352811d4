using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.5.2.1 Fragment Spread Target Defined")]
public sealed class FragmentSpreadTargetDefinedTests
{
    [Fact]
    public void An_unknown_fragment_is_refused_at_its_name_and_a_near_name_offered()
    {
        Rejects("{ dog { ...undefinedFragment } }", ErrorCodes.UnknownFragment, 1, 12);
        Assert.Equal(
            "The document has no fragment \"dogField\". Did you mean \"dogFields\"?",
            Rejects(
                "{ dog { ...dogFields ... { ...dogField } } } fragment dogFields on Dog { name }",
                ErrorCodes.UnknownFragment,
                1,
                31).Message);
    }
}

[Trait("Spec", "5.5.2.2 Fragment Spreads Must Not Form Cycles")]
public sealed class FragmentSpreadsMustNotFormCyclesTests
{
    [Fact]
    public void A_cycle_of_two_is_refused_and_the_way_round_is_shown()
    {
        var error = Rejects(
            """
            { dog { ...nameFragment } }
            fragment nameFragment on Dog { name ...barkVolumeFragment }
            fragment barkVolumeFragment on Dog { barkVolume ...nameFragment }
            """, ErrorCodes.FragmentCycle, 2, 37);
        Assert.Equal([new(2, 37), new(3, 49)], error.Locations);
        Assert.Equal("Fragment \"nameFragment\" spreads itself through 1 other fragments.", error.Message);
    }

    [Fact]
    public void A_cycle_through_fields_is_refused() => Rejects(
        """
        { dog { ...dogFragment } }
        fragment dogFragment on Dog { name owner { ...ownerFragment } }
        fragment ownerFragment on Human { name pets { ...dogFragment } }
        """, ErrorCodes.FragmentCycle, 2, 44);

    [Fact]
    public void A_fragment_within_itself_is_refused() => Assert.Equal(
        "Fragment \"a\" spreads itself.",
        Rejects("{ dog { ...a } } fragment a on Dog { mother { ...a } }", ErrorCodes.FragmentCycle, 1, 47).Message);

    [Fact]
    public void Each_cycle_is_told() => RejectsAll(
        """
        { dog { ...a } }
        fragment a on Dog { ...b ...c }
        fragment b on Dog { ...a }
        fragment c on Dog { ...c }
        """, "FRAGMENT_CYCLE 2:21", "FRAGMENT_CYCLE 4:21");

    [Fact]
    public void A_fragment_reached_on_two_ways_is_no_cycle() => Accepts(
        """
        { dog { ...a } }
        fragment a on Dog { ...b ...c }
        fragment b on Dog { ...c }
        fragment c on Dog { name }
        """);

    [Fact]
    public void A_spread_of_an_unknown_fragment_is_no_cycle() =>
        Rejects("{ dog { ...a } } fragment a on Dog { name ...b }", ErrorCodes.UnknownFragment, 1, 46);
}

[Trait("Spec", "5.5.2.3 Fragment Spread Is Possible")]
public sealed class FragmentSpreadIsPossibleTests
{
    [Theory]
    [InlineData("{ dog { ... on Dog { barkVolume } } }")]
    [InlineData("{ dog { ...f } } fragment f on Pet { name }")]
    [InlineData("{ dog { ...f } } fragment f on CatOrDog { ... on Cat { meowVolume } }")]
    [InlineData("{ pet { name ... on Dog { barkVolume } } }")]
    [InlineData("{ catOrDog { ... on Cat { meowVolume } } }")]
    [InlineData("{ pet { ...f } } fragment f on DogOrHuman { ... on Dog { barkVolume } }")]
    [InlineData("{ node { ...f } } fragment f on Resource { url }")]
    public void A_fragment_that_may_apply_is_accepted(string query) => Accepts(query);

    [Theory]
    [InlineData("{ dog { ... on Cat { meowVolume } } }", 9)]
    [InlineData("{ dog { ...f } } fragment f on Cat { meowVolume }", 9)]
    [InlineData("{ human { ... on Sentient { ... on Dog { barkVolume } } } }", 29)]
    [InlineData("{ humanOrAlien { ... on Cat { meowVolume } } }", 18)]
    [InlineData("{ pet { ...f } } fragment f on Sentient { name }", 9)]
    public void A_fragment_that_never_applies_is_refused(string query, int column) =>
        Rejects(query, ErrorCodes.ImpossibleFragmentSpread, 1, column);
}
