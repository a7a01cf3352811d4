using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenCity.Fuzz;
using OpenCity.GraphQL.Response;
using OpenCity.Tests;

namespace OpenCity.GraphQL.Tests.Security;

/// <summary>
/// Documents that have brought servers down, under the limits of a public server: each has the outcome that <c>docs/security.md</c>
/// tells, within 50 ms of processor time and 16 KiB.
/// </summary>
public sealed partial class ProbeTests
{
    private const double MostMilliseconds = 50;
    private const int MostBytes = 16 * 1024;

    private static readonly Dictionary<string, (string Document, string? Variables)> Probes = new()
    {
        ["`{` 100,000 times"] = (Repeat("{", 100_000), null),
        ["selections within each other, 20,000 deep"] = (Repeat("{query", 20_000), null),
        ["lists within each other, 100,000 deep"] = ("{echo(any:" + Repeat("[", 100_000), null),
        ["objects within each other, 30,000 deep"] = ("{echo(any:" + Repeat("{a:", 30_000), null),
        ["list types within each other, 100,000 deep"] = ("query($v:" + Repeat("[", 100_000), null),
        ["lists in variables, 60 deep"] = ("query($v:Any){echo(any:$v)}", "{\"v\":" + Repeat("[", 60) + Repeat("]", 60) + "}"),
        ["10,001 items in a variable's list"] = ("query($v:Any){echo(any:$v)}", "{\"v\":[" + Repeat("1,", 10_000) + "1]}"),
        ["10,000 aliases of one field"] = ("{" + Repeat(i => $"a{i}:version ", 10_000) + "}", null),
        ["1,000 aliases of one field"] = ("{" + Repeat(i => $"a{i}:version ", 1_000) + "}", null),
        ["10,000 times one field"] = ("{" + Repeat("version ", 10_000) + "}", null),
        ["3,000 times one field"] = ("{" + Repeat("version ", 3_000) + "}", null),
        ["fields of 200 fields of 20 fields, by fragments"] =
            ("{" + Repeat("query{...F}", 200) + "}fragment F on Query{" + Repeat("version ", 20) + "}", null),
        ["inline fragments below each of 205 fields (CVE-2026-75507)"] =
            ("{" + Repeat("query{...on Query{query{...on Query{version}}}}", 205) + "}", null),
        ["inline fragments below each of 2,000 fields"] =
            ("{" + Repeat("query{...on Query{query{...on Query{version}}}}", 2_000) + "}", null),
        ["fields with selections that are merged, 300 times (CVE-2023-26144)"] = ("{" + Repeat("human{name}", 300) + "}", null),
        ["fragments that spread the next one twice, 12 in a row"] =
            ("{...F0}" + Repeat(i => $"fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}", 12) + "fragment F12 on Query{version}", null),
        ["3,300 fragments in a chain"] = ("{...F0}" + Repeat(i => $"fragment F{i} on Query{{...F{i + 1}}}", 3_300) + "fragment F3300 on Query{version}", null),
        ["300 fragments in a circle"] = ("{...F0}" + Repeat(i => $"fragment F{i} on Query{{...F{(i + 1) % 300}}}", 300), null),
        ["10,000 directives on one field"] = ("{version" + Repeat("@tag", 10_000) + "}", null),
        ["1,000 directives on one field"] = ("{version" + Repeat("@aa", 1_000) + "}", null),
        ["51 directives on 26 fields"] = ("{" + Repeat("version @skip(if:false)@include(if:true)", 26) + "}", null),
        ["10,000 variables"] = ("query(" + Repeat(i => $"$a{i}:Int", 10_000) + "){version}", null),
        ["6,000 operations"] = (Repeat(i => $"query Q{i}{{version}}", 6_000), null),
        ["3,000 fragments"] = ("{version}" + Repeat(i => $"fragment F{i} on Query{{version}}", 3_000), null),
        ["650 operations that nothing names"] = (Repeat(i => $"query Q{i}{{version}}", 650), null),
        ["200 operations that reach 200 fragments each"] =
            (Repeat(i => $"query Q{i}{{...F}}", 200) + "fragment F on Query{" + Repeat(i => $"...G{i}", 200) + "}" + Repeat(i => $"fragment G{i} on Query{{version}}", 200), null),
        ["a name of 100,000 letters"] = ("{" + Repeat("a", 100_000) + "}", null),
        ["a number of 100,000 digits"] = ("{echo(int:" + Repeat("1", 100_000) + ")}", null),
        ["a string of 100,000 letters that is not closed"] = ("{echo(string:\"" + Repeat("a", 100_000), null),
        ["a block string of 50,000 lines that is not closed"] = ("{echo(string:\"\"\"" + Repeat("\n", 50_000), null),
        ["a comment of 100,000 letters and nothing else"] = ("#" + Repeat("a", 100_000), null),
        ["bytes that are no UTF-8"] = ("{version(a:\"\u00ff\")}", null),
        ["an escape of half a surrogate pair"] = ("{echo(string:\"\\uD800\")}", null),
        ["a null character"] = ("{version\0}", null),
        ["`ofType` 25 levels deep"] = ("{__schema{types{" + Repeat("ofType{", 25) + "name" + Repeat("}", 25) + "}}}", null),
        ["fields of types of fields of types, 20 times"] =
            ("{__schema{types{" + Repeat("fields{type{", 20) + "name" + Repeat("}}", 20) + "}}}", null),
        ["1,900 fields that are not there, with names near by"] = ("{" + Repeat(i => $"versio{i} ", 1_900) + "}", null),
        ["20 fields that are not there, with names of 5,000 letters"] = ("{" + Repeat(i => Repeat("x", 5_000) + i + " ", 20) + "}", null),
        ["600 variables that are not defined"] = ("{echo(ints:[" + Repeat(i => $"$a{i} ", 600) + "])}", null),
        ["28 pairs of fields that do not merge"] = ("{" + Repeat("version:__typename version ", 28) + "}", null),
    };

