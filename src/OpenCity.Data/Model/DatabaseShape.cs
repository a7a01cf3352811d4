using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OpenCity.Data.Model;

/// <summary>
/// The tables as they are, or shall be, in the database: what <c>migrate</c> compares, keeps beside the records and builds
/// EF Core's model from. It names no class of the program, so that an old one can always be read.
/// </summary>
/// <param name="Provider">The dialect that the store types are of: <c>sqlite</c>, <c>postgresql</c>.</param>
/// <param name="Tables">Tables by name.</param>
public sealed record DatabaseShape(string Provider, ImmutableArray<TableShape> Tables)
{
    /// <summary>Version of this form; a database with a newer one is not touched.</summary>
    public const int Version = 1;

    /// <summary>A database without tables, of whatever provider.</summary>
    public static DatabaseShape Empty { get; } = new("", []);

    /// <summary>The table of that name, or null.</summary>
    public TableShape? Find(string table) => Tables.FirstOrDefault(candidate => candidate.Name == table);
}

/// <summary>A table.</summary>
/// <param name="Name">Name in the database.</param>
/// <param name="Type">The record type in the SDL; null for a table of the platform.</param>
/// <param name="Columns">Columns in order.</param>
/// <param name="Key">Columns of the primary key, in order.</param>
/// <param name="Indexes">Indexes by name.</param>
/// <param name="ForeignKeys">References to other tables.</param>
public sealed record TableShape(
    string Name,
    string? Type,
    ImmutableArray<ColumnShape> Columns,
    ImmutableArray<string> Key,
    ImmutableArray<IndexShape> Indexes,
    ImmutableArray<ForeignKeyShape> ForeignKeys);

/// <summary>A column.</summary>
/// <param name="Name">Name in the database.</param>
/// <param name="Kind">How values are kept.</param>
/// <param name="StoreType">The database's own word for it.</param>
/// <param name="IsNullable">Whether it may hold null.</param>
/// <param name="MaxLength">Greatest length of a text in UTF-16 units, or null.</param>
/// <param name="Field">The field in the SDL; null for a column of the platform.</param>
/// <param name="Part">Language, <c>lat</c> or <c>lon</c>, where a field has several columns.</param>
public sealed record ColumnShape(
    string Name, ColumnKind Kind, string StoreType, bool IsNullable, int? MaxLength, string? Field, string? Part);

/// <summary>An index, ascending in all columns.</summary>
/// <param name="Name">Name in the database.</param>
/// <param name="Columns">Columns in order.</param>
public sealed record IndexShape(string Name, ImmutableArray<string> Columns);

/// <summary>A reference by the target's key; a referred-to row cannot go.</summary>
/// <param name="Name">Name in the database.</param>
/// <param name="Columns">Columns in the order of the target's key.</param>
/// <param name="Target">The table referred to.</param>
/// <param name="TargetColumns">Its key.</param>
public sealed record ForeignKeyShape(
    string Name, ImmutableArray<string> Columns, string Target, ImmutableArray<string> TargetColumns);

/// <summary>The form in which a shape is kept in the database.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DatabaseShape))]
internal sealed partial class DatabaseShapeJson : JsonSerializerContext;
