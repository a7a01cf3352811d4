using System.Globalization;
using System.Text.Json;

namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>
/// Whole numbers in JSON, which does not tell them from fractions: a number with an empty fraction is whole, however it
/// is written (<c>1.0</c>, <c>1e3</c>).
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Scalars.Input-Coercion</remarks>
internal static class WholeNumber
{
    // Of any scalar; longer numbers are kept only where their digits are all written out.
    private const int MaxUnfoldedDigits = 40;

    /// <summary>The digits of a whole number, with its sign; false for any other value.</summary>
    public static bool TryRead(JsonElement json, out string digits)
    {
        digits = "";
        if (json.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        var text = json.GetRawText();
        var exponentAt = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var isNegative = mantissa[0] == '-';
        var unsigned = mantissa[(isNegative ? 1 : 0)..].Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        if (unsigned.Length == 0)
        {
            digits = "0";
            return true;
        }

        var exponent = 0;
        if (exponentAt >= 0
            && !int.TryParse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        // Zeros at the end take up a fraction or a negative exponent; what is left of it is no whole number.
        var scale = exponent - (point < 0 ? 0 : (long)(mantissa.Length - point - 1));
        var significant = scale < 0 ? unsigned.TrimEnd('0') : unsigned;
        scale += unsigned.Length - significant.Length;
        if (scale < 0 || (exponentAt >= 0 && significant.Length + scale > MaxUnfoldedDigits))
        {
            return false;
        }

        digits = (isNegative ? "-" : "") + significant + new string('0', (int)scale);
        return true;
    }
}
