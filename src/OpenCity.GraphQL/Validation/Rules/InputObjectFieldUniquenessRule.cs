using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness
internal sealed class InputObjectFieldUniquenessRule : IObjectValueRule
{
    public void Check(ValidationContext context, ObjectValue value, InputObjectType? type)
    {
        foreach (var names in Duplicates.Find(value.Fields, field => field.Name))
        {
            ValidationErrors.DuplicateInputField(context.Errors, names);
        }
    }
}
