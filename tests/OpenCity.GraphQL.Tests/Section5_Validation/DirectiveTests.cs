using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.7.1 Directives Are Defined")]
public sealed class DirectivesAreDefinedTests
{
    [Fact]
    public void An_unknown_directive_is_refused_and_a_near_name_offered() => Assert.Equal(
        "The schema has no directive \"@skipp\". Did you mean \"@skip\"?",
        Rejects("{ dog { name @skipp(if: true) } }", ErrorCodes.UnknownDirective, 1, 14).Message);

    [Fact]
    public void Directives_are_looked_at_in_every_place() => RejectsAll(
        """
        query ($x: Int @a) @b { arguments @c { intArgField(intArg: $x) ...f @d ... @e { __typename } } }
        fragment f on Arguments @g { __typename }
        """,
        "UNKNOWN_DIRECTIVE 1:16",
        "UNKNOWN_DIRECTIVE 1:20",
        "UNKNOWN_DIRECTIVE 1:35",
        "UNKNOWN_DIRECTIVE 1:69",
        "UNKNOWN_DIRECTIVE 1:76");
}

[Trait("Spec", "5.7.2 Directives Are in Valid Locations")]
public sealed class DirectivesAreInValidLocationsTests
{
    [Fact]
    public void A_directive_in_its_place_is_accepted() => Accepts(
        """
        query ($x: Int @onVariable(reason: "test")) @onQuery @tag(name: "a") {
          arguments @tag(name: "b") { intArgField(intArg: $x) ...f @skip(if: false) }
        }
        fragment f on Arguments @tag(name: "c") { __typename }
        """);

    [Fact]
    public void Skip_on_a_query_is_refused() => Assert.Equal(
        "\"@skip\" may not stand on QUERY; it is for FIELD, FRAGMENT_SPREAD, INLINE_FRAGMENT.",
        Rejects("query ($foo: Boolean!) @skip(if: $foo) { dog { name } }", ErrorCodes.MisplacedDirective, 1, 24).Message);

    [Fact]
    public void A_directive_for_queries_is_refused_on_other_operations() => RejectsAll(
        "mutation A @onQuery { addPet(pet: { fish: \"a\" }) { name } } subscription B @onQuery { newMessage { body } }",
        "MISPLACED_DIRECTIVE 1:12",
        "MISPLACED_DIRECTIVE 1:76");
}

[Trait("Spec", "5.7.3 Directives Are Unique per Location")]
public sealed class DirectivesAreUniquePerLocationTests
{
    [Fact]
    public void A_directive_twice_in_a_place_is_refused_and_both_shown()
    {
        var error = Rejects(
            "query ($foo: Boolean = true, $bar: Boolean = false) { dog { name @skip(if: $foo) @skip(if: $bar) } }",
            ErrorCodes.DuplicateDirective,
            1,
            66);
        Assert.Equal([new(1, 66), new(1, 82)], error.Locations);
    }

    [Fact]
    public void A_directive_once_in_two_places_is_accepted() => Accepts(
        """
        query ($foo: Boolean = true, $bar: Boolean = false) {
          dog @skip(if: $foo) { name }
          dog @skip(if: $bar) { nickname }
        }
        """);

    [Fact]
    public void A_repeatable_directive_may_stand_twice() => Accepts("{ dog { name @tag(name: \"a\") @tag(name: \"b\") } }");
}
