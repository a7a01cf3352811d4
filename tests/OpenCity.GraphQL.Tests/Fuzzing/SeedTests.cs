using OpenCity.Fuzz;
using OpenCity.Tests;

namespace OpenCity.GraphQL.Tests.Fuzzing;

/// <summary>What the fuzzer ever found, kept: <c>artifacts/fuzz/findings</c> moves to the folder <c>seeds</c> beside this file.</summary>
public sealed class SeedTests
{
    private static readonly string Folder = Repository.PathOf("tests", "OpenCity.GraphQL.Tests", "Fuzzing", "seeds");

    public static TheoryData<string> Seeds => [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_seed_that_failed_once_passes(string file)
    {
        var engine = new Engine(File.ReadAllText(Repository.PathOf("tests", "conformance", "wide", "schema.graphql")));
        var given = FuzzCase.FromJson(File.ReadAllText(Path.Combine(Folder, file)));
        FuzzFinding? finding = null;

        // On a thread as small as the fuzzer's: what once overflowed the stack would end the tests.
        var thread = new Thread(() => finding = new Examiner(engine).Examine(given), 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(finding);
    }
}
