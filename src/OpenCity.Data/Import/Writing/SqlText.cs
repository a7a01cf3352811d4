using OpenCity.Data.Model;

namespace OpenCity.Data.Import.Writing;

/// <summary>
/// Names of tables and columns in statements that write; they come from the model only. The standard's quotes are understood by all
/// databases.
/// </summary>
internal static class SqlText
{
    /// <summary>A table in quotes.</summary>
    internal static string Name(RecordTable table) => Quote(table.Name);

    /// <summary>A column in quotes.</summary>
    internal static string Name(RecordColumn column) => Quote(column.Name);

    /// <summary>Columns in quotes, with commas.</summary>
    internal static string Names(IEnumerable<RecordColumn> columns) => string.Join(", ", columns.Select(Name));

    /// <summary>That a row of one table refers to a row of another: all key columns are equal.</summary>
    internal static string RefersTo(RecordTable table, IEnumerable<RecordColumn> reference, RecordTable target) =>
        string.Join(" AND ", reference.Select(column => $"{Name(target)}.{Name(column.TargetColumn!)} = {Name(table)}.{Name(column)}"));

    /// <summary>That the columns have the parameters' values, numbered from one.</summary>
    internal static string Equal(IEnumerable<RecordColumn> columns) =>
        string.Join(" AND ", columns.Select((column, i) => $"{Name(column)} = ${i + 1}"));

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
