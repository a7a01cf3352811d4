using OpenCity.GraphQL.Language;

namespace OpenCity.Fuzz;

/// <summary>
/// Whether parsing and validating, under limits of a million, takes more than 2.5 times the time when a document's repeated parts
/// are doubled. Measured by the thread's processor time; what looks so is measured again, longer and at five sizes by turns.
/// </summary>
internal sealed class GrowthProbe(Engine engine)
{
    private const double Most = 2.5;
    private const int FirstBytes = 16_000;
    private const double LeastMilliseconds = 4;
    private const int Doublings = 4;
    private const int Rounds = 9;

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

        return Confirm(pump, times);
    }

    // One doubling can cost more than it should, where a tree outgrows a cache or the heap's youngest generation, or where other
    // programs take their share of both. What grows too fast does so at each of four, and however often it is measured.
    private FuzzFinding? Confirm(Pump pump, int times)
    {
        var repetitions = Enumerable.Range(0, Doublings + 1).Select(doubling => times << doubling).ToArray();
        var texts = repetitions.Select(pump.Make).ToArray();
        var least = new double[texts.Length];
        Array.Fill(least, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            for (var size = 0; size < texts.Length; size++)
            {
                least[size] = Math.Min(least[size], Measure(texts[size]));
            }

            if (round > 0 && Enumerable.Range(1, Doublings).Any(size => least[size] <= least[size - 1] * Most))
            {
                return null;
            }
        }

        return new FuzzFinding(
            "growth",
            $"{string.Join(", ", least.Select(took => $"{took:F1}"))} ms for {string.Join(", ", repetitions)} repetitions",
            "growth " + string.Join('|', pump.Parts.Select(part => part.Length)));
    }

    // The least of some runs: noise only adds.
    private double Measure(Pump pump, int times, int runs)
    {
        var text = pump.Make(times);
        var least = double.MaxValue;
        for (var run = 0; run < runs; run++)
        {
            least = Math.Min(least, Measure(text));
        }

        return least;
    }

    private double Measure(byte[] text)
    {
        var begin = CpuClock.Now;
        Work(text);
        return CpuClock.Now - begin;
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
