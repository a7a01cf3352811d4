using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.1.1 Executable Definitions")]
public sealed class ExecutableDefinitionsExamples
{
    [Fact, Example(1)]
    public void An_extension_is_not_executable() => Example(
        """
        query getDogName {
          dog {
            name
            color
          }
        }

        extend type Dog {
          color: String
        }
        """, "UNKNOWN_FIELD 4:5", "DEFINITION_NOT_EXECUTABLE 8:1");
}

[Trait("Spec", "5.2.1.1 Operation Type Existence")]
public sealed class OperationTypeExistenceExamples
{
    private static readonly Types.Schema Hello = Build(
        """
        type Query {
          hello: String
        }
        """);

    [Fact, Example(1, 2)]
    public void A_query_is_supported_by_the_schema() => Example(
        """
        query helloQuery {
          hello
        }
        """, Hello);

    [Fact, Example(3)]
    public void A_mutation_is_not() => Example(
        """
        mutation goodbyeMutation {
          goodbye
        }
        """, Hello, "OPERATION_TYPE_NOT_SUPPORTED 1:1");
}

[Trait("Spec", "5.2.2.1 Operation Name Uniqueness")]
public sealed class OperationNameUniquenessExamples
{
    [Fact, Example(1)]
    public void Two_names() => Example(
        """
        query getDogName {
          dog {
            name
          }
        }

        query getOwnerName {
          dog {
            owner {
              name
            }
          }
        }
        """);

    [Fact, Example(2)]
    public void One_name_twice() => Example(
        """
        query getName {
          dog {
            name
          }
        }

        query getName {
          dog {
            owner {
              name
            }
          }
        }
        """, "DUPLICATE_OPERATION_NAME 1:7");

    [Fact, Example(3)]
    public void One_name_for_a_query_and_a_mutation() => Example(
        """
        query dogOperation {
          dog {
            name
          }
        }

        mutation dogOperation {
          mutateDog {
            id
          }
        }
        """, "DUPLICATE_OPERATION_NAME 1:7", "UNKNOWN_FIELD 8:3");
}

[Trait("Spec", "5.2.3.1 Lone Anonymous Operation")]
public sealed class LoneAnonymousOperationExamples
{
    [Fact, Example(1)]
    public void Alone() => Example(
        """
        {
          dog {
            name
          }
        }
        """);

    [Fact, Example(2)]
    public void Beside_another() => Example(
        """
        {
          dog {
            name
          }
        }

        query getName {
          dog {
            owner {
              name
            }
          }
        }
        """, "ANONYMOUS_OPERATION_NOT_ALONE 1:1");
}

[Trait("Spec", "5.2.4.1 Single Root Field")]
public sealed class SingleRootFieldExamples
{
    [Fact, Example(1)]
    public void One_field() => Example(
        """
        subscription sub {
          newMessage {
            body
            sender
          }
        }
        """);

    [Fact, Example(2)]
    public void One_field_in_a_fragment() => Example(
        """
        subscription sub {
          ...newMessageFields
        }

        fragment newMessageFields on Subscription {
          newMessage {
            body
            sender
          }
        }
        """);

    [Fact, Example(3)]
    public void Two_fields() => Example(
        """
        subscription sub {
          newMessage {
            body
            sender
          }
          disallowedSecondRootField
        }
        """, "SUBSCRIPTION_ROOT_FIELD_NOT_SINGLE 6:3");

    [Fact, Example(4)]
    public void Two_fields_in_a_fragment() => Example(
        """
        subscription sub {
          ...multipleSubscriptions
        }

        fragment multipleSubscriptions on Subscription {
          newMessage {
            body
            sender
          }
          disallowedSecondRootField
        }
        """, "SUBSCRIPTION_ROOT_FIELD_NOT_SINGLE 10:3");

    [Fact, Example(5)]
    public void Skip_and_include_at_the_root() => Example(
        """
        subscription requiredRuntimeValidation($bool: Boolean!) {
          newMessage @include(if: $bool) {
            body
            sender
          }
          disallowedSecondRootField @skip(if: $bool)
        }
        """, "SUBSCRIPTION_ROOT_CONDITION 2:14");

    [Fact, Example(6)]
    public void An_introspection_field() => Example(
        """
        subscription sub {
          __typename
        }
        """, "SUBSCRIPTION_OF_INTROSPECTION 2:3");
}
