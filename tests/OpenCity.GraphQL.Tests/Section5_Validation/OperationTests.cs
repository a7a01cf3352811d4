using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.2.1.1 Operation Type Existence")]
public sealed class OperationTypeExistenceTests
{
    private static readonly Types.Schema HelloSchema = Build("type Query { hello: String }");

    [Fact]
    public void A_query_is_always_possible() => Accepts("query helloQuery { hello }", HelloSchema);

    [Fact]
    public void A_mutation_needs_a_mutation_type() => Assert.Equal(
        "The schema has no operations of type \"mutation\"; it offers \"query\".",
        Rejects("mutation goodbyeMutation { goodbye }", HelloSchema, ErrorCodes.OperationTypeNotSupported, 1, 1).Message);

    [Fact]
    public void A_subscription_needs_a_subscription_type() =>
        Rejects("  subscription { hello }", HelloSchema, ErrorCodes.OperationTypeNotSupported, 1, 3);
}

[Trait("Spec", "5.2.2.1 Operation Name Uniqueness")]
public sealed class OperationNameUniquenessTests
{
    [Fact]
    public void Operations_of_different_names_are_accepted() =>
        Accepts("query getDogName { dog { name } } query getOwnerName { dog { owner { name } } }");

    [Fact]
    public void Two_operations_of_one_name_are_refused_and_both_shown()
    {
        var error = Rejects(
            """
            query getName { dog { name } }
            query getName { dog { owner { name } } }
            """, ErrorCodes.DuplicateOperationName, 1, 7);
        Assert.Equal([new(1, 7), new(2, 7)], error.Locations);
    }

    [Fact]
    public void Operations_of_different_types_may_not_share_a_name_either() => Rejects(
        """
        query dogOperation { dog { name } }
        mutation dogOperation { addPet(pet: { fish: "Nemo" }) { name } }
        """, ErrorCodes.DuplicateOperationName, 1, 7);

    [Fact]
    public void A_fragment_may_have_the_name_of_an_operation() => Accepts("query f { dog { ...f } } fragment f on Dog { name }");
}

[Trait("Spec", "5.2.3.1 Lone Anonymous Operation")]
public sealed class LoneAnonymousOperationTests
{
    [Fact]
    public void An_anonymous_operation_alone_is_accepted() => Accepts("{ dog { name } }");

    [Fact]
    public void An_anonymous_operation_beside_fragments_is_accepted() => Accepts("{ dog { ...f } } fragment f on Dog { name }");

    [Fact]
    public void An_anonymous_operation_beside_another_is_refused() => Rejects(
        """
        {
          dog { name }
        }

        query getName { dog { owner { name } } }
        """, ErrorCodes.AnonymousOperationNotAlone, 1, 1);

    [Fact]
    public void Each_of_several_anonymous_operations_is_refused() => RejectsAll(
        "{ dog { name } } { pet { name } }", "ANONYMOUS_OPERATION_NOT_ALONE 1:1", "ANONYMOUS_OPERATION_NOT_ALONE 1:18");
}

[Trait("Spec", "5.2.4.1 Single Root Field")]
public sealed class SingleRootFieldTests
{
    [Fact]
    public void One_root_field_is_accepted() => Accepts("subscription sub { newMessage { body sender } }");

    [Fact]
    public void One_root_field_through_a_fragment_is_accepted() => Accepts(
        """
        subscription sub { ...newMessageFields ...newMessageFields }
        fragment newMessageFields on Subscription { newMessage { body sender } }
        """);

    [Fact]
    public void The_same_root_field_twice_is_one_field() =>
        Accepts("subscription sub { newMessage { body } ... { newMessage { sender } } }");

    [Fact]
    public void A_second_root_field_is_refused() => Rejects(
        """
        subscription sub {
          newMessage { body sender }
          disallowedSecondRootField
        }
        """, ErrorCodes.SubscriptionRootFieldNotSingle, 3, 3);

    [Fact]
    public void A_second_root_field_in_a_fragment_is_refused() => Rejects(
        """
        subscription sub { ...multipleSubscriptions }
        fragment multipleSubscriptions on Subscription {
          newMessage { body sender }
          disallowedSecondRootField
        }
        """, ErrorCodes.SubscriptionRootFieldNotSingle, 4, 3);

    [Fact]
    public void Skip_and_include_are_refused_at_the_root_and_every_place_is_shown()
    {
        var error = Rejects(
            """
            subscription requiredRuntimeValidation($bool: Boolean!) {
              newMessage @include(if: $bool) { body sender }
              disallowedSecondRootField @skip(if: $bool)
            }
            """, ErrorCodes.SubscriptionRootCondition, 2, 14);
        Assert.Equal([new(2, 14), new(3, 29)], error.Locations);
    }

    [Fact]
    public void Skip_is_accepted_below_the_root() =>
        Accepts("subscription ($bool: Boolean!) { newMessage { body @skip(if: $bool) sender } }");

    [Fact]
    public void An_introspection_field_is_refused() =>
        Rejects("subscription sub { __typename }", ErrorCodes.SubscriptionOfIntrospection, 1, 20);

    [Fact]
    public void Fragments_that_spread_one_another_end() => RejectsAll(
        """
        subscription { ...a }
        fragment a on Subscription { ...b }
        fragment b on Subscription { ...a }
        """, "SUBSCRIPTION_ROOT_FIELD_NOT_SINGLE 1:14", "FRAGMENT_CYCLE 2:30");
}
