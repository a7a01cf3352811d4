using System.Collections.Immutable;

namespace OpenCity.Domain.Model;

/// <summary>A dataset of the catalogue: one SDL file with its record types (DCAT: <c>dcat:Dataset</c>).</summary>
public sealed class Dataset
{
    /// <summary>Stable name in addresses and in the catalogue, equal to the file's name: <c>my-things</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Title in English.</summary>
    public required string Title { get; init; }

    /// <summary>The body that publishes the source data.</summary>
    public required string Publisher { get; init; }

    /// <summary>Name of the licence in the enum <c>Licence</c>.</summary>
    public required string Licence { get; init; }

    /// <summary>Address of the licence's text (<c>@term</c> of the enum value), or null.</summary>
    public string? LicenceUri { get; init; }

    /// <summary>European data themes, names of the enum <c>Theme</c>.</summary>
    public required ImmutableArray<string> Themes { get; init; }

    /// <summary>Words to find it by.</summary>
    public required ImmutableArray<string> Keywords { get; init; }

    /// <summary>Where the publisher describes the data, or null.</summary>
    public string? LandingPage { get; init; }

    /// <summary>Rows of the source systems that the records stand for; null is not known.</summary>
    public long? SourceRows { get; init; }

    /// <summary>What is personal in the sources and what was done about it.</summary>
    public required string PersonalData { get; init; }

    /// <summary>The city that publishes it.</summary>
    public City City { get; internal set; } = null!;

    /// <summary>Record types, the principal one first.</summary>
    public ImmutableArray<RecordType> RecordTypes { get; internal set; } = [];

    /// <summary>Titles in the city's other languages, by language; the labels of the principal type.</summary>
    public ImmutableDictionary<string, Label> Labels { get; internal set; } = ImmutableDictionary<string, Label>.Empty;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
