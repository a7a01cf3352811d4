using System.Collections.Frozen;

namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>The scalars beside those of the specification that the engine can read.</summary>
public static class CustomScalars
{
    /// <summary>
    /// By name: <c>DateTime</c> (a <see cref="DateTimeOffset"/> in UTC), <c>LocalDate</c> (a <see cref="DateOnly"/>),
    /// <c>Duration</c> (an <see cref="IsoDuration"/>), <c>Long</c> (a <see cref="long"/>), <c>URI</c> (a string).
    /// </summary>
    public static FrozenDictionary<string, ScalarCoercion> All { get; } = new Dictionary<string, ScalarCoercion>
    {
        ["DateTime"] = new DateTimeCoercion(),
        ["LocalDate"] = new LocalDateCoercion(),
        ["Duration"] = new DurationCoercion(),
        ["Long"] = new LongCoercion(),
        ["URI"] = new UriCoercion(),
    }.ToFrozenDictionary();
}
