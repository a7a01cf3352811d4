using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OpenCity.Data.Model;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Data.Reading;

/// <summary>The id of database rows, written straight from the key's columns in the form of <c>RecordId</c>.</summary>
internal sealed class IdValue : IColumn
{
    private readonly byte[] _prefix;
    private readonly ImmutableArray<(int Column, ColumnKind Kind)> _parts;

    internal IdValue(string type, ImmutableArray<(int Column, ColumnKind Kind)> parts)
    {
        _prefix = Encoding.UTF8.GetBytes(type);
        _parts = parts;
    }

    // A key has no nulls.
    public bool IsNull(Level level, int position) => false;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var rows = (RowLevel)level;
        writer.Raw((byte)'"');
        writer.Raw(_prefix);
        foreach (var (column, kind) in _parts)
        {
            writer.Raw((byte)':');
            switch (kind)
            {
                case ColumnKind.Text: WriteText(writer, ((TextBuffer)rows[column])[position]); break;
                case ColumnKind.Date: WriteDay(writer, ((TextBuffer)rows[column])[position]); break;
                case ColumnKind.Instant: WriteInstant(writer, ((LongBuffer)rows[column])[position]); break;
                default: writer.Number(((LongBuffer)rows[column])[position]); break;
            }
        }

        writer.Raw((byte)'"');
        return true;
    }

    private static void WriteText(ResponseWriter writer, ReadOnlySpan<byte> text)
    {
        for (var special = text.IndexOfAny((byte)'%', (byte)':'); special >= 0; special = text.IndexOfAny((byte)'%', (byte)':'))
        {
            writer.TextPart(text[..special]);
            writer.Raw(text[special] == (byte)'%' ? "%25"u8 : "%3A"u8);
            text = text[(special + 1)..];
        }

        writer.TextPart(text);
    }

    // 2019-07-07 becomes 20190707.
    private static void WriteDay(ResponseWriter writer, ReadOnlySpan<byte> day)
    {
        writer.Raw(day[..4]);
        writer.Raw(day[5..7]);
        writer.Raw(day[8..]);
    }

    private static void WriteInstant(ResponseWriter writer, long instant)
    {
        var time = DateTime.UnixEpoch.AddTicks(instant * TimeSpan.TicksPerMicrosecond);
        var fraction = instant % 1_000_000 != 0;
        time.TryFormat(
            writer.Reserve(32), out var written, fraction ? "yyyyMMdd'T'HHmmss.FFFFFF'Z'" : "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        writer.Advance(written);
    }
}
