using System.Diagnostics;
using System.Globalization;
using OpenCity.Data.Model;

namespace OpenCity.Data.Sql;

/// <summary>
/// Types of SQL Server. An instant is <c>datetime2</c> in UTC, to the microsecond; a text is <c>varchar</c> in UTF-8, whose
/// order by bytes is that by code point (an order by the units of UTF-16 is not).
/// </summary>
internal static class SqlServerTypes
{
    /// <summary>The collation of every text that is compared.</summary>
    internal const string Collation = "Latin1_General_100_BIN2_UTF8";

    /// <summary>
    /// Bytes of the longest <c>varchar</c> that can be indexed. A given text is cut there: no record has one so long, so the
    /// cut one is in no record, equals none, and has the place in the order that the whole one has.
    /// </summary>
    internal const int MaxBytes = 8000;

    private const int BytesPerUnit = 3;

    /// <summary>A text of UTF-16 as the columns keep theirs; the collation within is what gives the code page.</summary>
    internal static string AsColumn(string text) => $"CAST({text} COLLATE {Collation} AS varchar({MaxBytes}))";

    /// <summary>An instant of Unix microseconds as a text that is read alike under every language of a session.</summary>
    internal static string InstantText(long microseconds) => DateTime.UnixEpoch
        .AddTicks(microseconds * TimeSpan.TicksPerMicrosecond).ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    /// <summary>The type of a value that <c>OPENJSON</c> reads.</summary>
    internal static string InJson(ColumnKind kind) => kind == ColumnKind.Text ? "nvarchar(4000)" : Of(kind, null);

    /// <summary>The type of a column.</summary>
    /// <param name="kind">The kind of its values.</param>
    /// <param name="maxLength">Greatest length of a text in UTF-16 units; null for a text that is never compared.</param>
    /// <exception cref="NotSupportedException">A text may be so long that it could not be compared.</exception>
    internal static string Of(ColumnKind kind, int? maxLength) => kind switch
    {
        ColumnKind.Text when maxLength is null => "varchar(max)",
        ColumnKind.Text when maxLength * BytesPerUnit < MaxBytes =>
            string.Create(CultureInfo.InvariantCulture, $"varchar({maxLength * BytesPerUnit})"),
        ColumnKind.Text => throw new NotSupportedException(
            $"A text of {maxLength} units is too long for SQL Server: {(MaxBytes - 1) / BytesPerUnit} at most."),
        ColumnKind.Int => "int",
        ColumnKind.Long => "bigint",
        ColumnKind.Double => "float",
        ColumnKind.Boolean => "bit",
        ColumnKind.Instant => "datetime2(6)",
        ColumnKind.Date => "date",
        _ => throw new UnreachableException(),
    };
}
