using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.8.1 Variable Uniqueness")]
public sealed class VariableUniquenessExamples
{
    [Fact, Example(1)]
    public void One_variable_twice() => Example(
        """
        query houseTrainedQuery($atOtherHomes: Boolean, $atOtherHomes: Boolean) {
          dog {
            isHouseTrained(atOtherHomes: $atOtherHomes)
          }
        }
        """, "DUPLICATE_VARIABLE 1:26");

    [Fact, Example(2)]
    public void One_name_in_two_operations() => Example(
        """
        query A($atOtherHomes: Boolean) {
          ...HouseTrainedFragment
        }

        query B($atOtherHomes: Boolean) {
          ...HouseTrainedFragment
        }

        fragment HouseTrainedFragment on Query {
          dog {
            isHouseTrained(atOtherHomes: $atOtherHomes)
          }
        }
        """);
}

[Trait("Spec", "5.8.2 Variables Are Input Types")]
public sealed class VariablesAreInputTypesExamples
{
    [Fact, Example(1)]
    public void The_addition_to_the_query_type_is_valid() => Build(
        """
        extend type Query {
          booleanList(booleanListArg: [Boolean!]): Boolean
        }
        type Query { dog: String }
        """);

    [Fact, Example(2)]
    public void Input_types() => Example(
        """
        query takesBoolean($atOtherHomes: Boolean) {
          dog {
            isHouseTrained(atOtherHomes: $atOtherHomes)
          }
        }

        query takesComplexInput($search: FindDogInput) {
          findDog(searchBy: $search) {
            name
          }
        }

        query TakesListOfBooleanBang($booleans: [Boolean!]) {
          booleanList(booleanListArg: $booleans)
        }
        """);

    // The selection sets of the example hold a comment only, which is no selection: a field stands in for it.
    [Fact, Example(3)]
    public void Output_types() => Example(
        """
        query takesCat($cat: Cat) {
          __typename
        }

        query takesDogBang($dog: Dog!) {
          __typename
        }

        query takesListOfPet($pets: [Pet]) {
          __typename
        }

        query takesCatOrDog($catOrDog: CatOrDog) {
          __typename
        }
        """,
        "UNUSED_VARIABLE 1:16",
        "VARIABLE_TYPE_NOT_INPUT 1:22",
        "UNUSED_VARIABLE 5:20",
        "VARIABLE_TYPE_NOT_INPUT 5:26",
        "UNUSED_VARIABLE 9:22",
        "VARIABLE_TYPE_NOT_INPUT 9:29",
        "UNUSED_VARIABLE 13:21",
        "VARIABLE_TYPE_NOT_INPUT 13:32");
}

[Trait("Spec", "5.8.3 All Variable Uses Defined")]
public sealed class AllVariableUsesDefinedExamples
{
    [Fact, Example(1)]
    public void A_defined_variable() => Example(
        """
        query variableIsDefined($atOtherHomes: Boolean) {
          dog {
            isHouseTrained(atOtherHomes: $atOtherHomes)
          }
        }
        """);

    [Fact, Example(2)]
    public void An_undefined_variable() => Example(
        """
        query variableIsNotDefined {
          dog {
            isHouseTrained(atOtherHomes: $atOtherHomes)
          }
        }
        """, "UNDEFINED_VARIABLE 3:34");

    [Fact, Example(3)]
    public void A_defined_variable_in_a_fragment() => Example(
        """
        query variableIsDefinedUsedInSingleFragment($atOtherHomes: Boolean) {
          dog {
            ...isHouseTrainedFragment
          }
        }

        fragment isHouseTrainedFragment on Dog {
          isHouseTrained(atOtherHomes: $atOtherHomes)
        }
        """);

    [Fact, Example(4)]
    public void An_undefined_variable_in_a_fragment() => Example(
        """
        query variableIsNotDefinedUsedInSingleFragment {
          dog {
            ...isHouseTrainedFragment
          }
        }

        fragment isHouseTrainedFragment on Dog {
          isHouseTrained(atOtherHomes: $atOtherHomes)
        }
        """, "UNDEFINED_VARIABLE 8:32");

    [Fact, Example(5)]
    public void An_undefined_variable_in_a_fragment_of_a_fragment() => Example(
        """
        query variableIsNotDefinedUsedInNestedFragment {
          dog {
            ...outerHouseTrainedFragment
          }
        }

        fragment outerHouseTrainedFragment on Dog {
          ...isHouseTrainedFragment
        }

        fragment isHouseTrainedFragment on Dog {
          isHouseTrained(atOtherHomes: $atOtherHomes)
        }
        """, "UNDEFINED_VARIABLE 12:32");

    [Fact, Example(6)]
    public void Defined_in_both_operations_of_a_fragment() => Example(
        """
        query houseTrainedQueryOne($atOtherHomes: Boolean) {
          dog {
            ...isHouseTrainedFragment
          }
        }

        query houseTrainedQueryTwo($atOtherHomes: Boolean) {
          dog {
            ...isHouseTrainedFragment
          }
        }

        fragment isHouseTrainedFragment on Dog {
          isHouseTrained(atOtherHomes: $atOtherHomes)
        }
        """);

    [Fact, Example(7)]
    public void Defined_in_one_of_two_operations_of_a_fragment() => Example(
        """
        query houseTrainedQueryOne($atOtherHomes: Boolean) {
          dog {
            ...isHouseTrainedFragment
          }
        }

        query houseTrainedQueryTwoNotDefined {
          dog {
            ...isHouseTrainedFragment
          }
        }

        fragment isHouseTrainedFragment on Dog {
          isHouseTrained(atOtherHomes: $atOtherHomes)
        }
        """, "UNDEFINED_VARIABLE 14:32");
}

[Trait("Spec", "5.8.4 All Variables Used")]
public sealed class AllVariablesUsedExamples
{
    [Fact, Example(1)]
    public void An_unused_variable() => Example(
        """
        query variableUnused($atOtherHomes: Boolean) {
          dog {
            isHouseTrained
          }
        }
        """, "UNUSED_VARIABLE 1:22");

    [Fact, Example(2)]
    public void Used_in_a_fragment() => Example(
        """
        query variableUsedInFragment($atOtherHomes: Boolean) {
          dog {
            ...isHouseTrainedFragment
          }
        }

        fragment isHouseTrainedFragment on Dog {
          isHouseTrained(atOtherHomes: $atOtherHomes)
        }
        """);

    [Fact, Example(3)]
    public void Not_used_in_the_fragment_either() => Example(
        """
        query variableNotUsedWithinFragment($atOtherHomes: Boolean) {
          dog {
            ...isHouseTrainedWithoutVariableFragment
          }
        }

        fragment isHouseTrainedWithoutVariableFragment on Dog {
          isHouseTrained
        }
        """, "UNUSED_VARIABLE 1:37");

    [Fact, Example(4)]
    public void Unused_in_one_of_two_operations() => Example(
        """
        query queryWithUsedVar($atOtherHomes: Boolean) {
          dog {
            ...isHouseTrainedFragment
          }
        }

        query queryWithExtraVar($atOtherHomes: Boolean, $extra: Int) {
          dog {
            ...isHouseTrainedFragment
          }
        }

        fragment isHouseTrainedFragment on Dog {
          isHouseTrained(atOtherHomes: $atOtherHomes)
        }
        """, "UNUSED_VARIABLE 7:49");
}
