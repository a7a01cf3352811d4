namespace OpenCity.Data.Demo;

/// <summary>
/// Random numbers that are the same on every machine, in every year (SplitMix64): only integer arithmetic, and of floating point only
/// what IEEE 754 defines to the last bit.
/// </summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream for one field of one group, so that a new field changes no other.</summary>
    internal static SplitMix For(long seed, int group, string name)
    {
        var mixed = (ulong)seed;
        foreach (var letter in name)
        {
            mixed = Mix((mixed ^ letter) * 0x100000001B3);
        }

        return new SplitMix(Mix(mixed ^ (uint)group));
    }

    /// <summary>64 bits.</summary>
    internal ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>A number from 0 up to, not including, 1.</summary>
    internal double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number around 0 with a spread of 1, bell-shaped, never beyond 3.5.</summary>
    internal double Bell() => (Unit() + Unit() + Unit() + Unit() - 2) * 1.7320508;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
