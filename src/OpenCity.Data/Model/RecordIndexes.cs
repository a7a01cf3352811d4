using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Model;

/// <summary>The indexes of a record type's table beside that of its key.</summary>
/// <remarks>
/// Each reference by time (children of a parent, newest first, and the latest one), the time (the default order), each place, and
/// what the SDL asks for. All end with the key, so that the order is total and a page starts at an index entry.
/// </remarks>
public sealed class RecordIndexes
{
    private readonly FrozenSet<RecordColumn> _found;

    internal RecordIndexes(RecordTable table)
    {
        All = Of(table);
        _found = All.Append(table.Key).Select(columns => columns[0]).ToFrozenSet();
        Fields = ["id", .. table.Type.StoredFields.Where(field => table.ByField[field].Any(Finds)).Select(field => field.Name)];
    }

    /// <summary>Their columns in order.</summary>
    public ImmutableArray<ImmutableArray<RecordColumn>> All { get; }

    /// <summary>Names of the fields by which records are found, <c>id</c> being the first.</summary>
    public ImmutableArray<string> Fields { get; }

    /// <summary>Whether an index, or the key, begins with the column: whether rows are found by its value.</summary>
    public bool Finds(RecordColumn column) => _found.Contains(column);

    private static ImmutableArray<ImmutableArray<RecordColumn>> Of(RecordTable table)
    {
        StoredField[] time = table.Type.Time is { } field ? [field] : [];
        var wanted = table.Type.StoredFields.OfType<ReferenceField>().Select(reference => (StoredField[])[reference, .. time])
            .Append(time)
            .Concat(table.Type.StoredFields.OfType<ValueField>().Where(value => value.Kind == ValueKind.GeoPoint).Select(place => (StoredField[])[place]))
            .Concat(table.Type.Indexes.Select(fields => fields.ToArray()))
            .Where(fields => fields.Length > 0)
            .Select(fields => Columns(table, fields))
            .ToList();

        // An index that begins another one, or the key's, is already there.
        return [.. wanted.Where((columns, i) => !Begins(columns, table.Key)
            && !wanted.Where((other, j) => i != j && Begins(columns, other) && (other.Length > columns.Length || j < i)).Any())];
    }

    private static ImmutableArray<RecordColumn> Columns(RecordTable table, IEnumerable<StoredField> fields) =>
        [.. fields.SelectMany(field => Sorted(table, field)).Concat(table.Key).Distinct()];

    // A localised text is indexed in the city's own language: the others are searched beside an indexed field.
    private static IEnumerable<RecordColumn> Sorted(RecordTable table, StoredField field) =>
        field is ValueField { IsLocalized: true } ? table.ByField[field].Take(1) : table.ByField[field];

    private static bool Begins(ImmutableArray<RecordColumn> columns, ImmutableArray<RecordColumn> other) =>
        other.AsSpan().StartsWith(columns.AsSpan());
}
