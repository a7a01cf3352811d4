namespace OpenCity.Domain.Publishing;

/// <summary>How many records may be asked for at once; the defaults are those of a public server.</summary>
public sealed record ReadLimits
{
    /// <summary>Records of a page where <c>first</c> is not given.</summary>
    public int DefaultPageSize { get; init; } = 20;

    /// <summary>Most records of a page; <c>PAGE_SIZE_LIMIT_EXCEEDED</c>.</summary>
    public int MaxPageSize { get; init; } = 200;

    /// <summary>Most ids of <c>nodes(ids:)</c>; <c>NODE_ID_LIMIT_EXCEEDED</c>.</summary>
    public int MaxNodeIds { get; init; } = 50;

    /// <summary>Records that are counted exactly; of more than that a count says that there are at least so many.</summary>
    public int MaxExactCount { get; init; } = 1_000_000;

    /// <summary>Greatest radius of <c>near</c> in metres; <c>RADIUS_LIMIT_EXCEEDED</c>.</summary>
    public int MaxNearMetres { get; init; } = 100_000;

    /// <summary>Groups of <c>groups</c> where <c>first</c> is not given: 100, or the most.</summary>
    public int DefaultGroups => Math.Min(100, MaxGroups);

    /// <summary>Most groups of <c>groups</c>, at the root or below each parent, at most 1,000; <c>GROUP_LIMIT_EXCEEDED</c>.</summary>
    public int MaxGroups { get; init; } = 500;
}
