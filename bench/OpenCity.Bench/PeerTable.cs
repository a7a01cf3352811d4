using System.Globalization;

namespace OpenCity.Bench;

/// <summary>What a peer cost for a question.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="AtLeast">What <paramref name="OverUs"/> must be at least; null where there is no gate.</param>
/// <param name="OverUs">Its CPU as a multiple of OpenCity's.</param>
/// <param name="Side">Its place in a round.</param>
internal sealed record PeerFigure(Peer Peer, double? AtLeast, Interval OverUs, int Side)
{
    /// <summary>
    /// Whether it costs what it must at least: the median is at least the gate, the lower end at least the gate divided by 1.1.
    /// </summary>
    internal bool IsMet => AtLeast is not { } gate || (OverUs.IsNarrow && OverUs.Median >= gate && OverUs.Low >= gate / 1.1);
}

/// <summary>The second table: what the peers cost over OpenCity, in the rounds of the first.</summary>
internal sealed class PeerTable(Peer[] peers)
{
    private readonly List<string> _lines = [];
    private bool _isMet = true;

    internal void Add(TableQuestion question, List<CpuCost[]> rounds, PeerFigure[] figures)
    {
        var line = new List<string> { question.Name };
        foreach (var figure in peers.Select(peer => Array.Find(figures, figure => figure.Peer == peer)))
        {
            line.Add(figure?.OverUs.ToString() ?? "not expressed");
            line.Add(figure is null ? "" : CpuCost.Describe(rounds, figure.Side));
        }

        var gates = figures.Select(figure => figure.AtLeast).OfType<double>();
        line.Insert(1, string.Join(", ", gates.Select(gate => gate.ToString("0.0", CultureInfo.InvariantCulture))));
        line.Add(CpuCost.Describe(rounds, 0));
        line.Add(rounds.Count.ToString(CultureInfo.InvariantCulture));
        var isMet = Array.TrueForAll(figures, figure => figure.IsMet);
        line.Add(isMet ? "met" : "**not met**");
        _lines.Add($"| {string.Join(" | ", line)} |");
        _isMet &= isMet;
    }

    /// <summary>Writes it, and tells whether its gates are met.</summary>
    internal bool Write()
    {
        if (peers.Length > 0)
        {
            var names = string.Join(" and ", peers.Select(peer => peer.Name));
            Console.WriteLine($"\nCPU of server and database, {names} to OpenCity");
            _lines.ForEach(Console.WriteLine);
        }

        return _isMet;
    }
}
