using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenCity.Data.Tests.Plans;

/// <summary>
/// What no plan of a question may do with a table of more than 100,000 rows. Tables below that are read as the planner likes: a look at
/// all 25 rows of one is cheaper than any index.
/// </summary>
internal sealed partial class PostgreSqlPlanRules(ImmutableHashSet<string> largeTables, ImmutableHashSet<string> indexedColumns)
{
    internal const int MostRows = 10_000;

    private static readonly string[] s_removals = ["Filter", "Join Filter", "Index Recheck"];

    /// <summary>What is wrong with a plan: a line for each node and rule; empty where nothing is.</summary>
    internal IReadOnlyList<string> Broken(JsonElement plan)
    {
        var nodes = Nodes(plan).ToList();
        var tables = nodes.Where(node => Text(node, "Relation Name") is not null)
            .ToDictionary(node => Text(node, "Alias")!, Table, StringComparer.Ordinal);
        return [.. nodes.SelectMany(node => Scans(node).Concat(Sorts(node)).Concat(Removals(node, tables)).Select(broken => $"{Name(node)}: {broken}"))];
    }

    // A walk over an index that no condition bounds reads as much as a sequential scan, unless a limit ends it.
    private IEnumerable<string> Scans(JsonElement node)
    {
        if (!IsLarge(node))
        {
            yield break;
        }

        if (Text(node, "Node Type") == "Seq Scan")
        {
            yield return "a sequential scan of a large table";
        }
        else if (Text(node, "Node Type") is "Index Scan" or "Index Only Scan" && Text(node, "Index Cond") is null && Rows(node) > MostRows)
        {
            yield return $"{Rows(node):0} rows of an index without a condition";
        }
    }

    private IEnumerable<string> Sorts(JsonElement node)
    {
        if (Text(node, "Node Type") is "Sort" or "Incremental Sort" && Children(node).Single() is var input
            && Rows(input) > MostRows && Nodes(input).Any(IsLarge))
        {
            yield return $"a sort of {Rows(input):0} rows of a large table";
        }
    }

    private IEnumerable<string> Removals(JsonElement node, Dictionary<string, string> tables)
    {
        foreach (var kind in s_removals)
        {
            if (!(Number(node, $"Rows Removed by {kind}") > 0) || !Nodes(node).Any(IsLarge))
            {
                continue;
            }

            var condition = Text(node, kind == "Index Recheck" ? "Recheck Cond" : kind);
            foreach (Match column in Column().Matches(condition ?? ""))
            {
                // A column of no table is made within the statement, as the number of a row among others is.
                var table = tables.GetValueOrDefault(Unquoted(column, "alias"));
                var name = $"{table}.{Unquoted(column, "column")}";
                if (table is not null && largeTables.Contains(table) && indexedColumns.Contains(name))
                {
                    yield return $"rows removed by {kind} {condition}, though \"{name}\" has an index";
                }
            }
        }
    }

    private bool IsLarge(JsonElement node) => Text(node, "Relation Name") is not null && largeTables.Contains(Table(node));

    private static double Rows(JsonElement node) => Number(node, "Actual Rows")!.Value * Number(node, "Actual Loops")!.Value;

    private static string Name(JsonElement node) => string.Create(
        CultureInfo.InvariantCulture, $"{Text(node, "Node Type")}{(Text(node, "Alias") is { } alias ? $" {alias}" : "")}");

    private static string Table(JsonElement node) => $"{Text(node, "Schema")}.{Text(node, "Relation Name")}";

    private static IEnumerable<JsonElement> Nodes(JsonElement node) => Children(node).SelectMany(Nodes).Prepend(node);

    private static JsonElement[] Children(JsonElement node) =>
        node.TryGetProperty("Plans", out var plans) ? [.. plans.EnumerateArray()] : [];

    private static string? Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double? Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static string Unquoted(Match match, string group) => match.Groups[group].Value.Trim('"');

    [GeneratedRegex("""(?<alias>\w+|"[^"]+")\.(?<column>\w+|"[^"]+")""", RegexOptions.ExplicitCapture)]
    private static partial Regex Column();
}
