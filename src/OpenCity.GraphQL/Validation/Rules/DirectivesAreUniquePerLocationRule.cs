using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

// https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location
internal sealed class DirectivesAreUniquePerLocationRule : IDirectivesRule
{
    public void Check(ValidationContext context, ImmutableArray<Directive> directives, string location)
    {
        if (directives.Length < 2)
        {
            return;
        }

        var known = new Dictionary<string, Directive>();
        foreach (var directive in directives)
        {
            if (context.Schema.DirectivesByName.TryGetValue(directive.Name.Value, out var definition)
                && !definition.IsRepeatable
                && !known.TryAdd(directive.Name.Value, directive))
            {
                ValidationErrors.DuplicateDirective(context.Errors, known[directive.Name.Value], directive);
            }
        }
    }
}
