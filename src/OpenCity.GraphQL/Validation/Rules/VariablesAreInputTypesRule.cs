using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types
internal sealed class VariablesAreInputTypesRule : IVariableDefinitionRule
{
    public void Check(ValidationContext context, VariableDefinition definition, GraphQLType? type)
    {
        if (type is null)
        {
            ValidationErrors.UnknownType(context, NamedTypeOf(definition.Type));
        }
        else if (!type.IsInputType)
        {
            ValidationErrors.VariableTypeNotInput(context.Errors, definition);
        }
    }

    private static NamedTypeReference NamedTypeOf(TypeReference reference) => reference switch
    {
        ListTypeReference list => NamedTypeOf(list.OfType),
        NonNullTypeReference nonNull => NamedTypeOf(nonNull.OfType),
        _ => (NamedTypeReference)reference,
    };
}
