using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.6.1 Values of Correct Type")]
public sealed class ValuesOfCorrectTypeTests
{
    [Theory]
    [InlineData("booleanArgField(booleanArg: true)")]
    [InlineData("floatArgField(floatArg: 123)")]
    [InlineData("intArgField(intArg: -5)")]
    [InlineData("intArgField(intArg: null)")]
    [InlineData("idArgField(idArg: 5)")]
    [InlineData("idArgField(idArg: \"5\")")]
    [InlineData("booleanListArgField(booleanListArg: [true, null])")]
    [InlineData("booleanListArgField(booleanListArg: true)")]
    public void Values_that_can_be_coerced_are_accepted(string selection) => Accepts($"{{ arguments {{ {selection} }} }}");

    [Theory]
    [InlineData("intArgField(intArg: \"123\")", 35)]
    [InlineData("intArgField(intArg: 2147483648)", 35)]
    [InlineData("intArgField(intArg: 1.0)", 35)]
    [InlineData("intArgField(intArg: [1])", 35)]
    [InlineData("intArgField(intArg: { a: 1 })", 35)]
    [InlineData("floatArgField(floatArg: \"1\")", 39)]
    [InlineData("stringArgField(stringArg: 1)", 41)]
    [InlineData("stringArgField(stringArg: BAR)", 41)]
    [InlineData("idArgField(idArg: 1.0)", 33)]
    [InlineData("booleanArgField(booleanArg: 1)", 43)]
    [InlineData("booleanListArgField(booleanListArg: [true, 1])", 58)]
    [InlineData("booleanListArgField(booleanListArg: null)", 51)]
    public void Values_that_cannot_be_coerced_are_refused_where_they_stand(string selection, int column) =>
        Rejects($"{{ arguments {{ {selection} }} }}", ErrorCodes.InvalidValue, 1, column);

    [Fact]
    public void Each_wrong_item_of_a_list_of_lists_is_told() => RejectsAll(
        "{ matrix(rows: [[1, \"a\"], 2, [null, true]]) }", "INVALID_VALUE 1:21", "INVALID_VALUE 1:37");

    [Fact]
    public void The_scalar_says_what_it_expects() => Assert.Equal(
        "\"Int\" expects a whole number from -2147483648 to 2147483647, not the string \"123\".",
        Rejects("{ arguments { intArgField(intArg: \"123\") } }", ErrorCodes.InvalidValue, 1, 35).Message);

    [Theory]
    [InlineData("SITT", "A value of enum \"DogCommand\" is expected, without quotes. Did you mean \"SIT\"?")]
    [InlineData("\"SIT\"", "A value of enum \"DogCommand\" is expected, without quotes. Did you mean \"SIT\"?")]
    [InlineData("1", "A value of enum \"DogCommand\" is expected, without quotes. It has \"SIT\", \"DOWN\", \"HEEL\".")]
    [InlineData("JUMP", "A value of enum \"DogCommand\" is expected, without quotes. It has \"SIT\", \"DOWN\", \"HEEL\".")]
    public void An_enum_takes_its_own_values_by_name(string literal, string message) => Assert.Equal(
        message,
        Rejects($"{{ dog {{ doesKnowCommand(dogCommand: {literal}) }} }}", ErrorCodes.InvalidValue, 1, 37).Message);

    [Theory]
    [InlineData("query ($search: FindDogInput = { name: \"Fido\" }) { findDog(searchBy: $search) { name } }")]
    [InlineData("{ findDogs(searches: { name: \"Fido\" }) { name } }")]
    [InlineData("mutation ($pet: PetInput! = { cat: { name: \"Brontie\" } }) { addPet(pet: $pet) { name } }")]
    [InlineData("{ anything(of: [1, { a: $no }]) }", "UNDEFINED_VARIABLE 1:25")]
    [InlineData("query ($x: Int) { anything(of: [1, { a: $x }]) }")]
    public void Complex_values_are_read_with_their_types(string query, params string[] errors) => RejectsAll(query, errors);

    [Theory]
    [InlineData("{ findDog(searchBy: { name: 123 }) { name } }", 29)]
    [InlineData("{ findDog(searchBy: \"Fido\") { name } }", 21)]
    [InlineData("{ findDog(searchBy: { mother: { mother: { command: ROLL } } }) { name } }", 52)]
    [InlineData("query ($search: FindDogInput = { name: 1 }) { findDog(searchBy: $search) { name } }", 40)]
    [InlineData("query ($x: Int! = null) { arguments { intArgField(intArg: $x) } }", 19)]
    public void Wrong_values_deep_within_are_refused(string query, int column) =>
        Rejects(query, ErrorCodes.InvalidValue, 1, column);
}

