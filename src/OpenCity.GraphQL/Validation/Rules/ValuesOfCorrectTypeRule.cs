using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type
// Items of lists and fields of objects come here on their own, each with its type.
internal sealed class ValuesOfCorrectTypeRule : IValueRule
{
    public void Check(ValidationContext context, Value value, GraphQLType type)
    {
        if (value is NullValue)
        {
            if (type is NonNullType)
            {
                ValidationErrors.NullNotAllowed(context.Errors, value, type);
            }

            return;
        }

        if (value is ListValue && type.NullableType is ListType)
        {
            return;
        }

        // A value alone stands for a list of it.
        switch (type.Named)
        {
            case InputObjectType when value is not ObjectValue:
                ValidationErrors.ObjectExpected(context.Errors, value, type);
                break;
            case EnumType enumType when value is not EnumValue name || !enumType.ValuesByName.ContainsKey(name.Name):
                ValidationErrors.EnumValueExpected(context.Errors, value, enumType);
                break;
            case ScalarType scalar
                when !scalar.Coercion.TryReadLiteral(WithoutVariables(value), out _, out var expected):
                ValidationErrors.ScalarValueExpected(context.Errors, value, scalar, expected);
                break;
        }
    }

    // A scalar may take lists and objects; it reads constants, and a variable in them counts as if it were not given.
    private static Value WithoutVariables(Value value) => value switch
    {
        Variable => new NullValue(),
        ListValue list => list with { Values = [.. list.Values.Select(WithoutVariables)] },
        ObjectValue fields => fields with
        {
            Fields =
            [
                .. fields.Fields.Where(field => field.Value is not Variable)
                    .Select(field => field with { Value = WithoutVariables(field.Value) }),
            ],
        },
        _ => value,
    };
}
