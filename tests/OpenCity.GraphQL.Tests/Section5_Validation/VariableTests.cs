using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.8.1 Variable Uniqueness")]
public sealed class VariableUniquenessTests
{
    [Fact]
    public void A_variable_defined_twice_is_refused_at_its_name() => Rejects(
        "query houseTrainedQuery($atOtherHomes: Boolean, $atOtherHomes: Boolean) { dog { isHouseTrained(atOtherHomes: $atOtherHomes) } }",
        ErrorCodes.DuplicateVariable,
        1,
        26);

    [Fact]
    public void Two_operations_may_define_the_same_variable() => Accepts(
        """
        query A($atOtherHomes: Boolean) { ...HouseTrainedFragment }
        query B($atOtherHomes: Boolean) { ...HouseTrainedFragment }
        fragment HouseTrainedFragment on Query { dog { isHouseTrained(atOtherHomes: $atOtherHomes) } }
        """);
}

[Trait("Spec", "5.8.2 Variables Are Input Types")]
public sealed class VariablesAreInputTypesTests
{
    [Theory]
    [InlineData("query takesBoolean($atOtherHomes: Boolean) { dog { isHouseTrained(atOtherHomes: $atOtherHomes) } }")]
    [InlineData("query takesComplexInput($search: FindDogInput) { findDog(searchBy: $search) { name } }")]
    [InlineData("query TakesListOfBooleanBang($booleans: [Boolean!]) { booleanList(booleanListArg: $booleans) }")]
    public void Input_types_are_accepted(string query) => Accepts(query);

    [Theory]
    [InlineData("Cat")]
    [InlineData("Dog!")]
    [InlineData("[Pet]")]
    [InlineData("CatOrDog")]
    public void Output_types_are_refused_at_the_type_and_fit_nowhere(string type) => RejectsAll(
        $"query ($x: {type}) {{ anything(of: $x) }}", "VARIABLE_TYPE_MISMATCH 1:8", "VARIABLE_TYPE_NOT_INPUT 1:12");

    [Fact]
    public void An_unknown_type_is_refused_at_its_name() => Assert.Equal(
        "The schema has no type \"Boolen\". Did you mean \"Boolean\"?",
        Rejects("query ($x: [Boolen!]!) { booleanList(booleanListArg: $x) }", ErrorCodes.UnknownType, 1, 13).Message);
}

[Trait("Spec", "5.8.3 All Variable Uses Defined")]
public sealed class AllVariableUsesDefinedTests
{
    private const string Fragment = "fragment isHouseTrainedFragment on Dog { isHouseTrained(atOtherHomes: $atOtherHomes) }";

    [Theory]
    [InlineData("query variableIsDefined($atOtherHomes: Boolean) { dog { isHouseTrained(atOtherHomes: $atOtherHomes) } }")]
    [InlineData("query variableIsDefinedUsedInSingleFragment($atOtherHomes: Boolean) { dog { ...isHouseTrainedFragment } } " + Fragment)]
    public void A_defined_variable_is_accepted(string query) => Accepts(query);

    [Fact]
    public void An_undefined_variable_is_refused_and_its_operation_shown()
    {
        var error = Rejects(
            "query variableIsNotDefined { dog { isHouseTrained(atOtherHomes: $atOtherHomes) } }", ErrorCodes.UndefinedVariable, 1, 65);
        Assert.Equal("Variable \"$atOtherHomes\" is not defined by operation \"variableIsNotDefined\".", error.Message);
        Assert.Equal([new(1, 65), new(1, 1)], error.Locations);
    }

    [Fact]
    public void A_near_name_is_offered() => RejectsAll(
        "query A($atOtherHome: Boolean) { dog { isHouseTrained(atOtherHomes: $atOtherHomes) } }",
        "UNUSED_VARIABLE 1:9",
        "UNDEFINED_VARIABLE 1:69");

    [Fact]
    public void An_undefined_variable_in_a_fragment_is_refused() => Rejects(
        $"query variableIsNotDefinedUsedInSingleFragment {{ dog {{ ...isHouseTrainedFragment }} }}\n{Fragment}",
        ErrorCodes.UndefinedVariable,
        2,
        71);

    [Fact]
    public void An_undefined_variable_in_a_nested_fragment_is_refused() => Rejects(
        $"query A {{ dog {{ ...outer }} }} fragment outer on Dog {{ ...isHouseTrainedFragment }}\n{Fragment}",
        ErrorCodes.UndefinedVariable,
        2,
        71);

    [Fact]
    public void Each_operation_has_to_define_it() => Rejects(
        $$"""
        query houseTrainedQueryOne($atOtherHomes: Boolean) { dog { ...isHouseTrainedFragment } }
        query houseTrainedQueryTwoNotDefined { dog { ...isHouseTrainedFragment } }
        {{Fragment}}
        """, ErrorCodes.UndefinedVariable, 3, 71);

    [Fact]
    public void Variables_in_directives_lists_and_objects_are_uses() => RejectsAll(
        "{ dog @skip(if: $a) { name } findDog(searchBy: { name: $b, tags: [$c] }) { name } }",
        "UNDEFINED_VARIABLE 1:17",
        "UNDEFINED_VARIABLE 1:56",
        "UNDEFINED_VARIABLE 1:67");
}

[Trait("Spec", "5.8.4 All Variables Used")]
public sealed class AllVariablesUsedTests
{
    [Fact]
    public void An_unused_variable_is_refused() => Assert.Equal(
        "Variable \"$atOtherHomes\" is not used in operation \"variableUnused\"; use it or leave it out.",
        Rejects("query variableUnused($atOtherHomes: Boolean) { dog { isHouseTrained } }", ErrorCodes.UnusedVariable, 1, 22).Message);

