using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace OpenCity.Data.Demo;

/// <summary>
/// Makes the value of a field: a number, or a text that is then read like a cell of a file; null where there is none. One instance
/// serves one group of rows, in order, so that it may remember the value before.
/// </summary>
internal abstract class DemoValue
{
    /// <summary>A number, for kinds that make one.</summary>
    internal virtual double? Number(DemoContext row) => null;

    /// <summary>A text, for kinds that make one.</summary>
    internal virtual string? Text(DemoContext row) => null;
}

/// <summary>The same in every row.</summary>
internal sealed class ConstantValue(string text) : DemoValue
{
    internal override string? Text(DemoContext row) => text;
}

/// <summary>One of several texts, some more often than others.</summary>
internal sealed class PickedValue(SplitMix random, ImmutableArray<(string Text, double UpTo)> choices) : DemoValue
{
    internal override string? Text(DemoContext row)
    {
        var point = random.Unit() * choices[^1].UpTo;
        return choices.First(choice => point < choice.UpTo).Text;
    }
}

/// <summary>A text with places to fill: numbers of the row, cells of the record that it is made for.</summary>
internal sealed class TemplateValue(ImmutableArray<TemplatePart> parts) : DemoValue
{
    internal override string? Text(DemoContext row)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Kind switch
            {
                TemplateKind.Number => row.Number.ToString(part.Text, CultureInfo.InvariantCulture),
                TemplateKind.NumberInGroup => row.NumberInGroup.ToString(part.Text, CultureInfo.InvariantCulture),
                TemplateKind.Cell => Import.Values.StoredValues.Text(row.Record!.Cells[part.Cell]),
                _ => part.Text,
            });
        }

        return text.ToString();
    }
}

/// <summary>What a part of a template stands for.</summary>
internal enum TemplateKind
{
    /// <summary>Itself.</summary>
    Literal,

    /// <summary>The number of the row in the type.</summary>
    Number,

    /// <summary>The number of the row in its group.</summary>
    NumberInGroup,

    /// <summary>A cell of the record that rows are made for.</summary>
    Cell,
}

/// <summary>A part of a template: a literal, a number with its format, a cell.</summary>
internal sealed record TemplatePart(TemplateKind Kind, string Text, int Cell = 0);

/// <summary>A measured number: a base that differs by group, waves, a walk that is pulled back, and noise.</summary>
internal sealed class MeasuredValue : DemoValue
{
    private readonly MeasuredRule _rule;
    private readonly SplitMix _random;
    private readonly double _base;
    private double _walk;

    internal MeasuredValue(MeasuredRule rule, SplitMix random)
    {
        _rule = rule;
        _random = random;
        _base = rule.Base + (rule.Spread * random.Bell());
    }

    internal override double? Number(DemoContext row)
    {
        _walk += (_rule.WalkStep * _random.Bell()) - (_rule.WalkPull * _walk);
        var value = _base + _walk + (_rule.Noise * _random.Bell());
        foreach (var wave in _rule.Waves)
        {
            value += wave.At(row.Local);
        }

        return Math.Clamp(value, _rule.Min, _rule.Max);
    }
}

/// <summary>How a measured number goes.</summary>
internal sealed record MeasuredRule(
    double Base, double Spread, double Noise, ImmutableArray<Wave> Waves, double WalkStep, double WalkPull, double Min, double Max);

/// <summary>A number that follows another one along straight lines between points.</summary>
internal sealed class FollowingValue(int of, ImmutableArray<(double X, double Y)> points) : DemoValue
{
    internal override double? Number(DemoContext row)
    {
        if (row.Numbers[of] is not { } x)
        {
            return null;
        }

        var i = 1;
        while (i < points.Length - 1 && x > points[i].X)
        {
            i++;
        }

        var (x0, y0) = points[i - 1];
        var (x1, y1) = points[i];
        return y0 + ((y1 - y0) * (Math.Clamp(x, points[0].X, points[^1].X) - x0) / (x1 - x0));
    }
}

/// <summary>The mean of another number's last values in the group.</summary>
internal sealed class MeanValue(int of, int last) : DemoValue
{
    private readonly Queue<double> _values = new();

    internal override double? Number(DemoContext row)
    {
        if (row.Numbers[of] is { } value)
        {
            _values.Enqueue(value);
            if (_values.Count > last)
            {
                _values.Dequeue();
            }
        }

        return _values.Count == 0 ? null : _values.Sum() / _values.Count;
    }
}

/// <summary>The word for the range that another number lies in.</summary>
internal sealed class BandedValue(int of, ImmutableArray<(double UpTo, string Text)> bands) : DemoValue
{
    internal override string? Text(DemoContext row) =>
        row.Numbers[of] is { } number ? bands.First(band => number <= band.UpTo).Text : null;
}

/// <summary>A day between two.</summary>
internal sealed class DayValue(SplitMix random, DateOnly from, int days) : DemoValue
{
    internal override string? Text(DemoContext row) =>
        from.AddDays((int)(random.Unit() * days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A degree north or east near a place of the record that rows are made for.</summary>
internal sealed class NearValue(SplitMix random, int latitude, int cell, double metres, bool isLongitude) : DemoValue
{
    private const double MetresPerDegree = 111_320;

    internal override double? Number(DemoContext row)
    {
        var record = row.Record!;
        if (record.Cells[cell].Kind != Providers.SqlValueKind.Real)
        {
            return null;
        }

        var degree = metres / MetresPerDegree;
        if (isLongitude)
        {
            degree /= Math.Max(0.01, Wave.Cosine(Math.Abs(record.Cells[latitude].Real) / 360));
        }

        // Six digits are a tenth of a metre; sums of doubles would show more than that on no machine alike.
        return Math.Round(record.Cells[cell].Real + (degree * ((random.Unit() * 2) - 1)), 6);
    }
}
