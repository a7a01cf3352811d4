using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types
internal sealed class FragmentsOnObjectInterfaceOrUnionTypesRule : ITypeConditionRule
{
    public void Check(ValidationContext context, NamedTypeReference condition, NamedType? type)
    {
        if (type is ScalarType or EnumType or InputObjectType)
        {
            ValidationErrors.FragmentTypeNotComposite(context.Errors, condition);
        }
    }
}
