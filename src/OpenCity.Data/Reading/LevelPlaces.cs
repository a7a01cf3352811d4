namespace OpenCity.Data.Reading;

/// <summary>Gives out the places of a level's columns, in the order in which they are asked for.</summary>
/// <param name="first">The first place.</param>
internal sealed class LevelPlaces(int first)
{
    /// <summary>Number of places, those before the first included.</summary>
    internal int Count { get; private set; } = first;

    /// <summary>The next place.</summary>
    internal int Take() => Count++;
}
