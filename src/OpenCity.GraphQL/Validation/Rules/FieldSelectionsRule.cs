using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Field-Selections
internal sealed class FieldSelectionsRule : IFieldRule
{
    public void Check(ValidationContext context, Field field, NamedType parentType, OutputField? definition)
    {
        if (definition is null)
        {
            ValidationErrors.UnknownField(context, field, parentType);
        }
    }
}
