using System.Text.RegularExpressions;
using OpenCity.Api.Commands;
using OpenCity.Tests;

namespace OpenCity.Api.Tests;

/// <summary>What the README promises a newcomer: its queries answer as printed, and its import ends as printed.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_readme_answers_and_imports_as_printed()
    {
        var readme = await File.ReadAllTextAsync(Repository.PathOf("README.md"), TestContext.Current.CancellationToken);
        var examples = Examples().Matches(readme).Select(match => (Query: match.Groups["query"].Value, Answer: match.Groups["answer"].Value)).ToList();
        Assert.Equal(5, examples.Count);
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartAsync(("Data:Folder", folder.Path));

        foreach (var (query, answer) in examples[..4])
        {
            Assert.Equal(answer, (await server.QueryAsync(query)).GetRawText());
        }

        var printed = Regex.Match(readme, "```text\n(?<text>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["text"].Value;
        var (exit, output) = await ImportAsync(folder.Path);
        Assert.Equal(0, exit);
        Assert.Equal(printed, output.Trim().ReplaceLineEndings("\n"));
        Assert.Equal(examples[4].Answer, (await server.QueryAsync(examples[4].Query)).GetRawText());
    }

    private static async Task<(int Exit, string Output)> ImportAsync(string folder)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await OpenCityCommand.RunAsync(
            ["import", Repository.PathOf("samples", "air.csv"), "--source", Repository.PathOf("sources", "air-sample.json"), "--OpenCity:Data:Folder=" + folder],
            output,
            error,
            TestContext.Current.CancellationToken);
        Assert.Equal("", error.ToString());
        return (exit, output.ToString());
    }

    [GeneratedRegex("```graphql\n(?<query>.*?)```\n+```json\n(?<answer>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Examples();
}
