using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects.Input-Coercion
// That a variable given to the field may not be null is for AllVariableUsagesAreAllowedRule.
internal sealed class OneOfInputObjectsRule : IObjectValueRule
{
    public void Check(ValidationContext context, ObjectValue value, InputObjectType? type)
    {
        if (type is not { IsOneOf: true })
        {
            return;
        }

        ObjectField? only = null;
        var count = 0;
        foreach (var field in value.Fields)
        {
            if (type.FieldsByName.ContainsKey(field.Name.Value))
            {
                only = field;
                count++;
            }
        }

        if (count != 1 || only!.Value is NullValue)
        {
            ValidationErrors.OneInputFieldRequired(context.Errors, value, type);
        }
    }
}