    private static readonly Engine Engine = new(File.ReadAllText(Repository.PathOf("tests", "conformance", "wide", "schema.graphql")));

    public static TheoryData<string> Names => [.. Probes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_probe_is_refused_as_the_page_tells_quickly_and_briefly(string probe)
    {
        var (document, variables) = Probes[probe];
        var text = probe.StartsWith("bytes", StringComparison.Ordinal) ? Encoding.Latin1.GetBytes(document) : Encoding.UTF8.GetBytes(document);
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        var (least, answer) = (double.MaxValue, "");
        for (var run = 0; run < 8 && least > MostMilliseconds / 10; run++)
        {
            using var writer = new ResponseWriter();

            // A comment of its own makes each run one of a document not seen before.
            var own = (byte[])[.. Encoding.ASCII.GetBytes($"#{run}\n"), .. text];
            var begin = CpuClock.Now;
            Engine.Execute(own, null, json?.RootElement, isRaised: false, writer);
            least = Math.Min(least, CpuClock.Now - begin);
            answer = Encoding.UTF8.GetString(writer.Written.Span);
        }

        Assert.True(answer.Length <= MostBytes, $"{answer.Length} bytes");
        Assert.True(least <= MostMilliseconds, $"{least:F1} ms");
        using var told = JsonDocument.Parse(answer);
        Assert.False(told.RootElement.TryGetProperty("data", out _));
        var codes = told.RootElement.GetProperty("errors").EnumerateArray()
            .Select(error => error.GetProperty("extensions").GetProperty("code").GetString()).ToList();
        Assert.InRange(codes.Count, 1, 5);
        Assert.Equal(Outcomes().GetValueOrDefault(probe), codes[0]);
    }

    [Fact]
    public void The_page_tells_of_no_other_probe() => Assert.Equal(Probes.Keys.Order(StringComparer.Ordinal), Outcomes().Keys.Order(StringComparer.Ordinal));

    // Rows of the page's first table: the probe, and the code of its first error.
    private static Dictionary<string, string> Outcomes()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "security.md"));
        var table = page[page.IndexOf("## Documents", StringComparison.Ordinal)..page.IndexOf("## Requests", StringComparison.Ordinal)];
        return Row().Matches(table).ToDictionary(row => row.Groups["probe"].Value, row => row.Groups["code"].Value);
    }

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    private static string Repeat(Func<int, string> part, int times) => string.Concat(Enumerable.Range(0, times).Select(part));

    [GeneratedRegex(@"^\| (?<probe>.+?) \| `(?<code>[A-Z_]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
