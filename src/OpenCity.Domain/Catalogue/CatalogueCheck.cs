using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.Domain.Catalogue;

/// <summary>Whether everything that <c>query.graphql</c> declares is answered by the platform.</summary>
public static class CatalogueCheck
{
    /// <summary>The fields that nothing answers, each with its place: an answer without a value would be a promise broken.</summary>
    public static ImmutableArray<SourceDiagnostic> Of(City city)
    {
        ArgumentNullException.ThrowIfNull(city);
        var answered = CatalogueMaps.MappedFields.Add(city.Authored.QueryType.Name, CatalogueRoot.Map("").FieldNames);
        var found = ImmutableArray.CreateBuilder<SourceDiagnostic>();
        foreach (var (type, fields) in answered)
        {
            foreach (var field in (city.Authored.TypesByName.GetValueOrDefault(type) as ObjectType)?.Fields ?? [])
            {
                if (!fields.Contains(field.Name) && field is { Node: not null, Source: not null })
                {
                    found.Add(SourceDiagnostic.At(
                        field.Source, field.Node, $"Nothing answers the field \"{type}.{field.Name}\".", "Remove it; the platform's fields cannot be added to."));
                }
            }
        }

        return found.ToImmutable();
    }
}
