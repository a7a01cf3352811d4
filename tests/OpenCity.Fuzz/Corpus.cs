using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenCity.GraphQL.Types;

namespace OpenCity.Fuzz;

/// <summary>
/// What is mutated: documents of the repository (examples of the specification, the catalogue of edge cases, queries of the docs, the
/// SDL, documents that are kept) and others that are generated from the schema.
/// </summary>
internal sealed partial class Corpus
{
    private const int Generated = 2000;
    private const int LongestPiece = 1000;

    private Corpus(IReadOnlyList<CorpusDocument> documents)
    {
        Documents = documents;
        Own = [.. documents.Where(document => document.IsOfSchema)];
        Pieces = Enum.GetValues<NodeKind>().ToDictionary(
            kind => kind,
            kind => documents
                .SelectMany(document => document.Nodes
                    .Where(node => node.Kind == kind && node.End - node.Start <= LongestPiece)
                    .Select(node => Encoding.Latin1.GetString(document.Text, node.Start, node.End - node.Start)))
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(Encoding.Latin1.GetBytes)
                .ToArray());
    }

    internal IReadOnlyList<CorpusDocument> Documents { get; }

    /// <summary>Those that are written for the schema that they are run on.</summary>
    internal IReadOnlyList<CorpusDocument> Own { get; }

    /// <summary>Parts of documents by kind.</summary>
    internal IReadOnlyDictionary<NodeKind, byte[][]> Pieces { get; }

    /// <summary>Reads the corpus of a repository.</summary>
    internal static Corpus Read(string root, Schema schema, ulong seed)
    {
        var found = new List<CorpusDocument>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        void Add(string text, bool isOfSchema = false, byte[]? variables = null)
        {
            if (text.Length is > 1 and < 20_000 && (known.Add(text) || variables is not null))
            {
                found.Add(new CorpusDocument(Encoding.UTF8.GetBytes(text), variables) { IsOfSchema = isOfSchema });
            }
        }

        foreach (var file in Files(root, "tests/conformance/catalogue", "*.mjs"))
        {
            foreach (var text in ScriptTexts(File.ReadAllText(file)))
            {
                Add(text, isOfSchema: true);
            }
        }

        foreach (var file in Files(root, "tests/OpenCity.GraphQL.Tests", "*.cs"))
        {
            foreach (var text in CodeTexts(File.ReadAllText(file)))
            {
                Add(text);
            }
        }

        foreach (var file in Files(root, "docs", "*.md").Append(Path.Combine(root, "README.md")))
        {
            foreach (Match block in DocsBlock().Matches(File.ReadAllText(file)))
            {
                Add(block.Groups["text"].Value);
            }
        }

        foreach (var file in Files(root, "graphql", "*.graphql").Concat(Files(root, "tests/conformance/wide", "*.graphql")))
        {
            Add(File.ReadAllText(file));
        }

        for (var i = 0; i < Generated; i++)
        {
            var generator = new DocumentGenerator(schema, new Dice(seed, ulong.MaxValue - (ulong)i));
            var text = generator.Document();
            Add(text, isOfSchema: true, JsonSerializer.SerializeToUtf8Bytes(generator.Variables));
        }

        return new Corpus(found);
    }

    private static IEnumerable<string> Files(string root, string folder, string pattern)
    {
        var path = Path.Combine(root, folder);
        return Directory.Exists(path)
            ? Directory.GetFiles(path, pattern, SearchOption.AllDirectories)
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
            : [];
    }

    // Texts in quotes, and pairs of a variable's type and its place.
    private static IEnumerable<string> ScriptTexts(string script) =>
        ScriptText().Matches(script).Select(match => match.Groups["text"].Value.Replace("\\'", "'", StringComparison.Ordinal))
            .Where(text => text.Contains('{', StringComparison.Ordinal))
            .Concat(ScriptPair().Matches(script)
                .Select(match => $"query ($v: {match.Groups["type"].Value}) {{ echo({match.Groups["place"].Value}) }}"));

    private static IEnumerable<string> CodeTexts(string code) =>
        RawText().Matches(code).Select(match => match.Groups["text"].Value)
            .Concat(PlainText().Matches(code)
                .Select(match => match.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal)
                    .Replace("}}", "}", StringComparison.Ordinal)))
            .Where(text => text.Contains('{', StringComparison.Ordinal));

    [GeneratedRegex(@"(?<quote>['`])(?<text>(?:\\.|(?!\k<quote>).)*)\k<quote>")]
    private static partial Regex ScriptText();

    [GeneratedRegex(@"of\('(?<type>(?:\\.|[^'])*)', '(?<place>(?:\\.|[^'])*)'\)")]
    private static partial Regex ScriptPair();

    [GeneratedRegex(@"(?<quote>""{3,})(?=\s)(?<text>.*?)\k<quote>", RegexOptions.Singleline)]
    private static partial Regex RawText();

    [GeneratedRegex(@"""(?<text>(?:\\.|[^""\\\n])+)""")]
    private static partial Regex PlainText();

    [GeneratedRegex(@"```graphql\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex DocsBlock();
}
