using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Migration;

/// <summary>Runs a reading statement in a session.</summary>
internal delegate RowReader Query(string sql, params ReadOnlySpan<SqlValue> parameters);

/// <summary>All that differs between the databases in making tables and in telling what tables there are.</summary>
internal abstract class SchemaDialect
{
    /// <summary>The name kept in a <see cref="DatabaseShape"/>.</summary>
    internal abstract string Provider { get; }

    /// <summary>A statement with the number of tables that have the names of its parameters <c>$1</c> and <c>$2</c>.</summary>
    internal abstract string CountTables { get; }

    /// <summary>What a script of a migration begins with, before its own statements; it ends with COMMIT.</summary>
    internal abstract ImmutableArray<string> ScriptStart { get; }

    /// <summary>The type of a column that keeps values of the kind, as the catalogue writes it.</summary>
    internal abstract string StoreType(ColumnKind kind);

    /// <summary>The type by which EF Core knows such a column.</summary>
    internal abstract Type ClrType(ColumnKind kind, bool isNullable);

    /// <summary>Gives EF Core its provider; no connection is opened.</summary>
    internal abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Adds to EF Core's column what the provider needs beyond the type.</summary>
    internal abstract void Annotate(IMutableProperty column, ColumnShape shape);

    /// <summary>Adds to EF Core's index what the provider needs beyond its columns.</summary>
    internal abstract void Annotate(IMutableIndex index, ImmutableArray<ColumnShape> columns);

    /// <summary>Reads everything that stands in the live catalogue into pairs of a thing and its definition.</summary>
    internal abstract void ReadCatalogue(Query query, IDictionary<string, string> entries);

    /// <summary>Checks what a migration can have broken and the database itself does not check.</summary>
    internal abstract void RequireWhole(ImmutableArray<string> commands, Query query);

    /// <summary>Definition of a column as the catalogue's lines have it.</summary>
    internal static string Definition(string storeType, bool isNotNull, long keyPlace) =>
        storeType + (isNotNull ? " NOT NULL" : " NULL") + (keyPlace > 0 ? $" key {keyPlace}" : "");
}
