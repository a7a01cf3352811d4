using System.Collections.Immutable;
using OpenCity.Data.Import.Values;

namespace OpenCity.Data.Import.Mapping;

/// <summary>What a mapping says once for all its cells.</summary>
/// <param name="Zone">Zone of times without offset, or null.</param>
/// <param name="Numbers">How numbers are written.</param>
/// <param name="Missing">Texts that mean no value.</param>
internal sealed record CellDefaults(TimeZoneInfo? Zone, NumberSyntax Numbers, ImmutableArray<string> Missing);