    [Fact]
    public void A_variable_used_in_a_fragment_is_used() => Accepts(
        """
        query variableUsedInFragment($atOtherHomes: Boolean) { dog { ...isHouseTrainedFragment } }
        fragment isHouseTrainedFragment on Dog { isHouseTrained(atOtherHomes: $atOtherHomes) }
        """);

    [Fact]
    public void A_variable_not_used_in_the_fragment_is_refused() => Rejects(
        """
        query variableNotUsedWithinFragment($atOtherHomes: Boolean) { dog { ...isHouseTrainedWithoutVariableFragment } }
        fragment isHouseTrainedWithoutVariableFragment on Dog { isHouseTrained }
        """, ErrorCodes.UnusedVariable, 1, 37);

    [Fact]
    public void Each_operation_uses_all_of_its_own() => Rejects(
        """
        query queryWithUsedVar($atOtherHomes: Boolean) { dog { ...isHouseTrainedFragment } }
        query queryWithExtraVar($atOtherHomes: Boolean, $extra: Int) { dog { ...isHouseTrainedFragment } }
        fragment isHouseTrainedFragment on Dog { isHouseTrained(atOtherHomes: $atOtherHomes) }
        """, ErrorCodes.UnusedVariable, 2, 49);
}

[Trait("Spec", "5.8.5 All Variable Usages Are Allowed")]
public sealed class AllVariableUsagesAreAllowedTests
{
    [Theory]
    [InlineData("$x: [Boolean]!", "booleanListArgField(booleanListArg: $x)")]
    [InlineData("$x: Boolean!", "booleanArgField(booleanArg: $x)")]
    [InlineData("$x: Boolean", "optionalNonNullBooleanArgField(optionalBooleanArg: $x)")]
    [InlineData("$x: Boolean = true", "nonNullBooleanArgField(nonNullBooleanArg: $x)")]
    [InlineData("$x: Boolean", "booleanListArgField(booleanListArg: [$x])")]
    public void A_variable_whose_type_fits_is_accepted(string definition, string selection) =>
        Accepts($"query ({definition}) {{ arguments {{ {selection} }} }}");

    [Theory]
    [InlineData("$x: Int", "booleanArgField(booleanArg: $x)")]
    [InlineData("$x: [Boolean]", "booleanArgField(booleanArg: $x)")]
    [InlineData("$x: Boolean", "nonNullBooleanArgField(nonNullBooleanArg: $x)")]
    [InlineData("$x: Boolean = null", "nonNullBooleanArgField(nonNullBooleanArg: $x)")]
    [InlineData("$x: [Boolean]", "nonNullBooleanListField(nonNullBooleanListArg: $x)")]
    [InlineData("$x: Boolean!", "booleanListArgField(booleanListArg: $x)")]
    [InlineData("$x: Int", "floatArgField(floatArg: $x)")]
    public void A_variable_whose_type_does_not_fit_is_refused(string definition, string selection) =>
        Rejects($"query ({definition}) {{ arguments {{ {selection} }} }}", ErrorCodes.VariableTypeMismatch, 1, 8);

    [Fact]
    public void Definition_and_use_are_shown()
    {
        var error = Rejects(
            "query intCannotGoIntoBoolean($intArg: Int) { arguments { booleanArgField(booleanArg: $intArg) } }",
            ErrorCodes.VariableTypeMismatch,
            1,
            30);
        Assert.Equal([new(1, 30), new(1, 86)], error.Locations);
        Assert.Equal("Variable \"$intArg\" of type \"Int\" is used where \"Boolean\" is expected.", error.Message);
    }

    [Theory]
    [InlineData("$x: Float", "{ lat: 1, lon: $x }", ErrorCodes.VariableTypeMismatch)]
    [InlineData("$x: Int", "{ lat: 1, lon: 1, radius: $x }", null)]
    [InlineData("$x: String", "{ lat: 1, lon: 1, names: [$x] }", ErrorCodes.VariableTypeMismatch)]
    public void The_place_in_an_input_object_counts(string definition, string value, string? code) => RejectsAll(
        $"query ({definition}) {{ findCity(nearTo: {value}) }}", code is null ? [] : [$"{code} 1:8"]);

    [Theory]
    [InlineData("mutation addCat($cat: CatInput!) { addPet(pet: { cat: $cat }) { name } }")]
    [InlineData("mutation addCatWithDefault($cat: CatInput! = { name: \"Brontie\" }) { addPet(pet: { cat: $cat }) { name } }")]
    public void A_variable_that_is_never_null_may_be_the_field_of_a_OneOf_object(string query) => Accepts(query);

    [Fact]
    public void A_variable_that_may_be_null_may_not() => Assert.Equal(
        "Variable \"$cat\" of type \"CatInput\" must be \"CatInput!\" to be used in \"PetInput\".",
        Rejects(
            "mutation addNullableCat($cat: CatInput) { addPet(pet: { cat: $cat }) { name } }",
            ErrorCodes.OneOfVariableNullable,
            1,
            25).Message);

    // The default counts where the variable is left out only: null may still be given.
    [Theory]
    [InlineData("{ name: \"Brontie\" }")]
    [InlineData("null")]
    public void Nor_may_it_with_a_default(string value) => Rejects(
        $"mutation addNullableCat($cat: CatInput = {value}) {{ addPet(pet: {{ cat: $cat }}) {{ name }} }}",
        ErrorCodes.OneOfVariableNullable,
        1,
        25);
}
