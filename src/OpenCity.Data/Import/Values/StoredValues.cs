using System.Globalization;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Values;

/// <summary>Instants and days as the database keeps them.</summary>
internal static class StoredValues
{
    /// <summary>Microseconds since 1970 in UTC.</summary>
    internal static SqlValue Of(DateTimeOffset instant) => SqlValue.Of((instant.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    /// <summary>The text <c>2019-07-07</c>.</summary>
    internal static SqlValue Of(DateOnly day) => SqlValue.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A value as text, for messages.</summary>
    internal static string Text(in SqlValue value) => value.Kind == SqlValueKind.Null ? "" : value.ToString();

    /// <summary>Whether two values are one.</summary>
    internal static bool Same(in SqlValue a, in SqlValue b) => a.Kind == b.Kind
        && (a.Kind == SqlValueKind.Text ? a.Text == b.Text : a.Integer == b.Integer);
}
