using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Input-Object-Required-Fields
// That a required field is not null is a matter of its type, and ValuesOfCorrectTypeRule reports it.
internal sealed class InputObjectRequiredFieldsRule : IObjectValueRule
{
    public void Check(ValidationContext context, ObjectValue value, InputObjectType? type)
    {
        if (type is null)
        {
            return;
        }

        foreach (var declared in type.Fields)
        {
            if (declared.IsRequired && !IsGiven(value.Fields, declared.Name))
            {
                ValidationErrors.RequiredInputFieldMissing(context.Errors, value, type, declared);
            }
        }
    }

    private static bool IsGiven(ImmutableArray<ObjectField> fields, string name)
    {
        foreach (var field in fields)
        {
            if (field.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
