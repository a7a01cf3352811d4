using System.Collections.Immutable;
using System.Text;
using OpenCity.Domain.Model;

namespace OpenCity.Domain.Catalogue;

/// <summary>Titles and descriptions in a language: the label's, else the English of the SDL, else the name in words.</summary>
public static class Texts
{
    private const string English = "EN";

    /// <summary>The title of something that has a name.</summary>
    public static string Title(ImmutableDictionary<string, Label> labels, string language, string name)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.GetValueOrDefault(language)?.Title ?? labels.GetValueOrDefault(English)?.Title ?? InWords(name);
    }

    /// <summary>The description of something; the SDL's own is English.</summary>
    public static string? Description(ImmutableDictionary<string, Label> labels, string language, string? english)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.GetValueOrDefault(language)?.Description ?? english;
    }

    /// <summary><c>measuredAt</c> becomes <c>Measured at</c>, <c>VERY_BAD</c> becomes <c>Very bad</c>.</summary>
    public static string InWords(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var text = new StringBuilder(name.Length + 4);
        var isShouted = !name.Any(char.IsAsciiLetterLower);
        for (var i = 0; i < name.Length; i++)
        {
            var character = name[i];
            if (character == '_')
            {
                text.Append(' ');
            }
            else if (char.IsAsciiLetterUpper(character) && i > 0)
            {
                var startsWord = !isShouted && !char.IsAsciiLetterUpper(name[i - 1]) && name[i - 1] != '_';
                text.Append(startsWord ? " " : "").Append(char.ToLowerInvariant(character));
            }
            else
            {
                text.Append(i == 0 ? char.ToUpperInvariant(character) : character);
            }
        }

        return text.ToString();
    }
}
