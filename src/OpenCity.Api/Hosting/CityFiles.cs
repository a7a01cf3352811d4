using System.Collections.Immutable;
using System.Text;
using OpenCity.Api.Transport.Persisted;
using OpenCity.Data.Demo;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Model;
using OpenCity.Domain.Catalogue;
using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Language;

namespace OpenCity.Api.Hosting;

/// <summary>Everything that the operator's files say: the contract, the mappings, the demonstration.</summary>
/// <param name="City">Datasets and record types.</param>
/// <param name="Schema">What clients see.</param>
/// <param name="Tables">What is stored.</param>
/// <param name="Sources">The mappings of <c>sources/</c>.</param>
/// <param name="Demo">What an empty database is filled with.</param>
internal sealed record CityFiles(
    City City, PublicSchema Schema, CityTables Tables, ImmutableArray<SourceMapping> Sources, DemoSources Demo)
{
    /// <summary>The SDL as authored: all files, one after the other.</summary>
    public required string Sdl { get; init; }

    /// <summary>The documents that the operator vouches for.</summary>
    public required TrustedDocuments Documents { get; init; }

    /// <summary>The program's mappings that do not fit the city's own SDL, a line each.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>Reads all files; throws with all mistakes, each with its place and remedy.</summary>
    internal static CityFiles Read(Settings settings)
    {
        var folder = Shown(settings.SchemaFolder);
        var read = CityReader.Read(folder);
        var city = read.City ?? throw Mistakes(read.Diagnostics);
        var unanswered = CatalogueCheck.Of(city);
        if (!unanswered.IsEmpty)
        {
            throw Mistakes(unanswered);
        }

        var tables = CityTables.Of(city);
        RequireFolder(settings.SourcesFolder);
        var sources = SourceReader.ReadFolder(tables, Shown(settings.SourcesFolder));
        var demo = DemoReader.Read(tables, Shown(settings.SourcesFolder));
        var mistakes = sources.SelectMany(source => source.Diagnostics).Concat(demo.Diagnostics).ToImmutableArray();
        if (!mistakes.IsEmpty && !settings.LeavesOutMisfits)
        {
            throw Mistakes(mistakes);
        }

        var schema = PublicSchema.Of(city, settings.Reads);
        var wrong = ImmutableArray.CreateBuilder<SourceDiagnostic>();
        var documents = TrustedDocuments.Read(folder, schema.Schema, settings.Limits, settings.TrustedDocumentBytes, wrong);
        if (wrong.Count > 0)
        {
            throw Mistakes(wrong);
        }

        return new CityFiles(
            city, schema, tables, [.. sources.Select(source => source.Mapping).OfType<SourceMapping>()],
            settings.DemoEnabled ? demo.Sources : demo.Sources.WithoutSynthetic())
        {
            Sdl = Join(folder),
            Documents = documents,
            LeftOut = [.. mistakes.GroupBy(mistake => mistake.File).Select(file => $"Left out, as it does not fit the SDL: {file.First()}")],
        };
    }

    /// <summary>The exception that tells mistakes, a line each.</summary>
    internal static OperatorException Mistakes(IReadOnlyCollection<SourceDiagnostic> diagnostics) =>
        new(string.Join('\n', diagnostics));

    /// <summary>A path as the operator would write it from where the program was started.</summary>
    internal static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static void RequireFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new OperatorException(
                $"The folder \"{folder}\" does not exist. Make it (it may be empty), or name another by the option {SettingTable.SourcesFolder.FullKey}.");
        }
    }

    private static string Join(string folder)
    {
        var text = new StringBuilder();
        var datasets = Path.Combine(folder, "datasets");
        var files = Directory.EnumerateFiles(folder, "*.graphql").Where(file => Path.GetFileName(file) != "schema.graphql")
            .Concat(Directory.Exists(datasets) ? Directory.EnumerateFiles(datasets, "*.graphql") : [])
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            text.Append("# ").Append(Path.GetFileName(file)).Append('\n').Append(File.ReadAllText(file)).Append('\n');
        }

        return text.ToString();
    }
}
