using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.5.1.1 Fragment Name Uniqueness")]
public sealed class FragmentNameUniquenessExamples
{
    [Fact, Example(1)]
    public void Two_names() => Example(
        """
        {
          dog {
            ...fragmentOne
            ...fragmentTwo
          }
        }

        fragment fragmentOne on Dog {
          name
        }

        fragment fragmentTwo on Dog {
          owner {
            name
          }
        }
        """);

    [Fact, Example(2)]
    public void One_name_twice() => Example(
        """
        {
          dog {
            ...fragmentOne
          }
        }

        fragment fragmentOne on Dog {
          name
        }

        fragment fragmentOne on Dog {
          owner {
            name
          }
        }
        """, "DUPLICATE_FRAGMENT_NAME 7:10");
}

[Trait("Spec", "5.5.1.2 Fragment Spread Type Existence")]
public sealed class FragmentSpreadTypeExistenceExamples
{
    [Fact, Example(1)]
    public void Types_of_the_schema() => Example(
        """
        fragment correctType on Dog {
          name
        }

        fragment inlineFragment on Dog {
          ... on Dog {
            name
          }
        }

        fragment inlineFragment2 on Dog {
          ... @include(if: true) {
            name
          }
        }
        """);

    [Fact, Example(2)]
    public void Types_that_the_schema_lacks() => Example(
        """
        fragment notOnExistingType on NotInSchema {
          name
        }

        fragment inlineNotExistingType on Dog {
          ... on NotInSchema {
            name
          }
        }
        """, "UNKNOWN_TYPE 1:31", "UNKNOWN_TYPE 6:10");
}

[Trait("Spec", "5.5.1.3 Fragments on Object, Interface or Union Types")]
public sealed class FragmentsOnObjectInterfaceOrUnionTypesExamples
{
    [Fact, Example(1)]
    public void Object_interface_and_union() => Example(
        """
        fragment fragOnObject on Dog {
          name
        }

        fragment fragOnInterface on Pet {
          name
        }

        fragment fragOnUnion on CatOrDog {
          ... on Dog {
            name
          }
        }
        """);

    [Fact, Example(2)]
    public void Scalars() => Example(
        """
        fragment fragOnScalar on Int {
          something
        }

        fragment inlineFragOnScalar on Dog {
          ... on Boolean {
            somethingElse
          }
        }
        """, "FRAGMENT_TYPE_NOT_COMPOSITE 1:26", "FRAGMENT_TYPE_NOT_COMPOSITE 6:10");
}

[Trait("Spec", "5.5.1.4 Fragments Must Be Used")]
public sealed class FragmentsMustBeUsedExamples
{
    [Fact, Example(1)]
    public void An_unused_fragment() => Example(
        """
        fragment nameFragment on Dog { # unused
          name
        }

        {
          dog {
            name
          }
        }
        """, "UNUSED_FRAGMENT 1:1");
}

[Trait("Spec", "5.5.2.1 Fragment Spread Target Defined")]
public sealed class FragmentSpreadTargetDefinedExamples
{
    [Fact, Example(1)]
    public void An_undefined_fragment() => Example(
        """
        {
          dog {
            ...undefinedFragment
          }
        }
        """, "UNKNOWN_FRAGMENT 3:8");
}

[Trait("Spec", "5.5.2.2 Fragment Spreads Must Not Form Cycles")]
public sealed class FragmentSpreadsMustNotFormCyclesExamples
{
    [Fact, Example(1)]
    public void Two_fragments_that_spread_each_other() => Example(
        """
        {
          dog {
            ...nameFragment
          }
        }

        fragment nameFragment on Dog {
          name
          ...barkVolumeFragment
        }

        fragment barkVolumeFragment on Dog {
          barkVolume
          ...nameFragment
        }
        """, "FRAGMENT_CYCLE 9:3");

    // The text is what the first example would unfold to, cut off by a comment; what is left is well-formed.
    [Fact, Example(2)]
    public void The_beginning_of_what_it_would_unfold_to() => Example(
        """
        {
          dog {
            name
            barkVolume
            name
            barkVolume
            name
            barkVolume
            name
            # forever...
          }
        }
        """);

    [Fact, Example(3)]
    public void A_cycle_through_fields() => Example(
        """
        {
          dog {
            ...dogFragment
          }
        }

        fragment dogFragment on Dog {
          name
          owner {
            ...ownerFragment
          }
        }

        fragment ownerFragment on Human {
          name
          pets {
            ...dogFragment
          }
        }
        """, "FRAGMENT_CYCLE 10:5");
}
