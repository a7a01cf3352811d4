using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace OpenCity.Data.Tests.Plans;

/// <summary>
/// What no execution of a question may do with a table of more than 100,000 rows. SQLite tells neither how many rows a sort had nor how many
/// a filter removed; it counts the instructions of its machine, and each row costs some.
/// </summary>
/// <remarks>
/// A sequential scan is <c>SCAN t</c>: over the table from its first row. <c>SCAN t USING INDEX</c> goes over an index in its order,
/// which is what a page without a filter is read by, and right as long as a limit ends it soon: its steps are counted. <c>SEARCH</c>
/// starts where a condition says.
/// </remarks>
internal sealed partial class SqlitePlanRules(ImmutableHashSet<string> largeTables, ImmutableHashSet<string> indexedColumns)
{
    /// <summary>Most rows that are sorted, gone over from a start, or put into an index for one execution.</summary>
    internal const int MostRows = 10_000;

    // To be sorted a row has to be made, put into the sorter and left for the next one.
    private const int LeastInstructionsOfASortedRow = 3;

    // What a row that is met costs at most, with its columns, the records that it refers to, and its place in a sort or a group.
    private const int MostInstructionsOfARow = 30;
    private const int MostInstructionsBeside = 100;

    /// <summary>What is wrong: a line for each, which begins with the rule's name; empty where nothing is.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="run">What it did.</param>
    /// <param name="met">Rows that any plan has to meet: those within the conditions that indexes can give, up to the limit.</param>
    internal IReadOnlyList<string> Broken(string sql, SqliteRun run, int met)
    {
        var tables = Alias().Matches(sql).ToDictionary(match => match.Groups["alias"].Value, match => match.Groups["table"].Value);
        bool IsLarge(string alias) => tables.TryGetValue(alias, out var table) && largeTables.Contains(table);
        var broken = new List<string>();
        foreach (var line in run.Plan.Select(line => Line().Match(line)).Where(line => IsLarge(line.Groups["alias"].Value)))
        {
            if (line.Groups["word"].Value == "SCAN" && !line.Groups["rest"].Value.Contains("USING", StringComparison.Ordinal))
            {
                broken.Add($"scan: {line.Value}");
            }

            if (line.Groups["rest"].Value.Contains("AUTOMATIC", StringComparison.Ordinal))
            {
                broken.Add($"automatic: {line.Value}");
            }
        }

        Most("steps", run.ScanSteps, MostRows);
        Most("indexed", run.IndexedRows, MostRows);
        Most("sort", run.Sorts > 0 ? run.Instructions : 0, MostRows * LeastInstructionsOfASortedRow);
        broken.AddRange(Filters(sql, run, tables));
        Most("instructions", run.Instructions, (met * MostInstructionsOfARow) + MostInstructionsBeside);
        return broken;

        void Most(string rule, int count, int most)
        {
            if (count > most)
            {
                broken.Add($"{rule}: {count}, at most {most}");
            }
        }
    }

    // A comparison of a column that has an index, and with which no search begins or ends: it removes rows.
    private IEnumerable<string> Filters(string sql, SqliteRun run, Dictionary<string, string> tables)
    {
        foreach (Match comparison in Comparison().Matches(sql))
        {
            var (alias, column) = (comparison.Groups["alias"].Value, comparison.Groups["column"].Value);
            if (!tables.TryGetValue(alias, out var table) || !largeTables.Contains(table) || !indexedColumns.Contains($"{table}.{column}"))
            {
                continue;
            }

            var sign = comparison.Groups["operator"].Value[0] is var first and ('<' or '>') ? first : '=';
            if (!run.Plan.Any(line => Line().Match(line) is { Success: true } search && search.Groups["alias"].Value == alias
                && Regex.IsMatch(line, $@"\b({Regex.Escape(column)}|rowid){sign}\?")))
            {
                yield return $"filter: {comparison.Value}, though \"{table}.{column}\" has an index";
            }
        }
    }

    [GeneratedRegex(""""(?<table>\w+)" AS (?<alias>\w+)"""", RegexOptions.ExplicitCapture)]
    private static partial Regex Alias();

    [GeneratedRegex("^(?<word>SCAN|SEARCH) (?<alias>\\w+)(?<rest>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("""\b(?<alias>\w+)\."(?<column>\w+)" (?<operator>=|<=|>=|<|>|IN)(?= )""", RegexOptions.ExplicitCapture)]
    private static partial Regex Comparison();
}
