using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Model;

/// <summary>What came of reading an SDL folder: the city, or everything that is wrong.</summary>
/// <param name="City">Null where there are diagnostics.</param>
/// <param name="Diagnostics">All mistakes of SDL and labels, in the order of files and places.</param>
public sealed record CityReadResult(City? City, ImmutableArray<SourceDiagnostic> Diagnostics);

/// <summary>Reads an SDL folder: <c>*.graphql</c> (but the printed <c>schema.graphql</c>), <c>datasets/*.graphql</c>, <c>labels/*.json</c>.</summary>
public static class CityReader
{
    /// <summary>Reads the folder; never throws for what stands in it.</summary>
    public static CityReadResult Read(string folder) => throw new NotSupportedException();
}
