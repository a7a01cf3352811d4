using System.Globalization;

namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>A day, <c>yyyy-MM-dd</c> and nothing else.</summary>
internal sealed class LocalDateCoercion : TextScalarCoercion
{
    protected override string Expected => "\"LocalDate\" expects a day like \"2019-07-07\"";

    protected override object? ReadText(string text, out string? reason)
    {
        reason = null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }
}
