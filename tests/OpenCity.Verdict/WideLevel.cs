using OpenCity.GraphQL.Execution;

namespace OpenCity.Verdict;

/// <summary>Positions with the number that each value is made of, and the name of its object type; no type where it is null.</summary>
internal sealed class WideLevel(uint[] chances, string?[] types, string[] arguments) : Level
{
    /// <summary>What the value of each position is made of.</summary>
    public uint[] Chances { get; } = chances;

    /// <summary>The object type of each position.</summary>
    public string?[] Types { get; } = types;

    /// <summary>The arguments of the field, as one text; one entry for all positions.</summary>
    public string Arguments { get; } = arguments[0];

    /// <inheritdoc/>
    public override int Count => Chances.Length;

    /// <summary>The numbers of any level.</summary>
    public static uint[] ChancesOf(Level level) => level is WideLevel wide ? wide.Chances : [Chance.Root];
}

/// <summary>Reads the type that was noted for a position.</summary>
internal sealed class WideTypeColumn : ITypeColumn
{
    /// <inheritdoc/>
    public string? TypeOf(Level level, int position) => ((WideLevel)level).Types[position];
}
