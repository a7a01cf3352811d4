using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.3.1 Field Selections")]
public sealed class FieldSelectionsTests
{
    [Fact]
    public void A_field_of_another_type_is_refused() => Rejects(
        "{ dog { ...fieldNotDefined } } fragment fieldNotDefined on Dog { meowVolume }", ErrorCodes.UnknownField, 1, 66);

    [Fact]
    public void An_alias_does_not_help_and_a_near_name_is_offered() => Assert.Equal(
        "Type \"Dog\" has no field \"barkVolum\". Did you mean \"barkVolume\"?",
        Rejects("{ dog { barkVolume: barkVolum } }", ErrorCodes.UnknownField, 1, 9).Message);

    [Fact]
    public void A_field_of_the_interface_is_accepted() =>
        Accepts("{ pet { ...interfaceFieldSelection } } fragment interfaceFieldSelection on Pet { name }");

    [Fact]
    public void A_field_of_an_implementation_is_refused_on_the_interface_and_told_where_it_is() => Assert.Equal(
        "Type \"Pet\" has no field \"nickname\". \"Dog\" has it: \"... on Dog { nickname }\".",
        Rejects("{ pet { nickname } }", ErrorCodes.UnknownField, 1, 9).Message);

    [Fact]
    public void A_union_has_its_type_name_and_fragments() =>
        Accepts("{ catOrDog { __typename ... on Pet { name } ... on Dog { barkVolume } } }");

    [Fact]
    public void A_union_has_no_fields() =>
        RejectsAll("{ catOrDog { name barkVolume } }", "UNKNOWN_FIELD 1:14", "UNKNOWN_FIELD 1:19");

    [Fact]
    public void The_schema_is_asked_for_at_the_root_of_queries_only()
    {
        Accepts("""{ __schema { queryType { name } } __type(name: "Dog") { name } __typename }""");
        RejectsAll(
            """{ dog { __schema { queryType { name } } __type(name: "Dog") { name } } }""",
            "UNKNOWN_FIELD 1:9",
            "UNKNOWN_FIELD 1:41");
    }

    [Fact]
    public void Below_an_unknown_field_nothing_more_is_reported() =>
        Rejects("{ dogg { nam(x: 1) { foo } } }", ErrorCodes.UnknownField, 1, 3);
}

[Trait("Spec", "5.3.3 Leaf Field Selections")]
public sealed class LeafFieldSelectionsTests
{
    [Fact]
    public void A_scalar_without_selection_is_accepted() => Accepts("{ dog { barkVolume } }");

    [Fact]
    public void A_scalar_with_selection_is_refused_at_the_selection() =>
        Rejects("{ dog { barkVolume { sinceWhen } } }", ErrorCodes.SelectionNotAllowed, 1, 20);

    [Fact]
    public void Object_interface_and_union_fields_need_a_selection() => RejectsAll(
        """
        query directQueryOnObjectWithoutSubFields { human }
        query directQueryOnInterfaceWithoutSubFields { pet }
        query directQueryOnUnionWithoutSubFields { catOrDog }
        """, "SELECTION_REQUIRED 1:45", "SELECTION_REQUIRED 2:48", "SELECTION_REQUIRED 3:44");

    [Fact]
    public void An_object_field_with_selection_is_accepted() => Accepts("query directQueryOnObjectWithSubFields { human { name } }");

    [Fact]
    public void The_message_shows_the_remedy() => Assert.Equal(
        "Field \"human\" of type \"Human\" needs a selection of fields: \"human { ... }\".",
        Rejects("{ human }", ErrorCodes.SelectionRequired, 1, 3).Message);
}
