using OpenCity.GraphQL.Language;
using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.3.2 Field Selection Merging")]
public sealed class FieldSelectionMergingTests
{
    [Theory]
    [InlineData("name name")]
    [InlineData("otherName: name otherName: name")]
    [InlineData("doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: SIT)")]
    [InlineData("owner { name } owner { pets { name } }")]
    [InlineData("a: mother { x: name } b: mother { x: nickname }")]
    public void Identical_fields_merge(string selections) => Accepts($"{{ dog {{ {selections} }} }}");

    [Fact]
    public void Identical_variables_merge() => Accepts(
        """
        query ($dogCommand: DogCommand!) {
          dog { doesKnowCommand(dogCommand: $dogCommand) doesKnowCommand(dogCommand: $dogCommand) }
        }
        """);

    [Theory]
    [InlineData("multipleRequirements(x: 1, y: 2) multipleRequirements(y: 2, x: 1)")]
    [InlineData("booleanListArgField(booleanListArg: [true, null]) booleanListArgField(booleanListArg: [true, null])")]
    public void The_order_of_arguments_does_not_matter(string selections) => Accepts($"{{ arguments {{ {selections} }} }}");

    [Fact]
    public void The_order_of_input_fields_does_not_matter() => Accepts(
        """
        {
          findDog(searchBy: { name: "a", owner: "b" }) { name }
          findDog(searchBy: { owner: "b", name: "a" }) { name }
        }
        """);

    [Theory]
    [InlineData("name: nickname name")]
    [InlineData("doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: HEEL)")]
    [InlineData("isHouseTrained(atOtherHomes: true) isHouseTrained(atOtherHomes: null)")]
    [InlineData("isHouseTrained isHouseTrained(atOtherHomes: true)")]
    [InlineData("x: barkVolume ... { x: nickname }")]
    public void Different_fields_of_one_name_conflict(string selections) =>
        Rejects($"{{ dog {{ {selections} }} }}", ErrorCodes.FieldsConflict, 1, 9);

    [Fact]
    public void What_conflicts_within_a_field_that_conflicts_itself_is_told_too() => RejectsAll(
        "{ findDog(searchBy: { name: \"a\" }) { name } findDog(searchBy: { name: \"b\" }) { x: name x: nickname } }",
        $"{ErrorCodes.FieldsConflict} 1:3",
        $"{ErrorCodes.FieldsConflict} 1:80");

    [Fact]
    public void A_value_and_a_variable_conflict() => Rejects(
        "query ($c: DogCommand!) { dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: $c) } }",
        ErrorCodes.FieldsConflict,
        1,
        33);

    [Fact]
    public void Two_variables_conflict() => Rejects(
        "query ($a: Boolean, $b: Boolean) { dog { isHouseTrained(atOtherHomes: $a) isHouseTrained(atOtherHomes: $b) } }",
        ErrorCodes.FieldsConflict,
        1,
        42);

    [Theory]
    [InlineData("... on Dog { volume: barkVolume } ... on Cat { volume: meowVolume }")]
    [InlineData("... on Dog { doesKnowCommand(dogCommand: SIT) } ... on Cat { doesKnowCommand(catCommand: JUMP) }")]
    [InlineData("... on Dog { mother { x: name } } ... on Cat { mother { x: name } }")]
    public void Different_fields_of_different_objects_are_safe(string selections) => Accepts($"{{ pet {{ {selections} }} }}");

    [Fact]
    public void Different_shapes_conflict_even_on_different_objects() => Assert.Equal(
        "\"someValue\" would stand for values of types \"String\" and \"Int\"; give one of them an alias.",
        Rejects(
            "{ pet { ... on Dog { someValue: nickname } ... on Cat { someValue: meowVolume } } }",
            ErrorCodes.FieldsConflict,
            1,
            22).Message);

    [Theory]
    [InlineData("... on Dog { x: name } ... on Cat { x: nickname }", 22)]
    [InlineData("... on Dog { x: owner { pets { name } } } ... on Cat { x: mother { pets: nickname } }", 22)]
    [InlineData("... on Dog { x: mother { y: barkVolume } } ... on Cat { x: mother { y: nickname } }", 22)]
    [InlineData("... on Dog { x: __typename } ... on Cat { x: meowVolume }", 22)]
    public void Non_null_lists_leaves_and_what_lies_below_make_the_shape(string selections, int column) =>
        Rejects($"{{ pet {{ {selections} }} }}", ErrorCodes.FieldsConflict, 1, column);

    [Fact]
    public void A_conflict_below_merged_fields_shows_the_way_on_both_sides()
    {
        var error = Rejects(
            """
            {
              dog { mother { x: name } }
              dog { mother { x: nickname } }
            }
            """, ErrorCodes.FieldsConflict, 2, 3);
        Assert.Equal("\"dog.mother.x\" would stand for the fields \"name\" and \"nickname\"; give one of them an alias.", error.Message);
        Assert.Equal([new(2, 3), new(2, 9), new(2, 18), new(3, 3), new(3, 9)], error.Locations);
    }

    [Fact]
    public void A_field_conflicts_with_one_in_a_fragment()
    {
        var error = Rejects(
            """
            { dog { ...f x: name } }
            fragment f on Dog { ...g }
            fragment g on Dog { x: nickname }
            """, ErrorCodes.FieldsConflict, 1, 14);
        Assert.Equal([new SourceLocation(1, 14), new SourceLocation(3, 21)], error.Locations);
    }

    [Fact]
    public void A_field_of_an_interface_may_be_met_on_each_of_its_objects() => Rejects(
        "{ pet { x: name ... on Dog { x: nickname } } }", ErrorCodes.FieldsConflict, 1, 9);

    [Fact]
    public void Below_different_objects_only_shapes_count_and_below_one_object_all() => Rejects(
        """
        {
          catOrDog {
            ... on Dog { mother { x: name } }
            ... on Cat { mother { x: name } }
            ... on Pet { ... on Dog { mother { x: barkVolume } } }
          }
        }
        """, ErrorCodes.FieldsConflict, 3, 18);

    [Fact]
    public void Conflicts_in_a_fragment_that_no_operation_uses_are_told_too() => RejectsAll(
        "{ dog { name } } fragment f on Dog { name: nickname name }", "UNUSED_FRAGMENT 1:18", "FIELDS_CONFLICT 1:38");
}
