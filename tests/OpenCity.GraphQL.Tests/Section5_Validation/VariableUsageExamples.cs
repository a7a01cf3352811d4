using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.8.5 All Variable Usages Are Allowed")]
public sealed class AllVariableUsagesAreAllowedExamples
{
    [Fact, Example(1)]
    public void An_Int_for_a_Boolean() => Example(
        """
        query intCannotGoIntoBoolean($intArg: Int) {
          arguments {
            booleanArgField(booleanArg: $intArg)
          }
        }
        """, "VARIABLE_TYPE_MISMATCH 1:30");

    [Fact, Example(2)]
    public void A_list_for_one() => Example(
        """
        query booleanListCannotGoIntoBoolean($booleanListArg: [Boolean]) {
          arguments {
            booleanArgField(booleanArg: $booleanListArg)
          }
        }
        """, "VARIABLE_TYPE_MISMATCH 1:38");

    [Fact, Example(3)]
    public void A_nullable_for_a_non_null() => Example(
        """
        query booleanArgQuery($booleanArg: Boolean) {
          arguments {
            nonNullBooleanArgField(nonNullBooleanArg: $booleanArg)
          }
        }
        """, "VARIABLE_TYPE_MISMATCH 1:23");

    [Fact, Example(4)]
    public void A_non_null_list_for_a_list() => Example(
        """
        query nonNullListToList($nonNullBooleanList: [Boolean]!) {
          arguments {
            booleanListArgField(booleanListArg: $nonNullBooleanList)
          }
        }
        """);

    [Fact, Example(5)]
    public void A_list_for_a_non_null_list() => Example(
        """
        query listToNonNullList($booleanList: [Boolean]) {
          arguments {
            nonNullBooleanListField(nonNullBooleanListArg: $booleanList)
          }
        }
        """, "VARIABLE_TYPE_MISMATCH 1:25");

    [Fact, Example(6)]
    public void A_non_null_for_a_field_of_a_one_of() => Example(
        """
        mutation addCat($cat: CatInput!) {
          addPet(pet: { cat: $cat }) {
            name
          }
        }

        mutation addCatWithDefault($cat: CatInput! = { name: "Brontie" }) {
          addPet(pet: { cat: $cat }) {
            name
          }
        }
        """);

    [Fact, Example(7)]
    public void A_nullable_for_a_field_of_a_one_of() => Example(
        """
        mutation addNullableCat($cat: CatInput) {
          addPet(pet: { cat: $cat }) {
            name
          }
        }
        """, "ONE_OF_VARIABLE_NULLABLE 1:25");

    [Fact, Example(8)]
    public void A_nullable_where_the_argument_has_a_default() => Example(
        """
        query booleanArgQueryWithDefault($booleanArg: Boolean) {
          arguments {
            optionalNonNullBooleanArgField(optionalBooleanArg: $booleanArg)
          }
        }
        """);

    [Fact, Example(9)]
    public void A_nullable_with_a_default() => Example(
        """
        query booleanArgQueryWithDefault($booleanArg: Boolean = true) {
          arguments {
            nonNullBooleanArgField(nonNullBooleanArg: $booleanArg)
          }
        }
        """);
}
