using System.Globalization;
using System.Text;
using OpenCity.Domain.Model;

namespace OpenCity.Domain.Identity;

/// <summary>Ids of records: <c>Type:part[:part]</c> (docs/ids.md).</summary>
/// <remarks>
/// The parts are the columns of the key in order, a reference giving the parts of its target's key. In a text part <c>%</c> and
/// <c>:</c> are percent-encoded; instants are UTC basic (<c>20190706T150000Z</c>, with a fraction only where there is one), days
/// <c>20190707</c>, whole numbers decimal, enums by name. At most 200 characters. A record has one id: every other spelling is none.
/// </remarks>
public static class RecordId
{
    /// <summary>Greatest length of an id in UTF-16 units.</summary>
    public const int MaxLength = 200;

    private const string Day = "yyyyMMdd";
    private const string Instant = "yyyyMMdd'T'HHmmss'Z'";
    private const string InstantWithFraction = "yyyyMMdd'T'HHmmss'.'FFFFFF'Z'";
    private const long TicksOfMicrosecond = TimeSpan.TicksPerMicrosecond;

    /// <summary>The id of a key; parts are string, int, long, DateOnly or DateTimeOffset, in the order of <see cref="PartKinds"/>.</summary>
    public static string Format(RecordType type, IReadOnlyList<object> parts)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count != type.KeyParts.Length)
        {
            throw new ArgumentException($"The key of \"{type}\" has {type.KeyParts.Length} parts, not {parts.Count}.", nameof(parts));
        }

        var id = new StringBuilder(type.Name, MaxLength);
        foreach (var part in parts)
        {
            id.Append(':');
            AppendPart(id, part);
        }

        return id.ToString();
    }

    /// <summary>Whether the id of a key stays within <see cref="MaxLength"/>: only percent-encoding can make it longer than the
    /// key's texts allow, so an import asks before it stores a row.</summary>
    public static bool Fits(RecordType type, IReadOnlyList<object> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (var part in parts)
        {
            if (part is string text && text.AsSpan().ContainsAny(':', '%'))
            {
                return Format(type, parts).Length <= MaxLength;
            }
        }

        return true;
    }

    /// <summary>Reads an id of the type; false where it is not one (wrong type name, number of parts, form of a part).</summary>
    public static bool TryParse(RecordType type, string id, out object[] parts)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(id);
        parts = [];
        var fields = type.KeyParts;
        if (id.Length > MaxLength || !id.StartsWith(type.Name, StringComparison.Ordinal))
        {
            return false;
        }

        var values = new object[fields.Length];
        var rest = id.AsSpan(type.Name.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (rest is not [':', .. var text])
            {
                return false;
            }

            var end = text.IndexOf(':');
            rest = end < 0 ? [] : text[end..];
            text = end < 0 ? text : text[..end];
            if (ParsePart(fields[i], text) is not { } value)
            {
                return false;
            }

            values[i] = value;
        }

        parts = rest.IsEmpty ? values : [];
        return rest.IsEmpty;
    }

    /// <summary>The record type that an id names by what stands before the first colon, or null.</summary>
    public static RecordType? FindType(City city, string id)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(id);
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || id.Length > MaxLength ? null : city.RecordTypesByName.GetValueOrDefault(id[..colon]);
    }

    /// <summary>Kinds of the key's parts, references resolved to their targets' keys.</summary>
    public static IReadOnlyList<ValueKind> PartKinds(RecordType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return [.. type.KeyParts.Select(field => field.Kind)];
    }

    private static void AppendPart(StringBuilder id, object part)
    {
        switch (part)
        {
            case string text:
                AppendText(id, text);
                break;
            case int or long:
                id.Append(CultureInfo.InvariantCulture, $"{part}");
                break;
            case DateOnly day:
                id.Append(day.ToString(Day, CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                var utc = instant.UtcDateTime;
                var hasFraction = utc.Ticks % TimeSpan.TicksPerSecond >= TicksOfMicrosecond;
                id.Append(utc.ToString(hasFraction ? InstantWithFraction : Instant, CultureInfo.InvariantCulture));
                break;
            default:
                throw new ArgumentException($"A key has no part of the type \"{part.GetType()}\".", nameof(part));
        }
    }

    private static void AppendText(StringBuilder id, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '%' => id.Append("%25"),
                ':' => id.Append("%3A"),
                _ => id.Append(c),
            };
        }
    }

    // Leading zeros, "+1", "%41", "20190706T150000.0Z" read, but are not how the id is written: a record has one id.
    private static object? ParsePart(ValueField field, ReadOnlySpan<char> text)
    {
        var value = ReadPart(field, text);
        if (value is null || (value is string && !text.Contains('%')))
        {
            return value;
        }

        var written = new StringBuilder(text.Length);
        AppendPart(written, value);
        return written.Equals(text) ? value : null;
    }

    private static object? ReadPart(ValueField field, ReadOnlySpan<char> text)
    {
        switch (field.Kind)
        {
            case ValueKind.Id or ValueKind.String:
                return text.Contains('%')
                    ? text.ToString().Replace("%3A", ":", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal)
                    : text.ToString();
            case ValueKind.Enum:
                var name = text.ToString();
                return field.Enum!.ValuesByName.ContainsKey(name) ? name : null;
            case ValueKind.Int:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
            case ValueKind.Long:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) ? big : null;
            case ValueKind.LocalDate:
                return DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
            case ValueKind.DateTime:
                return DateTimeOffset.TryParseExact(
                    text, [Instant, InstantWithFraction], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                    ? instant : null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
