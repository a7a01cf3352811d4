using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OpenCity.Api.Pages;

/// <summary>Text that is HTML already. <see cref="Of"/> escapes whatever is put into it.</summary>
internal readonly record struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    /// <summary>HTML with values in it: <c>Html.Of($"&lt;h1&gt;{title}&lt;/h1&gt;")</c>.</summary>
    internal static Html Of(HtmlHandler html) => new(html.ToString());

    /// <summary>HTML that stands in the program as a whole; never anything that was read.</summary>
    internal static Html Trusted(string html) => new(html);

    /// <inheritdoc/>
    public override string ToString() => _text ?? "";
}

/// <summary>Builds <see cref="Html"/> from an interpolated string.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlHandler(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new(literalLength + (formattedCount * 32));

    /// <summary>A part that stands in the program.</summary>
    public void AppendLiteral(string literal) => _text.Append(literal);

    /// <summary>A text, escaped.</summary>
    public void AppendFormatted(string? text) => _text.Append(Encoder.Encode(text ?? ""));

    /// <summary>A number with separators of thousands.</summary>
    public void AppendFormatted(long number) => _text.Append(CultureInfo.InvariantCulture, $"{number:N0}");

    /// <summary>HTML as it is.</summary>
    public void AppendFormatted(Html html) => _text.Append(html);

    /// <summary>Several, one after the other.</summary>
    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts)
        {
            _text.Append(part);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
