using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OpenCity.Fuzz;
using OpenCity.Tests;

namespace OpenCity.GraphQL.Tests.Fuzzing;

/// <summary>Workers that are broken on purpose, as processes of a shell: what ends or holds up a process is kept, and the next goes on behind it.</summary>
public sealed class SupervisorTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("opencity-fuzz-").FullName;
    private readonly List<ulong> _starts = [];

    [Fact]
    public void A_worker_that_dies_is_a_crash_and_the_next_goes_on_behind_it()
    {
        var folder = NewFolder();

        // The first ends at mutation 7 as a stack overflow does; the second is told to stop at 9.
        var findings = Run(folder, mutations: 9, from => Shell(from == 0 ? $"{Note(7)}; kill -ABRT $$" : $"{Note(9)}; {Obey}"));

        Assert.Equal(1, findings);
        Assert.Equal([0, 8], _starts);
        using var kept = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(folder.Findings).Single()));
        Assert.Equal("crash", kept.RootElement.GetProperty("kind").GetString());
        Assert.StartsWith("mutation 7:", kept.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(Maker().Make(7).Document, FuzzCase.FromJson(kept.RootElement.GetRawText()).Document);
    }

    [Fact]
    public void A_worker_that_works_on_and_on_is_a_hang()
    {
        var folder = NewFolder();
        var findings = Run(folder, mutations: 5, from => Shell(from == 0 ? $"{Note(3)}; while :; do :; done" : $"{Note(5)}; {Obey}"));

        Assert.Equal(1, findings);
        Assert.Equal([0, 4], _starts);
        Assert.StartsWith("hang-", Path.GetFileName(Directory.GetFiles(folder.Findings).Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_goes_on_where_the_one_before_stopped()
    {
        var folder = NewFolder();
        Run(folder, mutations: 5, _ => Shell($"{Note(5)}; {Obey}"));
        var next = new FuzzOptions(0, 9, 1, IsResumed: true).GoOn(folder);

        Assert.Equal((5UL, 1UL), (next.From, next.Seed));
        Assert.True(next.MinutesBefore > 0);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    // Writes the number, of one byte, where the supervisor reads it.
    private string Note(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"printf '\\{Convert.ToString(number, 8).PadLeft(3, '0')}' | dd of={_path}/note bs=1 conv=notrunc 2>/dev/null");

    // Waits for the byte that says stop.
    private string Obey => $"while [ \"$(od -An -tu1 -j8 -N1 {_path}/note | tr -d ' ')\" = 0 ]; do sleep 0.05; done";

    private FuzzFolder NewFolder()
    {
        var folder = new FuzzFolder(_path);
        Directory.CreateDirectory(folder.Findings);
        return folder;
    }

    private static CaseMaker Maker()
    {
        var schema = new Engine(File.ReadAllText(Repository.PathOf("tests", "conformance", "wide", "schema.graphql"))).Schema;
        return new CaseMaker(Corpus.Read(Repository.Root, schema, 1), 1);
    }

    private int Run(FuzzFolder folder, ulong mutations, Func<ulong, Process> start) =>
        new Supervisor(
            new FuzzOptions(0, mutations, 1, IsResumed: false),
            folder,
            Maker(),
            from =>
            {
                _starts.Add(from);
                return start(from);
            },
            longestSeconds: 1).Run();

    private static Process Shell(string script) => Process.Start(new ProcessStartInfo("sh", ["-c", script]) { UseShellExecute = false })!;
}
