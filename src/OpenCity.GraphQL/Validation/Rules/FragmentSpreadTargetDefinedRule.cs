using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined
internal sealed class FragmentSpreadTargetDefinedRule : ISpreadRule
{
    public void Check(ValidationContext context, Selection spread, NamedType? fragmentType, NamedType? parentType)
    {
        if (spread is FragmentSpread named && !context.FragmentsByName.ContainsKey(named.Name.Value))
        {
            ValidationErrors.UnknownFragment(context, named);
        }
    }
}
