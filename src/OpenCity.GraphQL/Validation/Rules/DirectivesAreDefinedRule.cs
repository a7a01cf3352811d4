using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Directives-Are-Defined
internal sealed class DirectivesAreDefinedRule : IDirectivesRule
{
    public void Check(ValidationContext context, ImmutableArray<Directive> directives, string location)
    {
        foreach (var directive in directives)
        {
            if (!context.Schema.DirectivesByName.ContainsKey(directive.Name.Value))
            {
                ValidationErrors.UnknownDirective(context, directive);
            }
        }
    }
}
