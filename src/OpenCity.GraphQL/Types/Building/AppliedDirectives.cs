using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>Checks and coerces the directives that are applied in the SDL, once all types and directives are known.</summary>
internal sealed class AppliedDirectives(IReadOnlyDictionary<string, SchemaDirective> known, DiagnosticList diagnostics)
{
    private readonly List<Place> _places = [];

    /// <summary>Notes a place with directives; <see cref="Apply"/> checks them and hands over the coerced ones.</summary>
    public void Note(
        string location,
        string owner,
        IEnumerable<Located<Directive>> directives,
        Action<ImmutableArray<AppliedDirective>> set)
    {
        ImmutableArray<Located<Directive>> applied = [.. directives];
        if (!applied.IsEmpty)
        {
            _places.Add(new(location, owner, applied, set));
        }
    }

    public void Apply()
    {
        foreach (var place in _places)
        {
            place.Set([.. Coerce(place)]);
        }
    }

    private IEnumerable<AppliedDirective> Coerce(Place place)
    {
        var seen = new HashSet<string>();
        foreach (var applied in place.Directives)
        {
            var name = applied.Node.Name.Value;
            if (!known.TryGetValue(name, out var directive))
            {
                diagnostics.Add(
                    applied.Source,
                    applied.Node,
                    $"The directive \"@{name}\" is not declared.",
                    NearName.Find(name, known.Keys) is { } near ? $"Did you mean \"@{near}\"?" : "Declare it, or remove it.");
                continue;
            }

            CheckLocation(place, applied, directive);

            // https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location
            if (!seen.Add(name) && !directive.IsRepeatable)
            {
                diagnostics.Add(
                    applied.Source,
                    applied.Node,
                    $"The directive \"@{name}\" stands more than once at \"{place.Owner}\", but is not repeatable.",
                    "Remove one of them.");
            }

            yield return new AppliedDirective(name, CoerceArguments(applied, directive), applied.Node, applied.Source);
        }
    }

    // https://spec.graphql.org/September2025/#sec-Directives-Are-in-Valid-Locations
    private void CheckLocation(Place place, Located<Directive> applied, SchemaDirective directive)
    {
        if (!directive.Locations.Contains(place.Location))
        {
            var allowed = string.Join(", ", directive.Locations.Order(StringComparer.Ordinal));
            diagnostics.Add(
                applied.Source,
                applied.Node,
                $"The directive \"@{directive.Name}\" cannot stand at \"{place.Owner}\", which is {place.Location}.",
                $"It may stand on {allowed}.");
        }
    }

    private ImmutableDictionary<string, object?> CoerceArguments(Located<Directive> applied, SchemaDirective directive)
    {
        var given = ReadArguments(applied, directive);
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var definition in directive.Arguments)
        {
            if (given.TryGetValue(definition.Name, out var argument))
            {
                var errors = new List<CoercionError>();
                if (InputCoercion.TryCoerceLiteral(argument.Value, definition.Type, null, out var value, errors))
                {
                    values.Add(definition.Name, value);
                }

                foreach (var error in errors)
                {
                    var path = error.Path.Length == 0 ? "" : $" at \"{error.Path}\"";
                    diagnostics.Add(
                        applied.Source,
                        error.Node,
                        $"The argument \"{definition.Name}\" of \"@{directive.Name}\" has an invalid value{path}: {error.Message}",
                        error.Remedy);
                }
            }
            else if (definition.DefaultValue is not null)
            {
                values.Add(definition.Name, definition.CoercedDefault);
            }
            else if (definition.IsRequired)
            {
                diagnostics.Add(
                    applied.Source,
                    applied.Node,
                    $"The directive \"@{directive.Name}\" needs the argument \"{definition.Name}\" of type \"{definition.Type}\".",
                    $"Write \"@{directive.Name}({definition.Name}: …)\".");
            }
        }

        return values.ToImmutable();
    }

    // https://spec.graphql.org/September2025/#sec-Argument-Names and #sec-Argument-Uniqueness
    private Dictionary<string, Argument> ReadArguments(Located<Directive> applied, SchemaDirective directive)
    {
        var given = new Dictionary<string, Argument>();
        foreach (var argument in applied.Node.Arguments)
        {
            var name = argument.Name.Value;
            if (!given.TryAdd(name, argument))
            {
                diagnostics.Add(
                    applied.Source, argument, $"The argument \"{name}\" of \"@{directive.Name}\" is given twice.", "Remove one of them.");
            }
            else if (directive.Arguments.All(definition => definition.Name != name))
            {
                diagnostics.Add(
                    applied.Source,
                    argument,
                    $"The directive \"@{directive.Name}\" has no argument \"{name}\".",
                    NearName.Remedy(name, directive.Arguments.Select(definition => definition.Name), "Remove it."));
            }
        }

        return given;
    }

    private sealed record Place(
        string Location,
        string Owner,
        ImmutableArray<Located<Directive>> Directives,
        Action<ImmutableArray<AppliedDirective>> Set);
}
