using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>What the built-in directives say, read off the text; whether it may be said is checked with all directives.</summary>
internal static class DirectiveReading
{
    public const string DefaultReason = "No longer supported";

    // https://spec.graphql.org/September2025/#sec--deprecated
    public static string? DeprecationReason(ImmutableArray<Directive> directives)
    {
        var deprecated = directives.FirstOrDefault(directive => directive.Name.Value == "deprecated");
        return deprecated is null ? null : Text(deprecated, "reason") ?? DefaultReason;
    }

    // https://spec.graphql.org/September2025/#sec--specifiedBy
    public static string? SpecifiedByUrl(IEnumerable<Located<Directive>> directives) =>
        directives.Where(directive => directive.Node.Name.Value == "specifiedBy")
            .Select(directive => Text(directive.Node, "url"))
            .FirstOrDefault();

    private static string? Text(Directive directive, string argument) =>
        (directive.Arguments.FirstOrDefault(item => item.Name.Value == argument)?.Value as StringValue)?.Text;
}
