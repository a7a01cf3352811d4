using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Input-Object-Field-Names
internal sealed class InputObjectFieldNamesRule : IObjectValueRule
{
    public void Check(ValidationContext context, ObjectValue value, InputObjectType? type)
    {
        if (type is null)
        {
            return;
        }

        foreach (var field in value.Fields)
        {
            if (!type.FieldsByName.ContainsKey(field.Name.Value))
            {
                ValidationErrors.UnknownInputField(context.Errors, field, type);
            }
        }
    }
}
