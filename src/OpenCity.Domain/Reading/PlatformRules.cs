using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>What the platform needs beside the datasets is there, and no directive is declared that nothing obeys.</summary>
internal sealed class PlatformRules(Symbols symbols, Findings findings)
{
    private static readonly (string Name, Type Kind)[] Types =
    [
        ("Query", typeof(ObjectTypeDefinition)), ("Dataset", typeof(ObjectTypeDefinition)), ("GeoPoint", typeof(ObjectTypeDefinition)),
        ("Lang", typeof(EnumTypeDefinition)), ("Licence", typeof(EnumTypeDefinition)), ("Theme", typeof(EnumTypeDefinition)),
        ("Quality", typeof(EnumTypeDefinition)), ("Provenance", typeof(EnumTypeDefinition)),
        ("DateTime", typeof(ScalarTypeDefinition)), ("LocalDate", typeof(ScalarTypeDefinition)),
        ("Long", typeof(ScalarTypeDefinition)), ("URI", typeof(ScalarTypeDefinition)), ("Duration", typeof(ScalarTypeDefinition)),
    ];

    private static readonly (string Enum, string Value)[] Values =
        [("Quality", "OK"), ("Provenance", "SOURCE"), ("Provenance", "SYNTHETIC")];

    private static readonly string[] Directives =
    [
        "dataset", "partOf", "updates", "api", "key", "time", "reference", "collection", "latest", "via", "nearest", "unit", "number", "text",
        "localized", "filter", "index", "source", "term", "cost", "listSize",
    ];

    /// <summary>Checks the platform's files.</summary>
    internal void Check(SdlFolder folder)
    {
        foreach (var (name, kind) in Types)
        {
            if (symbols.FindType(name)?.GetType() != kind)
            {
                findings.Add(
                    folder.Path,
                    $"The platform's type \"{name}\" is missing.",
                    "Take types.graphql and query.graphql over from the OpenCity version that reads the folder.");
            }
        }

        foreach (var (name, value) in Values)
        {
            if (symbols.FindType(name) is not null && !symbols.EnumValues(name).Contains(value))
            {
                findings.Add(folder.Path, $"The enum \"{name}\" lacks the value \"{value}\", which the platform writes.", $"Add {value}.");
            }
        }

        foreach (var file in folder.Files)
        {
            foreach (var definition in file.Document.Definitions)
            {
                if (definition is DirectiveDefinition directive && !Directives.Contains(directive.Name.Value))
                {
                    findings.Add(
                        file.Source, directive.Name,
                        $"Nothing obeys the directive \"@{directive.Name.Value}\".",
                        "Leave it out. There are: " + string.Join(" ", Directives.Select(name => "@" + name)) + ".");
                }
                else if (definition is EnumTypeDefinition { Name.Value: "Lang" } languages)
                {
                    CheckLanguages(file, languages);
                }
            }
        }
    }

    private void CheckLanguages(SdlFile file, EnumTypeDefinition languages)
    {
        foreach (var value in languages.Values)
        {
            var name = value.Name.Value;
            if (name == "ANY" || name.Any(c => !char.IsAsciiLetterUpper(c) && c != '_'))
            {
                findings.Add(
                    file.Source, value.Name, $"\"{name}\" is no language.", "Use upper-case language codes: KO, EN, ZH_HANT.");
            }
        }
    }
}
