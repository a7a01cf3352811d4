using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>The tables that statements are bound to.</summary>
internal sealed class SqlCatalogue(ImmutableDictionary<string, ImmutableArray<(string Name, SqlType Type)>> tables)
{
    public ImmutableDictionary<string, ImmutableArray<(string Name, SqlType Type)>> Tables { get; } = tables;

    /// <summary>The tables of the model.</summary>
    public static SqlCatalogue Of(CityTables tables) => new(tables.Tables.ToImmutableDictionary(
        table => table.Name,
        table => table.Columns.Select(column => (column.Name, Of(column.Kind))).ToImmutableArray()));

    private static SqlType Of(ColumnKind kind) =>
        kind == ColumnKind.Text ? new SqlType(SqlTypeKind.Text, SqlServerTypes.Collation) : SqlType.OfParameter(kind);
}
