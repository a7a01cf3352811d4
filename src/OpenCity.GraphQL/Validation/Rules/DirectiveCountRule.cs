using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Rules;

/// <summary>Refuses more directives in a place, or in a document, than any client needs.</summary>
internal sealed class DirectiveCountRule : IDirectivesRule
{
    public void Check(ValidationContext context, ImmutableArray<Directive> directives, string location)
    {
        var options = context.Options;
        if (directives.Length > options.MaxDirectivesInPlace)
        {
            ValidationErrors.DirectivesInPlaceLimitExceeded(context.Errors, directives[0], options.MaxDirectivesInPlace);
        }

        var before = context.Directives;
        context.Directives += directives.Length;
        if (before <= options.MaxDirectives && context.Directives > options.MaxDirectives)
        {
            var first = directives[options.MaxDirectives - before];
            ValidationErrors.DirectiveLimitExceeded(context.Errors, first, options.MaxDirectives);
        }
    }
}
