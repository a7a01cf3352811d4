using System.Globalization;

namespace OpenCity.Bench;

/// <summary>The median of ratios, and the 90 % interval that resampling the rounds gives for it (percentile bootstrap, 4,000 resamples).</summary>
internal readonly record struct Interval(double Median, double Low, double High)
{
    private const int Resamples = 4000;

    /// <summary>Whether both ends are within a tenth of the median.</summary>
    internal bool IsNarrow => Low >= Median * 0.9 && High <= Median * 1.1;

    internal static Interval Of(IReadOnlyList<double> ratios)
    {
        // The same seed each time: the same rounds give the same interval.
        var random = new Random(42);
        var medians = new double[Resamples];
        var sample = new double[ratios.Count];
        for (var i = 0; i < Resamples; i++)
        {
            for (var j = 0; j < sample.Length; j++)
            {
                sample[j] = ratios[random.Next(ratios.Count)];
            }

            medians[i] = MedianOf(sample);
        }

        Array.Sort(medians);
        return new Interval(MedianOf([.. ratios]), medians[(int)(Resamples * 0.05)], medians[(int)(Resamples * 0.95)]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} ({Low:0.00} to {High:0.00})");

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
    }
}
