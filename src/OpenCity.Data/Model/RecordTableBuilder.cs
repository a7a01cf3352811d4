using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;

namespace OpenCity.Data.Model;

/// <summary>
/// Names and kinds of the columns of all record types, by convention alone. A reference needs no more than the key columns of
/// its target, which are made on demand: types may refer to themselves and, outside of their keys, to each other.
/// </summary>
internal sealed class RecordTableBuilder
{
    private readonly Dictionary<StoredField, ImmutableArray<RecordColumn>> _columns = [];

    /// <summary>Builds the table of a type.</summary>
    internal RecordTable Build(RecordType type)
    {
        var byField = type.StoredFields.ToFrozenDictionary(field => field, ColumnsOf);
        var recordedAt = new RecordColumn("recorded_at", ColumnKind.Instant, false, null, null);
        var quality = new RecordColumn("quality", ColumnKind.Text, false, 20, null);
        var provenance = new RecordColumn("provenance", ColumnKind.Text, false, 20, null);
        return new RecordTable
        {
            Type = type,
            Name = ColumnNames.SnakeCase(type.Name),
            Columns = [.. type.StoredFields.SelectMany(field => byField[field]), recordedAt, quality, provenance],
            Key = [.. type.Key.SelectMany(field => byField[field])],
            ByField = byField,
            RecordedAt = recordedAt,
            Quality = quality,
            Provenance = provenance,
        };
    }

    private ImmutableArray<RecordColumn> ColumnsOf(StoredField field)
    {
        if (!_columns.TryGetValue(field, out var columns))
        {
            columns = field switch
            {
                ReferenceField reference => ReferenceColumns(reference),
                ValueField value => ValueColumns(value),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            _columns[field] = columns;
        }

        return columns;
    }

    private ImmutableArray<RecordColumn> ReferenceColumns(ReferenceField field) =>
        [.. field.Target.Key.SelectMany(key => ColumnsOf(key)).Select(key => new RecordColumn(
            $"{ColumnNames.SnakeCase(field.Name)}_{key.Name}", key.Kind, field.IsNullable, key.MaxLength, field, null, key))];

    private static ImmutableArray<RecordColumn> ValueColumns(ValueField field)
    {
        var name = ColumnNames.SnakeCase(field.Name);
        if (field.Kind == ValueKind.GeoPoint)
        {
            return [new(name + "_lat", ColumnKind.Double, field.IsNullable, null, field, "lat"),
                new(name + "_lon", ColumnKind.Double, field.IsNullable, null, field, "lon")];
        }

        if (field.IsLocalized)
        {
            // The city's own language carries the text; a translation may be missing.
            return [.. Languages(field).Select((language, i) => new RecordColumn(
                $"{name}_{language.ToLowerInvariant()}", ColumnKind.Text, field.IsNullable || i > 0, field.MaxLength, field, language))];
        }

        return [new(name, KindOf(field.Kind), field.IsNullable, LengthOf(field), field)];
    }

    private static ImmutableArray<string> Languages(ValueField field) => field.Type.Dataset.City.Languages;

    private static int? LengthOf(ValueField field) => field.Kind switch
    {
        ValueKind.Id or ValueKind.String or ValueKind.Uri => field.MaxLength,
        ValueKind.Enum => Math.Max(20, field.Enum!.Values.Max(value => value.Name.Length)),
        _ => null,
    };

    private static ColumnKind KindOf(ValueKind kind) => kind switch
    {
        ValueKind.Id or ValueKind.String or ValueKind.Uri or ValueKind.Enum => ColumnKind.Text,
        ValueKind.Int => ColumnKind.Int,
        ValueKind.Long => ColumnKind.Long,
        ValueKind.Float => ColumnKind.Double,
        ValueKind.Boolean => ColumnKind.Boolean,
        ValueKind.DateTime => ColumnKind.Instant,
        ValueKind.LocalDate => ColumnKind.Date,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
