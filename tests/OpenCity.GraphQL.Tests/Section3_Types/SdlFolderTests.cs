using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;
using OpenCity.Tests;

namespace OpenCity.GraphQL.Tests.Section3_Types;

public sealed class SdlFolderTests
{
    [Theory]
    [InlineData("directives.graphql types.graphql datasets/districts.graphql datasets/cctv.graphql datasets/emergencies.graphql")]
    [InlineData("printed.graphql")]
    public void The_shared_design_builds_without_a_mistake(string files)
    {
        var folder = Path.Combine(Repository.Shared, "sdl");
        Assert.SkipUnless(Directory.Exists(folder), "the folder 'shared/sdl' is not beside the repository");

        AssertBuilds([.. files.Split(' ').Select(file => Path.Combine(folder, file))]);
    }

    [Fact]
    public void The_folder_of_this_repository_builds_without_a_mistake() => AssertBuilds(Authored());

    [Fact]
    public void No_missing_line_makes_the_builder_throw()
    {
        string[] texts = [.. Authored().Select(File.ReadAllText)];
        for (var file = 0; file < texts.Length; file++)
        {
            var lines = texts[file].Split('\n');
            for (var line = 0; line < lines.Length; line++)
            {
                string[] mutilated = [.. texts];
                mutilated[file] = string.Join('\n', lines.Where((_, index) => index != line));
                if (TryParse(mutilated, out var documents))
                {
                    var result = SchemaBuilder.Build(documents, CustomScalars.All);
                    Assert.Equal(result.Schema is null, !result.Diagnostics.IsEmpty);
                }
            }
        }
    }

    // What is checked elsewhere (the printed schema, documents of operations) is no part of the authored SDL.
    private static string[] Authored()
    {
        var folder = Repository.PathOf("graphql");
        return [.. Directory.GetFiles(folder, "*.graphql").Where(file => Path.GetFileName(file) != "schema.graphql")
            .Concat(Directory.GetFiles(Path.Combine(folder, "datasets"), "*.graphql"))
            .Order(StringComparer.Ordinal)];
    }

    private static void AssertBuilds(string[] files)
    {
        var result = SchemaBuilder.Build(
            [.. files.Select(file => Parser.Parse(new Source(File.ReadAllBytes(file), file), ParserOptions.Trusted))],
            CustomScalars.All);
        Assert.Empty(result.Diagnostics);

        var all = new SchemaPrinterOptions(
            result.Schema!.DirectivesByName.Keys.ToHashSet(), result.Schema.DirectivesByName.Keys.ToHashSet());
        var printed = SchemaPrinter.Print(result.Schema, all);
        Assert.Equal(printed, SchemaPrinter.Print(Sdl.Accepts(printed), all));
    }

    private static bool TryParse(string[] texts, out List<Document> documents)
    {
        documents = [];
        try
        {
            documents.AddRange(texts.Select(text => Parser.Parse(new Source(text), ParserOptions.Trusted)));
            return true;
        }
        catch (GraphQLSyntaxException)
        {
            return false;
        }
    }
}
