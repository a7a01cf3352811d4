using System.Globalization;
using System.Text;

namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>
/// A duration of ISO 8601. Months and years stay what they are, because how long they last hangs on where they begin;
/// days are days of the calendar of the instant they are added to; hours, minutes and seconds are one amount.
/// </summary>
public readonly record struct IsoDuration
{
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>A duration of these parts, which all have the same sign or are zero.</summary>
    /// <exception cref="ArgumentException">Parts of both signs.</exception>
    public IsoDuration(int years, int months, int days, long microseconds)
    {
        if ((years < 0 || months < 0 || days < 0 || microseconds < 0)
            && (years > 0 || months > 0 || days > 0 || microseconds > 0))
        {
            throw new ArgumentException("The parts of a duration have one sign.", nameof(microseconds));
        }

        Years = years;
        Months = months;
        Days = days;
        Microseconds = microseconds;
    }

    /// <summary>Years of the calendar.</summary>
    public int Years { get; }

    /// <summary>Months of the calendar.</summary>
    public int Months { get; }

    /// <summary>Days; a week is seven of them.</summary>
    public int Days { get; }

    /// <summary>Hours, minutes and seconds, as microseconds.</summary>
    public long Microseconds { get; }

    private bool IsNegative => Years < 0 || Months < 0 || Days < 0 || Microseconds < 0;

    /// <summary>
    /// Reads <c>PnYnMnDTnHnMnS</c> or <c>PnW</c>, with a leading <c>-</c> for a negative one; seconds have at most 6 decimals.
    /// </summary>
    public static bool TryParse(string? text, out IsoDuration duration)
    {
        duration = default;
        var rest = text.AsSpan();
        var sign = 1;
        if (rest.StartsWith("-"))
        {
            sign = -1;
            rest = rest[1..];
        }

        if (!rest.StartsWith("P") || rest.Length < 2)
        {
            return false;
        }

        rest = rest[1..];
        if (rest[^1] == 'W')
        {
            if (!TryPart(ref rest, 'W', out var weeks) || weeks > int.MaxValue / 7 || !rest.IsEmpty)
            {
                return false;
            }

            duration = new IsoDuration(0, 0, sign * (int)weeks * 7, 0);
            return true;
        }

        if (!TryPart(ref rest, 'Y', out var years)
            || !TryPart(ref rest, 'M', out var months)
            || !TryPart(ref rest, 'D', out var days)
            || years > int.MaxValue || months > int.MaxValue || days > int.MaxValue
            || !TryTime(rest, out var microseconds))
        {
            return false;
        }

        duration = new IsoDuration(sign * (int)years, sign * (int)months, sign * (int)days, sign * microseconds);
        return true;
    }

    /// <summary>Reads a duration that is known to be well-formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static IsoDuration Parse(string text) =>
        TryParse(text, out var duration) ? duration : throw new FormatException($"\"{text}\" is not an ISO 8601 duration.");

    /// <summary>
    /// The instant that lies this duration later, in the offset of the given one: years and months first, held to the
    /// last day of a month, then days, then time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is beyond the years 0001 to 9999.</exception>
    public DateTimeOffset AddTo(DateTimeOffset instant)
    {
        var months = ((long)Years * 12) + Months;
        const int MostMonths = 12 * 10_000;
        const long MostMicroseconds = long.MaxValue / TimeSpan.TicksPerMicrosecond;
        if (months is > MostMonths or < -MostMonths || Microseconds is > MostMicroseconds or < -MostMicroseconds)
        {
            throw new ArgumentOutOfRangeException(nameof(instant), "The instant is beyond the years 0001 to 9999.");
        }

        return instant.AddMonths((int)months).AddDays(Days).AddTicks(Microseconds * TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>The shortest ISO 8601 text of these parts; <c>PT0S</c> for none.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(IsNegative ? "-P" : "P");
        Append(text, Math.Abs((long)Years), 'Y');
        Append(text, Math.Abs((long)Months), 'M');
        Append(text, Math.Abs((long)Days), 'D');

        // A long has one more negative number than positive ones.
        var microseconds = Microseconds < 0 ? (ulong)(-(Microseconds + 1)) + 1 : (ulong)Microseconds;
        if (microseconds > 0)
        {
            text.Append('T');
            var seconds = microseconds / MicrosecondsPerSecond;
            Append(text, (long)(seconds / 3600), 'H');
            Append(text, (long)(seconds / 60 % 60), 'M');
            AppendSeconds(text, (long)(seconds % 60), (long)(microseconds % MicrosecondsPerSecond));
        }

        return this == default ? "PT0S" : text.ToString();
    }

    private static void Append(StringBuilder text, long number, char unit)
    {
        if (number != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{number}{unit}");
        }
    }

    private static void AppendSeconds(StringBuilder text, long seconds, long microseconds)
    {
        if (microseconds != 0)
        {
            var decimals = microseconds.ToString("D6", CultureInfo.InvariantCulture).TrimEnd('0');
            text.Append(CultureInfo.InvariantCulture, $"{seconds}.{decimals}S");
        }
        else
        {
            Append(text, seconds, 'S');
        }
    }

    private static bool TryTime(ReadOnlySpan<char> rest, out long microseconds)
    {
        microseconds = 0;
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] != 'T' || rest.Length < 2)
        {
            return false;
        }

        rest = rest[1..];
        if (!TryPart(ref rest, 'H', out var hours) || !TryPart(ref rest, 'M', out var minutes)
            || !TrySeconds(ref rest, out var secondsInMicroseconds) || !rest.IsEmpty)
        {
            return false;
        }

        var total = ((((Int128)hours * 60) + minutes) * 60 * MicrosecondsPerSecond) + secondsInMicroseconds;
        if (total > long.MaxValue)
        {
            return false;
        }

        microseconds = (long)total;
        return true;
    }

    // A part that is not there is zero and takes nothing.
    private static bool TryPart(ref ReadOnlySpan<char> rest, char unit, out long number)
    {
        number = 0;
        var digits = DigitsAtStart(rest);
        if (digits == 0 || digits == rest.Length || rest[digits] != unit)
        {
            return true;
        }

        if (!long.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        rest = rest[(digits + 1)..];
        return true;
    }

    private static bool TrySeconds(ref ReadOnlySpan<char> rest, out Int128 microseconds)
    {
        microseconds = 0;
        if (rest.IsEmpty)
        {
            return true;
        }

        var whole = DigitsAtStart(rest);
        var decimals = 0;
        if (whole < rest.Length && rest[whole] is '.' or ',')
        {
            decimals = DigitsAtStart(rest[(whole + 1)..]);
            if (decimals is 0 or > 6)
            {
                return false;
            }
        }

        var end = whole + (decimals == 0 ? 0 : decimals + 1);
        if (whole == 0 || end != rest.Length - 1 || rest[end] != 'S'
            || !long.TryParse(rest[..whole], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        microseconds = (Int128)seconds * MicrosecondsPerSecond;
        for (int i = 0, scale = 100_000; i < decimals; i++, scale /= 10)
        {
            microseconds += (rest[whole + 1 + i] - '0') * scale;
        }

        rest = [];
        return true;
    }

    private static int DigitsAtStart(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
