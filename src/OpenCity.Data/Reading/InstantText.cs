using System.Buffers.Text;
using OpenCity.GraphQL.Response;

namespace OpenCity.Data.Reading;

/// <summary>Writes instants as RFC 3339 texts with the city's offset and at most 6 decimals.</summary>
internal static class InstantText
{
    internal static void Write(ResponseWriter writer, long instant, CityClock clock)
    {
        var offset = clock.OffsetMinutes(instant);
        var local = DateTime.UnixEpoch.AddTicks((instant * TimeSpan.TicksPerMicrosecond) + (offset * TimeSpan.TicksPerMinute));
        var target = writer.Reserve(40);
        target[0] = (byte)'"';
        Utf8Formatter.TryFormat(local, target[1..], out _, 'O');
        // yyyy-MM-ddTHH:mm:ss is 19 characters; the fraction is written only where there is one.
        var length = 20;
        var microseconds = (int)(local.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        if (microseconds != 0)
        {
            length += 7;
            while (target[length - 1] == (byte)'0')
            {
                length--;
            }
        }

        length += WriteOffset(target[length..], offset);
        target[length++] = (byte)'"';
        writer.Advance(length);
    }

    private static int WriteOffset(Span<byte> target, int minutes)
    {
        if (minutes == 0)
        {
            target[0] = (byte)'Z';
            return 1;
        }

        target[0] = minutes < 0 ? (byte)'-' : (byte)'+';
        var (hours, rest) = Math.DivRem(Math.Abs(minutes), 60);
        target[1] = (byte)('0' + (hours / 10));
        target[2] = (byte)('0' + (hours % 10));
        target[3] = (byte)':';
        target[4] = (byte)('0' + (rest / 10));
        target[5] = (byte)('0' + (rest % 10));
        return 6;
    }
}
