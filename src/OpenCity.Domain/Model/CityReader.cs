using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.Domain.Reading;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.Domain.Model;

/// <summary>What came of reading an SDL folder: the city, or everything that is wrong.</summary>
/// <param name="City">Null where there are diagnostics.</param>
/// <param name="Diagnostics">All mistakes of SDL and labels, in the order of files and places.</param>
public sealed record CityReadResult(City? City, ImmutableArray<SourceDiagnostic> Diagnostics);

/// <summary>Reads an SDL folder: <c>*.graphql</c> (but the printed <c>schema.graphql</c>), <c>datasets/*.graphql</c>, <c>labels/*.json</c>.</summary>
public static class CityReader
{
    /// <summary>Reads the folder; never throws for what stands in it.</summary>
    public static CityReadResult Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var findings = new Findings();
        var files = SdlFolder.Read(folder, findings);
        var symbols = new Symbols(files.Files);
        if (files.HasUnreadFiles)
        {
            // What the unread files declare is not known, so that the rules would report their names as missing.
            ReadLabels(files, symbols, findings, known: false);
            return new CityReadResult(null, findings.InOrder());
        }

        var build = SchemaBuilder.Build([.. files.Files.Select(file => file.Document)], CustomScalars.All);
        findings.AddRange(build.Diagnostics);
        new PlatformRules(symbols, findings).Check(files);
        var datasets = new DatasetRules(symbols, findings).Read(files);
        new FieldRules(symbols, findings).Read(files);
        var relations = new RelationRules(symbols, findings);
        relations.Check();
        var ordered = relations.InOrder();
        new KeyRules(symbols, findings).Check(lengths: !ordered.IsEmpty);
        new NameRules(symbols, findings).Check(files);
        var labels = ReadLabels(files, symbols, findings, known: true);
        return findings.IsEmpty && build.Schema is { } schema
            ? new CityReadResult(new CityAssembler(symbols, schema, labels).Assemble(datasets, ordered), [])
            : new CityReadResult(null, findings.InOrder());
    }

    private static FrozenDictionary<string, ImmutableDictionary<string, Label>> ReadLabels(
        SdlFolder folder, Symbols symbols, Findings findings, bool known)
    {
        var coordinates = known ? symbols.Coordinates(folder.Files) : null;
        var languages = symbols.EnumValues("Lang");
        var labels = new Dictionary<string, ImmutableDictionary<string, Label>>();
        foreach (var (language, source) in folder.Labels)
        {
            if (known && !languages.Contains(language))
            {
                findings.Add(
                    source.Name,
                    $"\"{language}\" is no language of the city.",
                    "Name the file by a value of the enum Lang: " + string.Join(", ", languages.Select(name => name.ToLowerInvariant() + ".json")) + ".");
            }

            foreach (var (coordinate, label) in new LabelReader(findings).Read(source, coordinates))
            {
                labels[coordinate] = labels.GetValueOrDefault(coordinate, ImmutableDictionary<string, Label>.Empty).SetItem(language, label);
            }
        }

        return labels.ToFrozenDictionary();
    }
}
