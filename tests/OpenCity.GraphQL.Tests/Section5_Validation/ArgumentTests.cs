using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.4.1 Argument Names")]
public sealed class ArgumentNamesTests
{
    [Theory]
    [InlineData("doesKnowCommand(dogCommand: SIT)")]
    [InlineData("isHouseTrained(atOtherHomes: true) @include(if: true)")]
    public void Declared_arguments_are_accepted(string selection) => Accepts($"{{ dog {{ {selection} }} }}");

    [Fact]
    public void The_order_of_arguments_does_not_matter() =>
        Accepts("{ arguments { a: multipleRequirements(x: 1, y: 2) b: multipleRequirements(y: 2, x: 1) } }");

    [Fact]
    public void An_unknown_argument_of_a_field_is_refused_and_a_near_name_offered()
    {
        RejectsAll(
            "{ dog { doesKnowCommand(command: CLEAN_UP_HOUSE) } }",
            "REQUIRED_ARGUMENT_MISSING 1:9",
            "UNKNOWN_ARGUMENT 1:25");
        Assert.Equal(
            "\"Dog.isHouseTrained\" has no argument \"atOtherHome\". Did you mean \"atOtherHomes\"?",
            Rejects("{ dog { isHouseTrained(atOtherHome: true) } }", ErrorCodes.UnknownArgument, 1, 24).Message);
    }

    [Fact]
    public void An_unknown_argument_of_a_directive_is_refused() => RejectsAll(
        "{ dog { isHouseTrained(atOtherHomes: true) @include(unless: false) } }",
        "REQUIRED_ARGUMENT_MISSING 1:44",
        "UNKNOWN_ARGUMENT 1:53");
}

[Trait("Spec", "5.4.2 Argument Uniqueness")]
public sealed class ArgumentUniquenessTests
{
    [Fact]
    public void An_argument_given_twice_is_refused_and_each_place_shown()
    {
        var error = Rejects(
            "{ dog { isHouseTrained(atOtherHomes: true, atOtherHomes: true, atOtherHomes: false) } }",
            ErrorCodes.DuplicateArgument,
            1,
            24);
        Assert.Equal([new(1, 24), new(1, 44), new(1, 64)], error.Locations);
        Assert.Equal("Argument \"atOtherHomes\" is given 3 times; give it once.", error.Message);
    }

    [Fact]
    public void An_argument_of_a_directive_given_twice_is_refused() =>
        Rejects("{ dog { name @skip(if: true, if: false) } }", ErrorCodes.DuplicateArgument, 1, 20);

    [Fact]
    public void The_same_argument_at_two_fields_is_accepted() =>
        Accepts("{ dog { a: isHouseTrained(atOtherHomes: true) b: isHouseTrained(atOtherHomes: false) } }");
}

[Trait("Spec", "5.4.3 Required Arguments")]
public sealed class RequiredArgumentsTests
{
    [Theory]
    [InlineData("booleanArgField(booleanArg: true)")]
    [InlineData("nonNullBooleanArgField(nonNullBooleanArg: true)")]
    [InlineData("booleanArgField")]
    [InlineData("optionalNonNullBooleanArgField")]
    public void Required_arguments_given_and_optional_ones_left_out_are_accepted(string selection) =>
        Accepts($"{{ arguments {{ {selection} }} }}");

    [Fact]
    public void A_missing_required_argument_is_refused_at_the_field() => Assert.Equal(
        "\"Arguments.nonNullBooleanArgField\" needs the argument \"nonNullBooleanArg\" of type \"Boolean!\".",
        Rejects("{ arguments { nonNullBooleanArgField } }", ErrorCodes.RequiredArgumentMissing, 1, 15).Message);

    [Fact]
    public void Null_for_a_required_argument_is_refused_at_the_value() =>
        Rejects("{ arguments { nonNullBooleanArgField(nonNullBooleanArg: null) } }", ErrorCodes.InvalidValue, 1, 57);

    [Fact]
    public void A_missing_required_argument_of_a_directive_is_refused_at_the_directive() => Assert.Equal(
        "\"@skip\" needs the argument \"if\" of type \"Boolean!\".",
        Rejects("{ dog { name @skip } }", ErrorCodes.RequiredArgumentMissing, 1, 14).Message);

    [Fact]
    public void Each_missing_argument_is_told() => RejectsAll(
        "{ arguments { multipleRequirements } }", "REQUIRED_ARGUMENT_MISSING 1:15", "REQUIRED_ARGUMENT_MISSING 1:15");
}
