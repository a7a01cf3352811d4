using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.1.1 Executable Definitions")]
public sealed class ExecutableDefinitionsTests
{
    [Fact]
    public void A_document_of_operations_and_fragments_is_accepted() =>
        Accepts("query A { dog { ...f } } fragment f on Dog { name }");

    [Fact]
    public void A_type_extension_in_a_request_is_refused() => Rejects(
        """
        query getDogName {
          dog {
            name
          }
        }

        extend type Dog {
          color: String
        }
        """, ErrorCodes.DefinitionNotExecutable, 7, 1);

    [Fact]
    public void Each_definition_is_named()
    {
        RejectsAll(
            """
            { dog { name } }
            type Bird { name: String }
            directive @fly on FIELD
            schema { query: Bird }
            """,
            "DEFINITION_NOT_EXECUTABLE 2:1",
            "DEFINITION_NOT_EXECUTABLE 3:1",
            "DEFINITION_NOT_EXECUTABLE 4:1");
        Assert.Equal(
            "The definition of type \"Bird\" cannot be executed: a request holds operations and fragments only.",
            Rejects("{ dog { name } } type Bird { name: String }", ErrorCodes.DefinitionNotExecutable, 1, 18).Message);
    }
}
