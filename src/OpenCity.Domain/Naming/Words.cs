namespace OpenCity.Domain.Naming;

/// <summary>How names of root fields come from names of types, where <c>@api</c> says nothing.</summary>
internal static class Words
{
    /// <summary><c>BigThing</c> becomes <c>bigThing</c>.</summary>
    internal static string LowerCamel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary><c>bigThing</c> becomes <c>BigThing</c>.</summary>
    internal static string UpperCamel(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The plural by the rule of <c>@api</c>: a consonant and y to ies; s x z ch sh + es; else + s.</summary>
    internal static string Plural(string singular)
    {
        if (singular is [.., var before, 'y' or 'Y'] && !"aeiouAEIOU".Contains(before, StringComparison.Ordinal))
        {
            return singular[..^1] + "ies";
        }

        return singular is [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] ? singular + "es" : singular + "s";
    }
}
