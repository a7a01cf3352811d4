namespace OpenCity.GraphQL.Execution;

/// <summary>
/// One level of the answer: so many positions, whose values columns read by number. Rows of a database and objects in memory are
/// its two kinds; the writer knows neither.
/// </summary>
public abstract class Level : IDisposable
{
    /// <summary>Number of positions.</summary>
    public abstract int Count { get; }

    /// <summary>Gives buffers back. No column may read afterwards.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>The root: one position without columns.</summary>
public sealed class RootLevel : Level
{
    /// <summary>The only one that is needed.</summary>
    public static RootLevel Instance { get; } = new();

    /// <inheritdoc/>
    public override int Count => 1;
}

/// <summary>A level of objects in memory.</summary>
/// <param name="items">The objects by position.</param>
public sealed class ObjectLevel<T>(T[] items) : Level
{
    /// <summary>The objects by position.</summary>
    public T[] Items { get; } = items;

    /// <inheritdoc/>
    public override int Count => Items.Length;
}
