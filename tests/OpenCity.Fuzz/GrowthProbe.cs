using OpenCity.GraphQL.Language;

namespace OpenCity.Fuzz;

/// <summary>
/// Whether parsing and validating, under limits of a million, takes more than 2.5 times the time when a document's repeated parts
/// are doubled. Measured by the thread's processor time; what looks so is measured again, longer and at three sizes.
/// </summary>
internal sealed class GrowthProbe(Engine engine)
{
    private const double Most = 2.5;
    private const int FirstBytes = 16_000;
    private const double LeastMilliseconds = 4;

    /// <summary>What grows too fast, or null.</summary>
    internal FuzzFinding? Probe(Pump pump)
    {
        var each = Math.Max(1, pump.Make(101).Length - pump.Make(100).Length);
        var times = Math.Clamp(FirstBytes / each, 4, 8_000);
        var (once, twice) = (Measure(pump, times, 1), Measure(pump, times * 2, 1));
        if (twice > Examiner.LongestMilliseconds && once > Examiner.LongestMilliseconds / 4)
        {
            return new FuzzFinding("hang", $"{twice:F0} ms for {times * 2} repetitions", "hang growth");
        }

        if (twice < LeastMilliseconds || twice <= once * Most)
        {
            return null;
        }

        (once, twice) = (Measure(pump, times, 7), Measure(pump, times * 2, 7));
        if (twice < LeastMilliseconds || twice <= once * Most)
        {
            return null;
        }

        var fourfold = Measure(pump, times * 4, 5);
        if (fourfold <= twice * Most)
        {
            return null;
        }

        // A third time, because other programs share caches and memory with this one.
        (once, twice, fourfold) = (Measure(pump, times, 15), Measure(pump, times * 2, 15), Measure(pump, times * 4, 9));
        return twice <= once * Most || fourfold <= twice * Most
            ? null
            : new FuzzFinding(
                "growth",
                $"{once:F1} ms, {twice:F1} ms, {fourfold:F1} ms for {times}, {times * 2}, {times * 4} repetitions",
                "growth " + string.Join('|', pump.Parts.Select(part => part.Length)));
    }

    // The least of some runs: noise only adds.
    private double Measure(Pump pump, int times, int runs)
    {
        var text = pump.Make(times);
        var least = double.MaxValue;
        for (var run = 0; run < runs; run++)
        {
            var begin = CpuClock.Now;
            Work(text);
            least = Math.Min(least, CpuClock.Now - begin);
        }

        return least;
    }

    private void Work(byte[] text)
    {
        var limits = Engine.Limits(isRaised: true);
        try
        {
            engine.Validate(engine.Parse(text, limits), limits);
        }
        catch (GraphQLSyntaxException)
        {
            // Refusing takes time too.
        }
    }
}
