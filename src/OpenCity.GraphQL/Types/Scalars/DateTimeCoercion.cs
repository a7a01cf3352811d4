namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>An instant of RFC 3339, offset required, at most 6 decimals of a second; the value is in UTC.</summary>
internal sealed class DateTimeCoercion : TextScalarCoercion
{
    private const int MaxDecimals = 6;

    protected override string Expected => "\"DateTime\" expects an instant like \"2019-07-07T09:00:00+09:00\"";

    protected override object? ReadText(string text, out string? reason)
    {
        var span = text.AsSpan();
        reason = null;

        // "2019-07-07T09:00:00" is 19 characters; decimals and the offset follow.
        if (span.Length < 20
            || !TryDigits(span[..4], out var year) || span[4] != '-'
            || !TryDigits(span[5..7], out var month) || span[7] != '-'
            || !TryDigits(span[8..10], out var day) || span[10] is not ('T' or 't')
            || !TryDigits(span[11..13], out var hour) || span[13] != ':'
            || !TryDigits(span[14..16], out var minute) || span[16] != ':'
            || !TryDigits(span[17..19], out var second))
        {
            reason = span.Length == 19 && span[10] is 'T' or 't' ? "the offset is missing" : null;
            return null;
        }

        span = span[19..];
        var microseconds = 0;
        if (span[0] == '.')
        {
            var decimals = span[1..].IndexOfAnyExceptInRange('0', '9');
            if (decimals > MaxDecimals)
            {
                reason = "at most 6 decimals of a second are allowed";
                return null;
            }

            if (decimals <= 0 || !TryDigits(span[1..(decimals + 1)], out microseconds))
            {
                return null;
            }

            for (var i = decimals; i < MaxDecimals; i++)
            {
                microseconds *= 10;
            }

            span = span[(decimals + 1)..];
        }

        if (!TryOffset(span, out var offset))
        {
            return null;
        }

        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            reason = "there is no such day or time";
            return null;
        }

        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).Ticks
            + (microseconds * TimeSpan.TicksPerMicrosecond) - (offset * TimeSpan.TicksPerMinute);
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            reason = "in UTC it is beyond the years 0001 to 9999";
            return null;
        }

        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryDigits(text[1..3], out var hour) || !TryDigits(text[4..6], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            number = (number * 10) + (character - '0');
        }

        return true;
    }
}
