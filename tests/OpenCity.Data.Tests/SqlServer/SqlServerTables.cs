using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OpenCity.Data.Migration;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>
/// The tables of records as EF Core's provider for SQL Server makes them, without a connection. What reads or changes a database that is
/// there has no place in it.
/// </summary>
internal sealed class SqlServerTables : SchemaDialect
{
    private static readonly SqlServerTables s_instance = new();

    private SqlServerTables()
    {
    }

    internal override string Provider => "sqlserver";

    internal override string CountTables => throw new NotSupportedException();

    internal override ImmutableArray<string> ScriptStart => throw new NotSupportedException();

    /// <summary>The statements that make the tables of a city's records, and their references and indexes.</summary>
    public static ImmutableArray<string> Commands(CityTables tables) =>
        SchemaCommands.Between(s_instance, DatabaseShape.Empty, Shape(tables));

    public static DatabaseShape Shape(CityTables tables)
    {
        var shape = ShapeBuilder.Build(tables, s_instance);
        return shape with { Tables = [.. shape.Tables.Where(table => table.Type is not null)] };
    }

    internal override string InstantLiteral(long microseconds) => throw new NotSupportedException();

    internal override string StoreType(ColumnKind kind) => SqlServerTypes.Of(kind, null);

    internal override Type ClrType(ColumnKind kind, bool isNullable) => kind switch
    {
        ColumnKind.Text => typeof(string),
        ColumnKind.Int => isNullable ? typeof(int?) : typeof(int),
        ColumnKind.Long => isNullable ? typeof(long?) : typeof(long),
        ColumnKind.Double => isNullable ? typeof(double?) : typeof(double),
        ColumnKind.Boolean => isNullable ? typeof(bool?) : typeof(bool),
        ColumnKind.Instant => isNullable ? typeof(DateTime?) : typeof(DateTime),
        ColumnKind.Date => isNullable ? typeof(DateOnly?) : typeof(DateOnly),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    internal override void Configure(DbContextOptionsBuilder options) => options.UseSqlServer("Server=none");

    internal override void Annotate(IMutableProperty column, ColumnShape shape)
    {
        if (shape.Kind == ColumnKind.Text)
        {
            column.SetColumnType(SqlServerTypes.Of(shape.Kind, shape.MaxLength));
            column.SetCollation(SqlServerTypes.Collation);
        }
    }

    internal override void Annotate(IMutableIndex index, ImmutableArray<ColumnShape> columns)
    {
        // Null is the least value already.
    }

    internal override void ReadCatalogue(Query query, IDictionary<string, string> entries) => throw new NotSupportedException();

    internal override void RequireWhole(ImmutableArray<string> commands, Query query) => throw new NotSupportedException();
}
