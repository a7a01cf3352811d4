using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>An SDL file that parsed.</summary>
/// <param name="Document">Its syntax tree.</param>
/// <param name="DatasetName">The name that its dataset must have, for files of <c>datasets/</c>; null for the others.</param>
internal sealed record SdlFile(Document Document, string? DatasetName)
{
    /// <summary>Its text, with the name that messages show.</summary>
    internal Source Source => Document.Source;
}

/// <summary>The files of an SDL folder.</summary>
/// <param name="Path">The folder as the operator named it.</param>
/// <param name="Files">SDL files that parsed, the platform's before the datasets'.</param>
/// <param name="Labels">Label files by the language in the file's name, upper case.</param>
/// <param name="HasUnreadFiles">Whether a file is missing from <paramref name="Files"/> because it could not be read or parsed.</param>
internal sealed record SdlFolder(
    string Path, ImmutableArray<SdlFile> Files, ImmutableArray<(string Language, Source Source)> Labels, bool HasUnreadFiles)
{
    /// <summary>The printed public schema; it lies beside the authored files and is not one of them.</summary>
    private const string PrintedSchema = "schema.graphql";

    /// <summary>Reads every file; those that fail are reported and left out.</summary>
    internal static SdlFolder Read(string folder, Findings findings)
    {
        folder = System.IO.Path.TrimEndingDirectorySeparator(folder).Replace('\\', '/');
        var files = ImmutableArray.CreateBuilder<SdlFile>();
        var labels = ImmutableArray.CreateBuilder<(string, Source)>();
        if (!Directory.Exists(folder))
        {
            findings.Add(
                folder,
                $"The SDL folder \"{folder}\" does not exist.",
                "Name an existing folder by the option OpenCity:Schema:Folder, or take the one that travels with the program.");
            return new SdlFolder(folder, [], [], true);
        }

        var unread = false;
        foreach (var path in PathsIn(folder, "*.graphql").Where(path => !path.EndsWith("/" + PrintedSchema, StringComparison.Ordinal)))
        {
            unread |= !TryParse(path, null, findings, files);
        }

        foreach (var path in PathsIn(folder + "/datasets", "*.graphql"))
        {
            unread |= !TryParse(path, System.IO.Path.GetFileNameWithoutExtension(path), findings, files);
        }

        foreach (var path in PathsIn(folder + "/labels", "*.json"))
        {
            if (TryRead(path, findings) is { } source)
            {
                labels.Add((System.IO.Path.GetFileNameWithoutExtension(path).ToUpperInvariant(), source));
            }
        }

        if (files.Count == 0 && !unread)
        {
            findings.Add(
                folder,
                $"The SDL folder \"{folder}\" has no *.graphql file.",
                "Put directives.graphql, types.graphql and query.graphql into it, and a file for each dataset into datasets/.");
            unread = true;
        }

        return new SdlFolder(folder, files.ToImmutable(), labels.ToImmutable(), unread);
    }

    private static IEnumerable<string> PathsIn(string folder, string pattern) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, pattern)
                .Select(path => $"{folder}/{System.IO.Path.GetFileName(path)}")
                .Order(StringComparer.Ordinal)
            : [];

    private static bool TryParse(string path, string? datasetName, Findings findings, ImmutableArray<SdlFile>.Builder files)
    {
        if (TryRead(path, findings) is not { } source)
        {
            return false;
        }

        try
        {
            files.Add(new SdlFile(Parser.Parse(source, ParserOptions.Trusted), datasetName));
            return true;
        }
        catch (GraphQLSyntaxException exception)
        {
            var location = exception.Error.Locations is [var first, ..] ? first : new SourceLocation(1, 1);
            findings.Add(path, location, exception.Error.Message);
            return false;
        }
    }

    private static Source? TryRead(string path, Findings findings)
    {
        try
        {
            return new Source(File.ReadAllBytes(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            findings.Add(path, $"The file \"{path}\" cannot be read.", "Check that it exists and that the program may read it.");
            return null;
        }
    }
}
