using System.Collections.Immutable;
using System.Globalization;

namespace OpenCity.Data.Import;

/// <summary>How an import is done.</summary>
public sealed record ImportOptions
{
    /// <summary>Lets a snapshot remove more than half of its scope; without it such a file is refused as probably cut off.</summary>
    public bool AllowShrink { get; init; }
}

/// <summary>How far an import is.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Rows">Rows of the phase so far.</param>
/// <param name="Bytes">Bytes of the file read in this phase.</param>
/// <param name="TotalBytes">Bytes of the file.</param>
public sealed record ImportProgress(ImportPhase Phase, long Rows, long Bytes, long TotalBytes);

/// <summary>The two halves of an import.</summary>
public enum ImportPhase
{
    /// <summary>The file is read and checked; the database is not touched.</summary>
    Checking,

    /// <summary>Records are written, all in one transaction.</summary>
    Writing,
}

/// <summary>What an import did. Every row of the file is counted exactly once.</summary>
public sealed record ImportSummary
{
    /// <summary>Name of the record type.</summary>
    public required string Type { get; init; }

    /// <summary>Name of the file, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Rows of the file.</summary>
    public required long Read { get; init; }

    /// <summary>Records that were not there.</summary>
    public required long Inserted { get; init; }

    /// <summary>Records that were there with other values.</summary>
    public required long Updated { get; init; }

    /// <summary>Records that were there with the same values; they were not written.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Rows that the mapping's <c>where</c> leaves out.</summary>
    public required long Filtered { get; init; }

    /// <summary>Rows that say again what an earlier row of the file says.</summary>
    public required long Duplicate { get; init; }

    /// <summary>Rows set aside, by reason; reasons that did not occur are not in it.</summary>
    public required ImmutableSortedDictionary<QuarantineReason, long> QuarantinedBy { get; init; }

    /// <summary>Rows set aside.</summary>
    public long Quarantined => QuarantinedBy.Values.Sum();

    /// <summary>Records of the snapshot's scope that the file no longer has; not a part of the sum.</summary>
    public required long Removed { get; init; }

    /// <summary>Synthetic records that this first real import took away, by type; not a part of the sum.</summary>
    public required ImmutableSortedDictionary<string, long> SyntheticRemoved { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary><c>read 48 = inserted 45 + duplicate 1 + quarantined 2</c>: the sum, without what is nought.</summary>
    public string Arithmetic
    {
        get
        {
            (string Name, long Count)[] parts =
            [
                ("inserted", Inserted), ("updated", Updated), ("unchanged", Unchanged), ("filtered", Filtered),
                ("duplicate", Duplicate), ("quarantined", Quarantined),
            ];
            var sum = string.Join(" + ", parts.Where(part => part.Count > 0)
                .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {part.Count}")));
            return string.Create(CultureInfo.InvariantCulture, $"read {Read} = {(sum.Length == 0 ? "0" : sum)}");
        }
    }

    /// <summary>Whether every row is counted exactly once.</summary>
    internal bool AddsUp => Read == Inserted + Updated + Unchanged + Filtered + Duplicate + Quarantined;

    /// <summary>The sum, the reasons and what else was done, a line each.</summary>
    public override string ToString()
    {
        List<string> lines = [Arithmetic];
        lines.AddRange(QuarantinedBy.Select(reason => string.Create(CultureInfo.InvariantCulture,
            $"  quarantined {reason.Value}: {reason.Key.Code()}")));
        if (Removed > 0)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"  removed {Removed} that the new snapshot no longer has"));
        }

        lines.AddRange(SyntheticRemoved.Select(type => string.Create(CultureInfo.InvariantCulture,
            $"  synthetic removed {type.Value} of {type.Key}")));
        return string.Join('\n', lines);
    }
}
