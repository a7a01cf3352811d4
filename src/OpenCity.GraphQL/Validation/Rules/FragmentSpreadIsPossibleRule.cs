using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible
internal sealed class FragmentSpreadIsPossibleRule : ISpreadRule
{
    public void Check(ValidationContext context, Selection spread, NamedType? fragmentType, NamedType? parentType)
    {
        if (fragmentType is not null && parentType is not null && !context.Overlap(fragmentType, parentType))
        {
            ValidationErrors.ImpossibleSpread(context.Errors, spread, fragmentType, parentType);
        }
    }
}
