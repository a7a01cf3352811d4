using System.Diagnostics;

namespace OpenCity.Data.Model;

/// <summary>The one place that says how a kind of value is kept: a method a dialect.</summary>
internal static class StoreTypes
{
    /// <summary>SQLite's type: instants are Unix microseconds, days <c>yyyy-MM-dd</c>, and nothing is a decimal.</summary>
    internal static string Sqlite(ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.Date => "TEXT",
        ColumnKind.Int or ColumnKind.Long or ColumnKind.Boolean or ColumnKind.Instant => "INTEGER",
        ColumnKind.Double => "REAL",
        _ => throw new UnreachableException(),
    };

    /// <summary>The type by which EF Core knows a column of SQLite.</summary>
    internal static Type SqliteClrType(ColumnKind kind, bool isNullable) => kind switch
    {
        ColumnKind.Text or ColumnKind.Date => typeof(string),
        ColumnKind.Int => isNullable ? typeof(int?) : typeof(int),
        ColumnKind.Long or ColumnKind.Instant => isNullable ? typeof(long?) : typeof(long),
        ColumnKind.Boolean => isNullable ? typeof(bool?) : typeof(bool),
        ColumnKind.Double => isNullable ? typeof(double?) : typeof(double),
        _ => throw new UnreachableException(),
    };
}
