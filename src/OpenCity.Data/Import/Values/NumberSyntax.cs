using System.Globalization;

namespace OpenCity.Data.Import.Values;

/// <summary>How a feed writes numbers: the sign before the fraction and the one between thousands, if any.</summary>
internal sealed record NumberSyntax(char Decimal, char? Thousands)
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int MaxLength = 64;

    /// <summary>A point before the fraction, nothing between thousands.</summary>
    internal static NumberSyntax Plain { get; } = new('.', null);

    /// <summary>Reads a number exactly, so that rounding goes by the digits that stand in the file.</summary>
    internal bool TryRead(ReadOnlySpan<char> text, out decimal number)
    {
        if (this == Plain)
        {
            return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out number);
        }

        number = 0;
        if (text.Length > MaxLength)
        {
            return false;
        }

        Span<char> plain = stackalloc char[MaxLength];
        var length = 0;
        var sinceSeparator = -1;
        var inFraction = false;
        foreach (var character in text)
        {
            if (character == Thousands && !inFraction)
            {
                // "1,39" is no number of thousands: groups have three digits.
                if (length == 0 || sinceSeparator is >= 0 and not 3)
                {
                    return false;
                }

                sinceSeparator = 0;
                continue;
            }

            if (character == Decimal)
            {
                inFraction = true;
                if (sinceSeparator is >= 0 and not 3)
                {
                    return false;
                }

                sinceSeparator = -1;
                plain[length++] = '.';
                continue;
            }

            if (character == '.')
            {
                return false;
            }

            sinceSeparator += sinceSeparator >= 0 && char.IsAsciiDigit(character) ? 1 : 0;
            plain[length++] = character;
        }

        return sinceSeparator is < 0 or 3
            && decimal.TryParse(plain[..length], Style, CultureInfo.InvariantCulture, out number);
    }
}
