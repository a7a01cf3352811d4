using System.Diagnostics;
using System.Globalization;
using System.Text;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Bench;

/// <summary>Documents seen before, and documents never seen before: what finding one costs, and what a million distinct ones leave in memory.</summary>
internal static class DocumentsBench
{
    /// <summary>Finding a document of 2 KB among many, against hashing its bytes and comparing them with the kept ones.</summary>
    internal static async Task<int> SeenAsync(string[] args)
    {
        var rounds = Option.Read(args, "--rounds", 15);
        var finds = Option.Read(args, "--documents", 200_000);
        var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync("bench/OpenCity.Bench/node/document.graphql"));
        var cache = new DocumentCache(64 * 1024 * 1024);
        var documents = Enumerable.Range(0, 256).Select(i => Encoding.UTF8.GetBytes(text + "# " + i.ToString("000", CultureInfo.InvariantCulture))).ToArray();
        foreach (var document in documents)
        {
            cache.Add(new PreparedDocument(document, null, [], made: 0));
        }

        var asked = documents.Select(document => document.ToArray()).ToArray();
        var ratios = new Ratios();
        for (var round = -3; round < rounds; round++)
        {
            var ours = Measure(finds, i => cache.Find(asked[i & 255]) is not null);
            var theirs = Measure(finds, i => Hash(asked[i & 255]) != 1 && asked[i & 255].AsSpan().SequenceEqual(documents[i & 255]));
            if (round >= 0)
            {
                ratios.Add(ours, theirs);
            }
        }

        Console.WriteLine(ratios.Describe($"a document of {documents[0].Length} bytes seen before", "OpenCity", "hash and compare"));
        return 0;
    }

    /// <summary>RSS of a server with the defaults while it answers distinct documents.</summary>
    internal static async Task<int> DistinctAsync(string[] args)
    {
        var count = Option.Read(args, "--documents", 1_000_000);
        var folder = Directory.CreateTempSubdirectory("opencity-bench-").FullName;
        using var client = new HttpClient();
        using var server = await City.StartAsync(client, folder);
        var clock = Stopwatch.StartNew();
        var tenth = Math.Max(count / 10, 1);
        var sizes = new List<double>();
        for (var done = 0; done < count; done += tenth)
        {
            var from = done;
            await Load.RunAsync(tenth, i => AskAsync(client, from + i));
            sizes.Add(server.ResidentMebibytes());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{done + tenth} distinct documents: RSS {sizes[^1]:0} MiB, {clock.Elapsed.TotalSeconds:0} s"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"RSS after all of them is {sizes[^1] / sizes[0]:0.00} times that after a tenth"));
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<string> AskAsync(HttpClient client, int number)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        var body = $$"""{"query":"query Q{{name}} { v{{name}}: version datasets { name title fields { name type } } }"}""";
        var answer = await Load.PostAsync(client, City.Address + "/graphql", Encoding.UTF8.GetBytes(body));
        return answer.StartsWith("{\"data\":{\"v" + name, StringComparison.Ordinal) ? answer : throw new InvalidOperationException(answer);
    }

    private static int Hash(byte[] text)
    {
        var hash = default(HashCode);
        hash.AddBytes(text);
        return hash.ToHashCode();
    }

    private static double Measure(int count, Func<int, bool> find)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < count; i++)
        {
            if (!find(i))
            {
                throw new InvalidOperationException("A document that was kept is not found.");
            }
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / count;
    }
}
