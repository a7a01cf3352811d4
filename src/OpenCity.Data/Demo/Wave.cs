namespace OpenCity.Data.Demo;

/// <summary>A value that rises and falls in a rhythm.</summary>
/// <param name="Amplitude">Greatest distance from the middle.</param>
/// <param name="Period">Time from peak to peak.</param>
/// <param name="Peak">Time of the first peak after midnight.</param>
internal sealed record Wave(double Amplitude, TimeSpan Period, TimeSpan Peak)
{
    /// <summary>The value at a time.</summary>
    internal double At(DateTime local)
    {
        var turns = (double)((local.Ticks - Peak.Ticks) % Period.Ticks) / Period.Ticks;
        return Amplitude * Cosine(turns < 0 ? turns + 1 : turns);
    }

    /// <summary>The cosine of a part of a turn, 0 to 1, by Bhaskara's formula: near enough, and the same everywhere.</summary>
    internal static double Cosine(double turns)
    {
        var shifted = turns + 0.25;
        shifted -= shifted >= 1 ? 1 : 0;
        var half = shifted < 0.5 ? shifted * 2 : (shifted - 0.5) * 2;
        var arc = half * (1 - half);
        var sine = 16 * arc / (5 - (4 * arc));
        return shifted < 0.5 ? sine : -sine;
    }
}
