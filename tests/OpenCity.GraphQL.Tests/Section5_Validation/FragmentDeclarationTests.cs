using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.5.1.1 Fragment Name Uniqueness")]
public sealed class FragmentNameUniquenessTests
{
    [Fact]
    public void Fragments_of_different_names_are_accepted() => Accepts(
        """
        { dog { ...fragmentOne ...fragmentTwo } }
        fragment fragmentOne on Dog { name }
        fragment fragmentTwo on Dog { owner { name } }
        """);

    [Fact]
    public void Two_fragments_of_one_name_are_refused_and_both_shown()
    {
        var error = Rejects(
            """
            { dog { ...fragmentOne } }
            fragment fragmentOne on Dog { name }
            fragment fragmentOne on Dog { owner { name } }
            """, ErrorCodes.DuplicateFragmentName, 2, 10);
        Assert.Equal([new(2, 10), new(3, 10)], error.Locations);
    }
}

[Trait("Spec", "5.5.1.2 Fragment Spread Type Existence")]
public sealed class FragmentSpreadTypeExistenceTests
{
    [Fact]
    public void Types_of_the_schema_are_accepted() => Accepts(
        """
        { dog { ...correctType ...inlineFragment ...inlineFragment2 } }
        fragment correctType on Dog { name }
        fragment inlineFragment on Dog { ... on Dog { name } }
        fragment inlineFragment2 on Dog { ... @include(if: true) { name } }
        """);

    [Fact]
    public void Unknown_types_are_refused_at_their_name() => RejectsAll(
        """
        { dog { ...notOnExistingType ...inlineNotExistingType } }
        fragment notOnExistingType on NotInSchema { name }
        fragment inlineNotExistingType on Dog { ... on NotInSchema { name } }
        """, "UNKNOWN_TYPE 2:31", "UNKNOWN_TYPE 3:48");

    [Fact]
    public void A_near_name_is_offered() => Assert.Equal(
        "The schema has no type \"Dogg\". Did you mean \"Dog\"?",
        Rejects("{ dog { ... on Dogg { name } } }", ErrorCodes.UnknownType, 1, 16).Message);
}

[Trait("Spec", "5.5.1.3 Fragments on Object, Interface or Union Types")]
public sealed class FragmentsOnObjectInterfaceOrUnionTypesTests
{
    [Fact]
    public void Fragments_on_objects_interfaces_and_unions_are_accepted() => Accepts(
        """
        { dog { ...fragOnObject ...fragOnInterface ...fragOnUnion } }
        fragment fragOnObject on Dog { name }
        fragment fragOnInterface on Pet { name }
        fragment fragOnUnion on CatOrDog { ... on Dog { name } }
        """);

    [Fact]
    public void Fragments_on_scalars_are_refused_at_the_type() => RejectsAll(
        """
        { dog { ...fragOnScalar ...inlineFragOnScalar } }
        fragment fragOnScalar on Int { something }
        fragment inlineFragOnScalar on Dog { ... on Boolean { somethingElse } }
        """, "FRAGMENT_TYPE_NOT_COMPOSITE 2:26", "FRAGMENT_TYPE_NOT_COMPOSITE 3:45");

    [Theory]
    [InlineData("DogCommand")]
    [InlineData("FindDogInput")]
    public void Enums_and_input_objects_are_refused_too(string type) =>
        Rejects($"{{ dog {{ ... on {type} {{ name }} }} }}", ErrorCodes.FragmentTypeNotComposite, 1, 16);
}

[Trait("Spec", "5.5.1.4 Fragments Must Be Used")]
public sealed class FragmentsMustBeUsedTests
{
    [Fact]
    public void A_fragment_used_through_another_is_used() => Accepts(
        "{ dog { ...a } } fragment a on Dog { ...b } fragment b on Dog { name }");

    [Fact]
    public void An_unused_fragment_is_refused() => Rejects(
        """
        fragment nameFragment on Dog { # unused
          name
        }

        { dog { name } }
        """, ErrorCodes.UnusedFragment, 1, 1);

    [Fact]
    public void Fragments_used_only_by_unused_fragments_are_unused() => RejectsAll(
        """
        { dog { name } }
        fragment a on Dog { ...b }
        fragment b on Dog { name }
        """, "UNUSED_FRAGMENT 2:1", "UNUSED_FRAGMENT 3:1");
}
