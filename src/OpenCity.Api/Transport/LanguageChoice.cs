using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OpenCity.Api.Transport;

/// <summary>Chooses one of the city's languages.</summary>
/// <param name="languages">Values of the enum <c>Lang</c>; the first is the city's own.</param>
internal sealed class LanguageChoice(ImmutableArray<string> languages)
{
    private const int MaxHeaderLength = 1000;

    private readonly ImmutableArray<StringValues> _tags = [.. languages.Select(language => new StringValues(TagOf(language)))];

    /// <summary>The city's languages.</summary>
    internal ImmutableArray<string> Languages => languages;

    /// <summary>The tag of a language as HTTP and HTML have it: <c>ko</c>, <c>zh-hant</c>.</summary>
    internal static string TagOf(string language) => language.ToLowerInvariant().Replace('_', '-');

    /// <summary>Value of <c>Content-Language</c>.</summary>
    internal StringValues HeaderOf(string language) => _tags[languages.IndexOf(language)];

    /// <summary>The language of a tag, its subtags left out one by one where they are not known; null where there is none.</summary>
    // https://www.rfc-editor.org/rfc/rfc4647#section-3.4
    internal string? Find(ReadOnlySpan<char> tag)
    {
        while (!tag.IsEmpty)
        {
            foreach (var language in languages)
            {
                if (tag.Equals(TagOf(language), StringComparison.OrdinalIgnoreCase))
                {
                    return language;
                }
            }

            var end = tag.LastIndexOf('-');
            tag = end < 0 ? [] : tag[..end];
        }

        return null;
    }

    /// <summary>The language that <c>Accept-Language</c> wishes for most, else the city's first.</summary>
    internal string Choose(StringValues accept)
    {
        if (accept.Count == 0 || accept.Sum(value => value?.Length ?? 0) > MaxHeaderLength
            || !StringWithQualityHeaderValue.TryParseList(accept!, out var wishes))
        {
            return languages[0];
        }

        var best = (Quality: 0d, Language: languages[0]);
        foreach (var wish in wishes)
        {
            var quality = wish.Quality ?? 1;
            if (quality > best.Quality && (wish.Value == "*" ? languages[0] : Find(wish.Value.AsSpan())) is { } language)
            {
                best = (quality, language);
            }
        }

        return best.Language;
    }
}
