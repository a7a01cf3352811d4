using OpenCity.Data.Model;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Import.Writing;

/// <summary>Names of tables and columns in statements; they come from the model only.</summary>
internal static class SqlText
{
    /// <summary>A table in quotes.</summary>
    internal static string Name(RecordTable table) => SqliteDialect.Instance.Quote(table.Name);

    /// <summary>A column in quotes.</summary>
    internal static string Name(RecordColumn column) => SqliteDialect.Instance.Quote(column.Name);

    /// <summary>Columns in quotes, with commas.</summary>
    internal static string Names(IEnumerable<RecordColumn> columns) => string.Join(", ", columns.Select(Name));

    /// <summary>That a row of one table refers to a row of another: all key columns are equal.</summary>
    internal static string RefersTo(RecordTable table, IEnumerable<RecordColumn> reference, RecordTable target) =>
        string.Join(" AND ", reference.Select(column => $"{Name(target)}.{Name(column.TargetColumn!)} = {Name(table)}.{Name(column)}"));

    /// <summary>That the columns have the parameters' values, numbered from one.</summary>
    internal static string Equal(IEnumerable<RecordColumn> columns) =>
        string.Join(" AND ", columns.Select((column, i) => $"{Name(column)} = ${i + 1}"));
}