[Trait("Spec", "5.6.1 Values of Correct Type: OneOf Input Objects")]
public sealed class OneOfInputObjectsTests
{
    [Fact]
    public void Exactly_one_field_is_accepted() => Accepts("mutation { addPet(pet: { fish: \"Nemo\" }) { name } }");

    [Theory]
    [InlineData("{}")]
    [InlineData("{ cat: { name: \"Brontie\" }, fish: \"Nemo\" }")]
    [InlineData("{ fish: null }")]
    [InlineData("{ cat: null, fish: \"Nemo\" }")]
    public void None_two_or_null_is_refused(string pet) => Assert.Equal(
        "\"PetInput\" takes exactly one of its fields, and not as null: one of \"cat\", \"dog\", \"fish\".",
        Rejects($"mutation {{ addPet(pet: {pet}) {{ name }} }}", ErrorCodes.OneInputFieldRequired, 1, 24).Message);

    [Fact]
    public void Two_fields_of_which_one_is_a_variable_are_refused_twice() => RejectsAll(
        """
        mutation oneOfWithTwoFields($dog: DogInput) {
          addPet(pet: { cat: { name: "Brontie" }, dog: $dog }) { name }
        }
        """, "ONE_OF_VARIABLE_NULLABLE 1:29", "ONE_INPUT_FIELD_REQUIRED 2:15");

    [Fact]
    public void A_nullable_variable_in_a_list_of_them_is_refused() => Rejects(
        "mutation listOfOneOfWithNullableVariable($dog: DogInput) { addPets(pets: [{ dog: $dog }]) { name } }",
        ErrorCodes.OneOfVariableNullable,
        1,
        42);
}

[Trait("Spec", "5.6.2 Input Object Field Names")]
public sealed class InputObjectFieldNamesTests
{
    [Fact]
    public void A_declared_field_is_accepted() => Accepts("{ findDog(searchBy: { name: \"Fido\" }) { name } }");

    [Fact]
    public void An_unknown_field_is_refused_at_its_name() => Rejects(
        "{ findDog(searchBy: { favoriteCookieFlavor: \"Bacon\" }) { name } }", ErrorCodes.UnknownInputField, 1, 23);

    [Fact]
    public void A_near_name_is_offered() => Assert.Equal(
        "Input type \"FindDogInput\" has no field \"nmae\". Did you mean \"name\"?",
        Rejects("{ findDog(searchBy: { nmae: \"Fido\" }) { name } }", ErrorCodes.UnknownInputField, 1, 23).Message);
}

[Trait("Spec", "5.6.3 Input Object Field Uniqueness")]
public sealed class InputObjectFieldUniquenessTests
{
    [Fact]
    public void A_field_given_twice_is_refused_and_both_places_shown()
    {
        var error = Rejects(
            "{ findDog(searchBy: { name: \"a\", name: \"b\" }) { name } }", ErrorCodes.DuplicateInputField, 1, 23);
        Assert.Equal([new(1, 23), new(1, 34)], error.Locations);
    }

    [Fact]
    public void The_same_field_in_nested_objects_is_accepted() =>
        Accepts("{ findDog(searchBy: { name: \"a\", mother: { name: \"b\" } }) { name } }");

    [Fact]
    public void Objects_of_an_open_scalar_are_looked_at_too() =>
        Rejects("{ anything(of: { a: 1, a: 2 }) }", ErrorCodes.DuplicateInputField, 1, 18);
}

[Trait("Spec", "5.6.4 Input Object Required Fields")]
public sealed class InputObjectRequiredFieldsTests
{
    [Fact]
    public void A_field_with_default_may_be_left_out() => Accepts("{ findCity(nearTo: { lat: 37.5, lon: 127 }) }");

    [Fact]
    public void A_missing_field_is_refused_at_the_object() => Assert.Equal(
        "\"CityInput\" needs the field \"lon\" of type \"Float!\".",
        Rejects("{ findCity(nearTo: { lat: 37.5 }) }", ErrorCodes.RequiredInputFieldMissing, 1, 20).Message);

    [Fact]
    public void Null_is_refused_where_it_stands() =>
        Rejects("{ findCity(nearTo: { lat: 37.5, lon: null }) }", ErrorCodes.InvalidValue, 1, 38);
}
