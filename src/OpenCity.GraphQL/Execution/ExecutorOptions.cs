using System.Collections.Frozen;

namespace OpenCity.GraphQL.Execution;

/// <summary>Limits and conventions of an executor.</summary>
public sealed record ExecutorOptions
{
    /// <summary>What a request is held to.</summary>
    public EngineLimits Limits { get; init; } = EngineLimits.Default;

    /// <summary>Bytes that documents seen before take, parsed and validated, with their plans; the latest used are kept.</summary>
    public int DocumentCacheBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Enums whose value decides the plan and not only a parameter: sort directions, languages.</summary>
    public FrozenSet<string> StructuralEnums { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Arguments whose value decides the plan, by name, with what of it counts: page sizes.</summary>
    public FrozenDictionary<string, Func<object?, int>> StructuralArguments { get; init; } =
        FrozenDictionary<string, Func<object?, int>>.Empty;

    /// <summary>
    /// Which faults of hand-written fields and loaders end the whole request, such as that the database is away. Any other fault is an
    /// execution error at its field, and told to the host in <see cref="RequestOutcome.Faults"/>.
    /// </summary>
    public Func<Exception, bool> EndsRequest { get; init; } = _ => false;
}
