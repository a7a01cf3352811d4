using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>What came of building a schema: the schema, or everything that is wrong with the SDL.</summary>
/// <param name="Schema">Null where there are diagnostics.</param>
/// <param name="Diagnostics">All mistakes, in the order of files and places.</param>
public sealed record SchemaBuildResult(Schema? Schema, ImmutableArray<SourceDiagnostic> Diagnostics);
