using System.Buffers;

namespace OpenCity.GraphQL.Types.Scalars;

/// <summary>An absolute URI of RFC 3986; the value is the text as given.</summary>
internal sealed class UriCoercion : TextScalarCoercion
{
    private static readonly SearchValues<char> InScheme =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    protected override string Expected => "\"URI\" expects an absolute URI like \"https://data.seoul.go.kr/\"";

    protected override object? ReadText(string text, out string? reason)
    {
        reason = null;
        return IsAbsolute(text) ? text : null;
    }

    // Uri takes "/path" for an absolute file name, so the scheme is looked for first.
    internal static bool IsAbsolute(string text) => HasScheme(text) && Uri.IsWellFormedUriString(text, UriKind.Absolute);

    private static bool HasScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && char.IsAsciiLetter(text[0])
            && text.AsSpan(0, colon).IndexOfAnyExcept(InScheme) < 0
            && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;
    }
}
