using System.Text;

namespace OpenCity.Fuzz;

/// <summary>Numbers by chance from a seed and the number of a mutation, so that each mutation can be made again by itself.</summary>
internal sealed class Dice(ulong seed, ulong number)
{
    private ulong _state = Mix((seed * 0x9E3779B97F4A7C15UL) ^ Mix(number));

    /// <summary>A number from 0 up to, and without, a bound.</summary>
    internal int Next(int bound) => bound <= 1 ? 0 : (int)(Next() % (ulong)bound);

    /// <summary>True once in so many times.</summary>
    internal bool Once(int times) => Next(times) == 0;

    /// <summary>One of some things.</summary>
    internal T Of<T>(IReadOnlyList<T> things) => things[Next(things.Count)];

    /// <summary>Mostly small, seldom large: one to a bound.</summary>
    internal int Some(int bound) => 1 + Next(Once(8) ? bound : Once(3) ? Math.Max(1, bound / 8) : Math.Min(bound, 3));

    /// <summary>A name of one to three letters.</summary>
    internal byte[] Name() => Encoding.ASCII.GetBytes($"n{Next(1000)}");

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
