using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections
internal sealed class LeafFieldSelectionsRule : IFieldRule
{
    public void Check(ValidationContext context, Field field, NamedType parentType, OutputField? definition)
    {
        if (definition is null)
        {
            return;
        }

        var isLeaf = definition.Type.Named is ScalarType or EnumType;
        if (isLeaf && field.SelectionSet is not null)
        {
            ValidationErrors.SelectionNotAllowed(context.Errors, field, definition.Type);
        }
        else if (!isLeaf && field.SelectionSet is null)
        {
            ValidationErrors.SelectionRequired(context.Errors, field, definition.Type);
        }
    }
}
