using System.Globalization;
using System.Text.Json;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>A whole number of 64 bits, in JSON a number with an empty fraction.</summary>
internal sealed class LongCoercion : ScalarCoercion
{
    private const string Expected = "\"Long\" expects a whole number from -9223372036854775808 to 9223372036854775807";

    public override bool TryReadLiteral(Value literal, out object? value, out string? error)
    {
        if (literal is IntValue number
            && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read))
        {
            return Read(read, out value, out error);
        }

        return Refuse($"{Expected}, not {Found.In(literal)}.", out value, out error);
    }

    public override bool TryReadJson(JsonElement json, out object? value, out string? error) =>
        json.ValueKind == JsonValueKind.Number && TryRead(json, out var read)
            ? Read(read, out value, out error)
            : Refuse($"{Expected}, not {Found.In(json)}.", out value, out error);

    private static bool TryRead(JsonElement json, out long read) => json.TryGetInt64(out read)
        || (WholeNumber.TryRead(json, out var digits)
            && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out read));
}
