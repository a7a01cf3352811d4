using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Directives-Are-in-Valid-Locations
internal sealed class DirectivesAreInValidLocationsRule : IDirectivesRule
{
    public void Check(ValidationContext context, ImmutableArray<Directive> directives, string location)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.DirectivesByName.TryGetValue(directive.Name.Value, out var definition)
                && !definition.Locations.Contains(location))
            {
                ValidationErrors.MisplacedDirective(context.Errors, directive, location, definition);
            }
        }
    }
}
