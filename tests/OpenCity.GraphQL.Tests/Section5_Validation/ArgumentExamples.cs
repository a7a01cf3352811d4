using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.4.1 Argument Names")]
public sealed class ArgumentNamesExamples
{
    [Fact, Example(1)]
    public void Arguments_of_fields_and_directives() => Example(
        """
        fragment argOnRequiredArg on Dog {
          doesKnowCommand(dogCommand: SIT)
        }

        fragment argOnOptional on Dog {
          isHouseTrained(atOtherHomes: true) @include(if: true)
        }
        """);

    [Fact, Example(2)]
    public void An_argument_that_the_field_lacks() => Example(
        """
        fragment invalidArgName on Dog {
          doesKnowCommand(command: CLEAN_UP_HOUSE)
        }
        """, "REQUIRED_ARGUMENT_MISSING 2:3", "UNKNOWN_ARGUMENT 2:19");

    [Fact, Example(3)]
    public void An_argument_that_the_directive_lacks() => Example(
        """
        fragment invalidArgName on Dog {
          isHouseTrained(atOtherHomes: true) @include(unless: false)
        }
        """, "REQUIRED_ARGUMENT_MISSING 2:38", "UNKNOWN_ARGUMENT 2:47");

    [Fact, Example(4)]
    public void The_addition_to_the_type_system_is_valid() => Build(
        """
        type Arguments {
          multipleRequirements(x: Int!, y: Int!): Int!
          booleanArgField(booleanArg: Boolean): Boolean
          floatArgField(floatArg: Float): Float
          intArgField(intArg: Int): Int
          nonNullBooleanArgField(nonNullBooleanArg: Boolean!): Boolean!
          booleanListArgField(booleanListArg: [Boolean]!): [Boolean]
          optionalNonNullBooleanArgField(optionalBooleanArg: Boolean! = false): Boolean!
        }

        extend type Query {
          arguments: Arguments
        }
        type Query { dog: String }
        """);

    [Fact, Example(5)]
    public void Arguments_in_either_order() => Example(
        """
        fragment multipleArgs on Arguments {
          multipleRequirements(x: 1, y: 2)
        }

        fragment multipleArgsReverseOrder on Arguments {
          multipleRequirements(y: 2, x: 1)
        }
        """);
}

[Trait("Spec", "5.4.3 Required Arguments")]
public sealed class RequiredArgumentsExamples
{
    [Fact, Example(1)]
    public void Given_arguments() => Example(
        """
        fragment goodBooleanArg on Arguments {
          booleanArgField(booleanArg: true)
        }

        fragment goodNonNullArg on Arguments {
          nonNullBooleanArgField(nonNullBooleanArg: true)
        }
        """);

    [Fact, Example(2)]
    public void A_nullable_argument_left_out() => Example(
        """
        fragment goodBooleanArgDefault on Arguments {
          booleanArgField
        }
        """);

    [Fact, Example(3)]
    public void A_required_argument_left_out() => Example(
        """
        fragment missingRequiredArg on Arguments {
          nonNullBooleanArgField
        }
        """, "REQUIRED_ARGUMENT_MISSING 2:3");

    [Fact, Example(4)]
    public void A_required_argument_given_as_null() => Example(
        """
        fragment missingRequiredArg on Arguments {
          nonNullBooleanArgField(nonNullBooleanArg: null)
        }
        """, "INVALID_VALUE 2:45");
}

[Trait("Spec", "5.6.1 Values of Correct Type")]
public sealed class ValuesOfCorrectTypeExamples
{
    [Fact, Example(1)]
    public void Values_that_can_be_coerced() => Example(
        """
        fragment goodBooleanArg on Arguments {
          booleanArgField(booleanArg: true)
        }

        fragment coercedIntIntoFloatArg on Arguments {
          # Note: The input coercion rules for Float allow Int literals.
          floatArgField(floatArg: 123)
        }

        query goodComplexDefaultValue($search: FindDogInput = { name: "Fido" }) {
          findDog(searchBy: $search) {
            name
          }
        }

        mutation addPet($pet: PetInput! = { cat: { name: "Brontie" } }) {
          addPet(pet: $pet) {
            name
          }
        }
        """, "UNUSED_FRAGMENT 1:1", "UNUSED_FRAGMENT 5:1");

    [Fact, Example(2)]
    public void Values_that_cannot_be_coerced() => Example(
        """
        fragment stringIntoInt on Arguments {
          intArgField(intArg: "123")
        }

        query badComplexValue {
          findDog(searchBy: { name: 123 }) {
            name
          }
        }

        mutation oneOfWithNoFields {
          addPet(pet: {}) {
            name
          }
        }

        mutation oneOfWithTwoFields($dog: DogInput) {
          addPet(pet: { cat: { name: "Brontie" }, dog: $dog }) {
            name
          }
        }

        mutation listOfOneOfWithNullableVariable($dog: DogInput) {
          addPets(pets: [{ dog: $dog }]) {
            name
          }
        }
        """,
        "UNUSED_FRAGMENT 1:1",
        "INVALID_VALUE 2:23",
        "INVALID_VALUE 6:29",
        "ONE_INPUT_FIELD_REQUIRED 12:15",
        "ONE_OF_VARIABLE_NULLABLE 17:29",
        "ONE_INPUT_FIELD_REQUIRED 18:15",
        "ONE_OF_VARIABLE_NULLABLE 23:42");
}

[Trait("Spec", "5.6.2 Input Object Field Names")]
public sealed class InputObjectFieldNamesExamples
{
    [Fact, Example(1)]
    public void A_field_of_the_type() => Example(
        """
        {
          findDog(searchBy: { name: "Fido" }) {
            name
          }
        }
        """);

    [Fact, Example(2)]
    public void A_field_that_the_type_lacks() => Example(
        """
        {
          findDog(searchBy: { favoriteCookieFlavor: "Bacon" }) {
            name
          }
        }
        """, "UNKNOWN_INPUT_FIELD 2:23");
}

[Trait("Spec", "5.6.3 Input Object Field Uniqueness")]
public sealed class InputObjectFieldUniquenessExamples
{
    [Fact, Example(1)]
    public void One_field_twice() => Example(
        """
        {
          field(arg: { field: true, field: false })
        }
        """,
        Build("type Query { field(arg: Input): Int } input Input { field: Boolean }"),
        "DUPLICATE_INPUT_FIELD 2:16");
}
