using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenCity.Data.Migration;
using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;

namespace OpenCity.Data.Model;

/// <summary>The tables of a city as the database shall have them: store types, keys, references and indexes.</summary>
internal static class ShapeBuilder
{
    private const int MaxNameLength = 60;

    /// <summary>The shape that the SDL asks for.</summary>
    internal static DatabaseShape Build(CityTables tables, SchemaDialect dialect) => new(
        dialect.Provider,
        [.. tables.Tables.Select(table => Table(tables, table, dialect)).Concat(PlatformTables.All(dialect))
            .OrderBy(table => table.Name, StringComparer.Ordinal)]);

    /// <summary>A name made of parts; where it would be too long, its end gives way to a digest of the whole.</summary>
    internal static string Name(params IEnumerable<string> parts)
    {
        var name = string.Join('_', parts);
        if (name.Length <= MaxNameLength)
        {
            return name;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return $"{name[..(MaxNameLength - digest.Length - 1)]}_{digest}";
    }

    private static TableShape Table(CityTables tables, RecordTable table, SchemaDialect dialect) => new(
        table.Name,
        table.Type.Name,
        [.. table.Columns.Select(column => new ColumnShape(
            column.Name, column.Kind, dialect.StoreType(column.Kind), column.IsNullable, column.MaxLength,
            column.Field?.Name, column.Part))],
        [.. table.Key.Select(column => column.Name)],
        Indexes(table),
        [.. table.Type.StoredFields.OfType<ReferenceField>().Select(field => ForeignKey(table, field, tables[field.Target]))]);

    private static ForeignKeyShape ForeignKey(RecordTable table, ReferenceField field, RecordTable target) => new(
        Name(["fk", table.Name, ColumnNames.SnakeCase(field.Name)]),
        [.. table.ByField[field].Select(column => column.Name)],
        target.Name,
        [.. table.ByField[field].Select(column => column.TargetColumn!.Name)]);

    private static ImmutableArray<IndexShape> Indexes(RecordTable table) =>
        [.. table.Indexes.All.Select(columns => columns.Select(column => column.Name).ToImmutableArray())
            .Select(columns => new IndexShape(Name(["ix", table.Name, .. columns]), columns))
            .OrderBy(index => index.Name, StringComparer.Ordinal)];
}
