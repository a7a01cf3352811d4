using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Values;

/// <summary>Turns a trimmed cell that is not missing into the value that is stored.</summary>
internal abstract class ValueParser
{
    /// <summary>What is wrong with the text, or null with its value.</summary>
    internal abstract QuarantineReason? Parse(string text, out SqlValue value);

    /// <summary>The answer of a reading that failed.</summary>
    protected static QuarantineReason? Refuse(QuarantineReason reason, out SqlValue value)
    {
        value = default;
        return reason;
    }
}

/// <summary>Texts: identifiers, strings, addresses.</summary>
internal sealed class TextParser(int maxLength, bool isAddress) : ValueParser
{
    // Control signs but tab and line breaks; U+F8F4 to U+F8F7 is what code pages of the Far East make of bytes that are none of theirs.
    private static readonly SearchValues<char> NoText = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(sign => char.IsControl(sign)
            && sign is not ('\t' or '\n' or '\r')),
            '\uF8F4', '\uF8F5', '\uF8F6', '\uF8F7']);

    internal override QuarantineReason? Parse(string text, out SqlValue value)
    {
        if (text.AsSpan().ContainsAny(NoText))
        {
            return Refuse(QuarantineReason.BadText, out value);
        }

        if (text.Length > maxLength)
        {
            return Refuse(QuarantineReason.TooLong, out value);
        }

        if (isAddress && (!Uri.TryCreate(text, UriKind.Absolute, out _) || text.Any(char.IsWhiteSpace)))
        {
            return Refuse(QuarantineReason.NotAnAddress, out value);
        }

        value = SqlValue.Of(text);
        return null;
    }
}

/// <summary>Values of an enum by name.</summary>
internal sealed class EnumParser(FrozenSet<string> names) : ValueParser
{
    internal override QuarantineReason? Parse(string text, out SqlValue value)
    {
        value = SqlValue.Of(text);
        return names.Contains(text) ? null : Refuse(QuarantineReason.UnknownValue, out value);
    }
}

/// <summary><c>true</c> and <c>false</c>; other words are translated by the mapping's values.</summary>
internal sealed class BooleanParser : ValueParser
{
    internal override QuarantineReason? Parse(string text, out SqlValue value)
    {
        value = SqlValue.Of(text == "true");
        return text is "true" or "false" ? null : Refuse(QuarantineReason.NotTrueOrFalse, out value);
    }
}

/// <summary>Whole numbers; <c>66.0</c> is one.</summary>
internal sealed class WholeParser(NumberSyntax syntax, decimal factor, decimal min, decimal max) : ValueParser
{
    internal override QuarantineReason? Parse(string text, out SqlValue value)
    {
        if (!syntax.TryRead(text, out var number))
        {
            return Refuse(QuarantineReason.NotANumber, out value);
        }

        if (!Scaled.TryMultiply(ref number, factor))
        {
            return Refuse(QuarantineReason.OutOfRange, out value);
        }

        if (decimal.Truncate(number) != number)
        {
            return Refuse(QuarantineReason.NotWhole, out value);
        }

        if (number < min || number > max)
        {
            return Refuse(QuarantineReason.OutOfRange, out value);
        }

        value = SqlValue.Of((long)number);
        return null;
    }
}

/// <summary>Numbers of double precision, rounded half to even by their decimal digits.</summary>
internal sealed class FloatParser(NumberSyntax syntax, decimal factor, int? decimals, double min, double max)
    : ValueParser
{
    internal override QuarantineReason? Parse(string text, out SqlValue value)
    {
        if (!syntax.TryRead(text, out var number))
        {
            return Refuse(QuarantineReason.NotANumber, out value);
        }

        if (!Scaled.TryMultiply(ref number, factor))
        {
            return Refuse(QuarantineReason.OutOfRange, out value);
        }

        var rounded = (double)(decimals is { } digits ? decimal.Round(number, digits, MidpointRounding.ToEven)
            : number);
        if (rounded < min || rounded > max)
        {
            return Refuse(QuarantineReason.OutOfRange, out value);
        }

        // Minus nought is nought.
        value = SqlValue.Of(rounded == 0 ? 0 : rounded);
        return null;
    }
}

/// <summary>Conversion of units.</summary>
internal static class Scaled
{
    /// <summary>Multiplies; false where the result is greater than any number that is stored.</summary>
    internal static bool TryMultiply(ref decimal number, decimal factor)
    {
        if (factor == 1)
        {
            return true;
        }

        try
        {
            number *= factor;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}

/// <summary>Instants: by a pattern in the feed's zone, or RFC 3339 with its offset.</summary>
internal sealed class InstantParser(TimePattern? pattern, TimeZoneInfo? zone) : ValueParser
{
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz"];
    private static readonly string[] Utc = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'"];

    internal override QuarantineReason? Parse(string text, out SqlValue value)
    {
        if (pattern is null)
        {
            if (!DateTimeOffset.TryParseExact(text, Utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                out var instant)
                && !DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None,
                    out instant))
            {
                return Refuse(QuarantineReason.NotATime, out value);
            }

            value = StoredValues.Of(instant);
            return null;
        }

        // A time that the clocks skip is no time; of one that they show twice the later, that of standard time, is meant.
        if (!pattern.TryRead(text, out var local) || zone!.IsInvalidTime(local))
        {
            return Refuse(QuarantineReason.NotATime, out value);
        }

        value = StoredValues.Of(new DateTimeOffset(local, zone.GetUtcOffset(local)));
        return null;
    }
}

/// <summary>Days: by a pattern (a month is its first day), or ISO 8601.</summary>
internal sealed class DayParser(TimePattern pattern) : ValueParser
{
    internal override QuarantineReason? Parse(string text, out SqlValue value)
    {
        if (!pattern.TryRead(text, out var day))
        {
            return Refuse(QuarantineReason.NotATime, out value);
        }

        value = StoredValues.Of(DateOnly.FromDateTime(day));
        return null;
    }
}
