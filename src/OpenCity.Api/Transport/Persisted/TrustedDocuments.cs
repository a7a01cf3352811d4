using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Validation;

namespace OpenCity.Api.Transport.Persisted;

/// <summary>The documents that the operator vouches for: the files of <c>documents/</c> in the folder of the schema.</summary>
internal sealed class TrustedDocuments
{
    private const string Extension = ".graphql";
    private const int MaxName = 200;

    private readonly FrozenDictionary<string, byte[]> _byName;
    private readonly FrozenDictionary<string, byte[]> _byHash;

    private TrustedDocuments(Dictionary<string, byte[]> byName)
    {
        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
        _byHash = byName.Values.DistinctBy(text => DocumentHash.Of(text)).ToFrozenDictionary(text => DocumentHash.Of(text), StringComparer.Ordinal);
    }

    /// <summary>How many there are.</summary>
    internal int Count => _byName.Count;

    /// <summary>Reads and validates all files; what is wrong with them goes to <paramref name="mistakes"/>.</summary>
    /// <param name="folder">The folder of the schema, as messages show it.</param>
    /// <param name="schema">What they ask.</param>
    /// <param name="limits">What they are held to as every other document.</param>
    /// <param name="maxBytes">Longest text.</param>
    /// <param name="mistakes">Takes a line for each mistake.</param>
    internal static TrustedDocuments Read(
        string folder, Schema schema, EngineLimits limits, int maxBytes, ImmutableArray<SourceDiagnostic>.Builder mistakes)
    {
        var documents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var path = Path.Combine(folder, "documents");
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*" + Extension) : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllBytes(file);
            text = text.AsSpan().StartsWith("\uFEFF"u8) ? text[3..] : text;
            var name = Path.GetFileNameWithoutExtension(file);
            var before = mistakes.Count;
            CheckName(file, name, text, mistakes);
            CheckText(new Source(text, file), schema, limits, maxBytes, mistakes);
            if (mistakes.Count == before)
            {
                documents.Add(name, text);
            }
        }

        return new TrustedDocuments(documents);
    }

    /// <summary>The document of an id: its file's name without extension, or its hash.</summary>
    internal bool TryFind(string id, [NotNullWhen(true)] out byte[]? text) =>
        _byName.TryGetValue(id, out text) || (DocumentHash.OfId(id) is { } hash && _byHash.TryGetValue(hash, out text));

    /// <summary>Whether a document with the hash is one of them.</summary>
    internal bool Has(string hash) => _byHash.ContainsKey(hash);

    private static void CheckName(string file, string name, byte[] text, ImmutableArray<SourceDiagnostic>.Builder mistakes)
    {
        if (name.Length is 0 or > MaxName || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~'))
        {
            Add(file, $"The name \"{name}\" is no id of a document.", "Take 1 to 200 letters, digits and - . _ ~ only.");
        }
        else if (DocumentHash.Read(name) is { } hash && (name != hash || hash != DocumentHash.Of(text)))
        {
            Add(file, "The name is a hash, but not that of the text.", $"Name the file \"{DocumentHash.Of(text)}{Extension}\", or by a word.");
        }

        void Add(string where, string message, string remedy) =>
            mistakes.Add(new SourceDiagnostic(where, new SourceLocation(1, 1), message, remedy));
    }

    private static void CheckText(
        Source source, Schema schema, EngineLimits limits, int maxBytes, ImmutableArray<SourceDiagnostic>.Builder mistakes)
    {
        if (source.Text.Length > maxBytes)
        {
            mistakes.Add(new SourceDiagnostic(
                source.Name,
                new SourceLocation(1, 1),
                string.Create(CultureInfo.InvariantCulture, $"The document has {source.Text.Length} bytes; the limit is {maxBytes}."),
                "Split it, or raise the option OpenCity:Limits:TrustedDocumentBytes."));
            return;
        }

        ImmutableArray<GraphQLError> errors;
        try
        {
            var document = Parser.Parse(source, new ParserOptions(limits.MaxTokens, limits.MaxNesting));
            errors = DocumentValidator.Validate(schema, document, ValidationOptions.Of(limits), CancellationToken.None);
        }
        catch (GraphQLSyntaxException exception)
        {
            errors = [exception.Error];
        }

        mistakes.AddRange(errors.Select(error => new SourceDiagnostic(
            source.Name, error.Locations is [var first, ..] ? first : new SourceLocation(1, 1), error.Message)));
    }
}
