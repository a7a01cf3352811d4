using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Tests.Sql;

/// <summary>A record as LINQ sees it: values by field, references as rows, localised texts by language (<c>name.KO</c>).</summary>
internal sealed class Row(RecordType type) : Dictionary<string, object?>
{
    public RecordType Type { get; } = type;

    public object? Get(RecordColumn column) => column switch
    {
        { Name: "recorded_at" } => this["recordedAt"],
        { Name: "quality" or "provenance" } => this[column.Name],
        { Field: ReferenceField reference } => ((Row?)this[reference.Name])?.Get(column.TargetColumn!),
        { Part: { } part } => this[$"{column.Field!.Name}.{part}"],
        _ => this[column.Field!.Name],
    };

    public object? Get(ColumnPath column) => Follow(column.Table)?.Get(column.Column);

    public ImmutableArray<object> Key(CityTables tables) => [.. tables[Type].Key.Select(column => Get(column)!)];

    private Row? Follow(TablePath table) =>
        table.Parent is null ? this : (Row?)Follow(table.Parent)?[table.Reference!.Name];
}
