using System.Collections.Immutable;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Import.Values;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;

namespace OpenCity.Data.Demo;

/// <summary>Everything that a city starts with: real seeds, and synthetic records until real ones come.</summary>
public sealed class DemoSources
{
    internal DemoSources(ImmutableArray<SeedFile> seeds, ImmutableArray<DemoPlan> plans) => (Seeds, Plans) = (seeds,
        plans);

    /// <summary>The same without synthetic records.</summary>
    public DemoSources WithoutSynthetic() => new(Seeds, []);

    /// <summary>Real records that lie beside their mapping, referred-to types first.</summary>
    internal ImmutableArray<SeedFile> Seeds { get; }

    /// <summary>Synthetic records, referred-to types first.</summary>
    internal ImmutableArray<DemoPlan> Plans { get; }
}

/// <summary>What came of reading the seeds and the demo.</summary>
/// <param name="Sources">The files without mistakes; a file with one has its mistakes told instead.</param>
/// <param name="Diagnostics">All mistakes, file by file.</param>
public sealed record DemoReadResult(DemoSources Sources, ImmutableArray<SourceDiagnostic> Diagnostics);

/// <summary>A mapping and the file of the same name beside it.</summary>
internal sealed record SeedFile(SourceMapping Mapping, string Path);

/// <summary>How the synthetic records of a type are made.</summary>
internal sealed class DemoPlan
{
    /// <summary>The file as the operator knows it.</summary>
    internal required string File { get; init; }

    /// <summary>The type.</summary>
    internal required RecordType Type { get; init; }

    /// <summary>Its table.</summary>
    internal required RecordTable Table { get; init; }

    /// <summary>Where the random numbers start.</summary>
    internal required long Seed { get; init; }

    /// <summary>The reference whose targets get a group of rows each, or null for one group.</summary>
    internal ReferenceField? Each { get; init; }

    /// <summary>Rows of a group.</summary>
    internal required int Count { get; init; }

    /// <summary>The times of a group's rows, or null.</summary>
    internal DemoTimes? Times { get; init; }

    /// <summary>The made values in the order of the file.</summary>
    internal required ImmutableArray<DemoField> Fields { get; init; }
}

/// <summary>Times at a fixed distance, ending at a fixed instant.</summary>
internal sealed record DemoTimes(ValueField Field, DateTimeOffset End, TimeSpan Every);

/// <summary>A value of a column: how it is made, how it is read, how often it is missing.</summary>
/// <param name="Name">Name of its random stream: <c>name.ko</c>.</param>
/// <param name="Target">The column.</param>
/// <param name="Parser">Reads made texts and numbers as an import would.</param>
/// <param name="Decimals">Digits kept after the point, or null for those of the SDL.</param>
/// <param name="Missing">Part of the rows that have no value.</param>
/// <param name="When">Place of the field without which there is no value, or -1.</param>
/// <param name="Make">Makes the maker for a group.</param>
internal sealed record DemoField(
    string Name, RecordColumn Target, ValueParser Parser, int? Decimals, double Missing, int When, Func<SplitMix, DemoValue> Make);
