using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.3.1 Field Selections")]
public sealed class FieldSelectionsExamples
{
    [Fact, Example(1)]
    public void Fields_that_the_type_lacks() => Example(
        """
        fragment fieldNotDefined on Dog {
          meowVolume
        }

        fragment aliasedLyingFieldTargetNotDefined on Dog {
          barkVolume: kawVolume
        }
        """, "UNKNOWN_FIELD 2:3", "UNKNOWN_FIELD 6:3");

    [Fact, Example(2)]
    public void A_field_of_the_interface() => Example(
        """
        fragment interfaceFieldSelection on Pet {
          name
        }
        """);

    [Fact, Example(3)]
    public void A_field_that_only_implementers_have() => Example(
        """
        fragment definedOnImplementersButNotInterface on Pet {
          nickname
        }
        """, "UNKNOWN_FIELD 2:3");

    [Fact, Example(4)]
    public void Fields_of_a_union_through_fragments() => Example(
        """
        fragment inDirectFieldSelectionOnUnion on CatOrDog {
          __typename
          ... on Pet {
            name
          }
          ... on Dog {
            barkVolume
          }
        }
        """);

    [Fact, Example(5)]
    public void Fields_directly_on_a_union() => Example(
        """
        fragment directFieldSelectionOnUnion on CatOrDog {
          name
          barkVolume
        }
        """, "UNKNOWN_FIELD 2:3", "UNKNOWN_FIELD 3:3");
}

[Trait("Spec", "5.3.2 Field Selection Merging")]
public sealed class FieldSelectionMergingExamples
{
    [Fact, Example(1)]
    public void Identical_fields() => Example(
        """
        fragment mergeIdenticalFields on Dog {
          name
          name
        }

        fragment mergeIdenticalAliasesAndFields on Dog {
          otherName: name
          otherName: name
        }
        """);

    [Fact, Example(2)]
    public void An_alias_that_is_another_field() => Example(
        """
        fragment conflictingBecauseAlias on Dog {
          name: nickname
          name
        }
        """, "FIELDS_CONFLICT 2:3");

    [Fact, Example(3)]
    public void Identical_arguments() => Example(
        """
        fragment mergeIdenticalFieldsWithIdenticalArgs on Dog {
          doesKnowCommand(dogCommand: SIT)
          doesKnowCommand(dogCommand: SIT)
        }

        fragment mergeIdenticalFieldsWithIdenticalValues on Dog {
          doesKnowCommand(dogCommand: $dogCommand)
          doesKnowCommand(dogCommand: $dogCommand)
        }
        """);

    [Fact, Example(4)]
    public void Differing_arguments() => Example(
        """
        fragment conflictingArgsOnValues on Dog {
          doesKnowCommand(dogCommand: SIT)
          doesKnowCommand(dogCommand: HEEL)
        }

        fragment conflictingArgsValueAndVar on Dog {
          doesKnowCommand(dogCommand: SIT)
          doesKnowCommand(dogCommand: $dogCommand)
        }

        fragment conflictingArgsWithVars on Dog {
          doesKnowCommand(dogCommand: $varOne)
          doesKnowCommand(dogCommand: $varTwo)
        }

        fragment differingArgs on Dog {
          doesKnowCommand(dogCommand: SIT)
          doesKnowCommand
        }
        """,
        "FIELDS_CONFLICT 2:3",
        "FIELDS_CONFLICT 7:3",
        "FIELDS_CONFLICT 12:3",
        "FIELDS_CONFLICT 17:3",
        "REQUIRED_ARGUMENT_MISSING 18:3");

    [Fact, Example(5)]
    public void Differing_fields_of_differing_objects() => Example(
        """
        fragment safeDifferingFields on Pet {
          ... on Dog {
            volume: barkVolume
          }
          ... on Cat {
            volume: meowVolume
          }
        }

        fragment safeDifferingArgs on Pet {
          ... on Dog {
            doesKnowCommand(dogCommand: SIT)
          }
          ... on Cat {
            doesKnowCommand(catCommand: JUMP)
          }
        }
        """);

    [Fact, Example(6)]
    public void Differing_shapes_of_differing_objects() => Example(
        """
        fragment conflictingDifferingResponses on Pet {
          ... on Dog {
            someValue: nickname
          }
          ... on Cat {
            someValue: meowVolume
          }
        }
        """, "FIELDS_CONFLICT 3:5");
}

[Trait("Spec", "5.3.3 Leaf Field Selections")]
public sealed class LeafFieldSelectionsExamples
{
    [Fact, Example(1)]
    public void A_leaf() => Example(
        """
        fragment scalarSelection on Dog {
          barkVolume
        }
        """);

    [Fact, Example(2)]
    public void A_leaf_with_fields() => Example(
        """
        fragment scalarSelectionsNotAllowedOnInt on Dog {
          barkVolume {
            sinceWhen
          }
        }
        """, "SELECTION_NOT_ALLOWED 2:14");

    [Fact, Example(3)]
    public void The_addition_to_the_query_type_is_valid() => Build(
        """
        extend type Query {
          human: Human
          pet: Pet
          catOrDog: CatOrDog
        }
        type Query { dog: String }
        type Human { name: String! }
        interface Pet { name: String! }
        type Cat implements Pet { name: String! }
        union CatOrDog = Cat
        """);

    [Fact, Example(4)]
    public void What_is_no_leaf_without_fields() => Example(
        """
        query directQueryOnObjectWithoutSubFields {
          human
        }

        query directQueryOnInterfaceWithoutSubFields {
          pet
        }

        query directQueryOnUnionWithoutSubFields {
          catOrDog
        }
        """, "SELECTION_REQUIRED 2:3", "SELECTION_REQUIRED 6:3", "SELECTION_REQUIRED 10:3");

    [Fact, Example(5)]
    public void An_object_with_fields() => Example(
        """
        query directQueryOnObjectWithSubFields {
          human {
            name
          }
        }
        """);
}
