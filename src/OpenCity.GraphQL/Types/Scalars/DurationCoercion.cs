namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>An ISO 8601 duration.</summary>
internal sealed class DurationCoercion : TextScalarCoercion
{
    protected override string Expected => "\"Duration\" expects an ISO 8601 duration like \"P1DT12H\"";

    protected override object? ReadText(string text, out string? reason)
    {
        reason = null;
        return IsoDuration.TryParse(text, out var duration) ? duration : null;
    }
}
