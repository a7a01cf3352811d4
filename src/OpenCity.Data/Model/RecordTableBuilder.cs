using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Model;

/// <summary>Names and kinds of a record type's columns, by convention alone.</summary>
internal static class RecordTableBuilder
{
    /// <summary>Builds a table; the tables of the types it refers to are there already.</summary>
    internal static RecordTable Build(RecordType type, IReadOnlyDictionary<RecordType, RecordTable> others)
    {
        var byField = new Dictionary<StoredField, ImmutableArray<RecordColumn>>();
        foreach (var field in type.StoredFields)
        {
            byField[field] = field switch
            {
                ReferenceField reference => ReferenceColumns(reference, others[reference.Target]),
                ValueField value => ValueColumns(value),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        var recordedAt = new RecordColumn("recorded_at", ColumnKind.Instant, false, null, null);
        var quality = new RecordColumn("quality", ColumnKind.Text, false, 20, null);
        var provenance = new RecordColumn("provenance", ColumnKind.Text, false, 20, null);
        return new RecordTable
        {
            Type = type,
            Name = SnakeCase(type.Name),
            Columns = [.. type.StoredFields.SelectMany(field => byField[field]), recordedAt, quality, provenance],
            Key = [.. type.Key.SelectMany(field => byField[field])],
            ByField = byField.ToFrozenDictionary(),
            RecordedAt = recordedAt,
            Quality = quality,
            Provenance = provenance,
        };
    }

    /// <summary><c>measuredAt</c> becomes <c>measured_at</c>.</summary>
    internal static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0 && !char.IsAsciiLetterUpper(name[i - 1]) && name[i - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static ImmutableArray<RecordColumn> ReferenceColumns(ReferenceField field, RecordTable target) =>
        [.. target.Key.Select(key => new RecordColumn(
            $"{SnakeCase(field.Name)}_{key.Name}", key.Kind, field.IsNullable, key.MaxLength, field, null, key))];

    private static ImmutableArray<RecordColumn> ValueColumns(ValueField field)
    {
        var name = SnakeCase(field.Name);
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
