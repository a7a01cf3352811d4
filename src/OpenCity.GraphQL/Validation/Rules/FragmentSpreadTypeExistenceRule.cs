using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence
internal sealed class FragmentSpreadTypeExistenceRule : ITypeConditionRule
{
    public void Check(ValidationContext context, NamedTypeReference condition, NamedType? type)
    {
        if (type is null)
        {
            ValidationErrors.UnknownType(context, condition);
        }
    }
}
