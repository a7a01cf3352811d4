using System.Globalization;

namespace OpenCity.Bench;

/// <summary>What two sides cost in interleaved rounds of one run, in microseconds of CPU; the ratio of a round is what counts.</summary>
internal sealed class Ratios
{
    private readonly List<(double Ours, double Theirs)> _rounds = [];

    internal double Median => Sorted()[_rounds.Count / 2];

    internal void Add(double ours, double theirs) => _rounds.Add((ours, theirs));

    internal string Describe(string name, string ours, string theirs)
    {
        var ratios = Sorted();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: median {Median:0.000} (min {ratios[0]:0.000}, max {ratios[^1]:0.000}) of {ratios.Length} rounds; "
            + $"{ours} {_rounds.Average(round => round.Ours):0.0} us, {theirs} {_rounds.Average(round => round.Theirs):0.0} us");
    }

    private double[] Sorted() => [.. _rounds.Select(round => round.Ours / round.Theirs).Order()];
}
