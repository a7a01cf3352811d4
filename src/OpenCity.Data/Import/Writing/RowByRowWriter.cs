using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Writing;

/// <summary>Two prepared statements, and only the first of them for a record that is new.</summary>
internal sealed class RowByRowWriter : RecordWriter
{
    private readonly WriteSession _session;
    private readonly SqlValue[] _parameters;
    private readonly string _insert;
    private readonly string _update;

    /// <summary>A writer.</summary>
    internal RowByRowWriter(WriteSession session, RecordTable table, RecordSlots slots)
    {
        _session = session;
        _parameters = slots.NewValues();
        _insert = Insert(table, slots);
        _update = Update(table, slots.Columns);
    }

    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<SqlValue> values)
    {
        values.CopyTo(_parameters);
        if (_session.Execute(_insert, _parameters) == 1)
        {
            Inserted++;
        }
        else if (_session.Execute(_update, _parameters) == 1)
        {
            Updated++;
        }
        else
        {
            Unchanged++;
        }
    }

    /// <inheritdoc/>
    internal override void Flush()
    {
        // Each record is written at once.
    }

    private static string Insert(RecordTable table, RecordSlots slots)
    {
        var columns = slots.WithOwn(table).ToList();
        return $"INSERT INTO {SqlText.Name(table)} ({SqlText.Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))}) "
            + $"ON CONFLICT ({SqlText.Names(table.Key)}) DO NOTHING";
    }

    private static string Update(RecordTable table, IReadOnlyList<RecordColumn> slots)
    {
        var values = slots.Select((column, i) => (Column: column, Place: i
            + 1)).Where(slot => !table.Key.Contains(slot.Column)).ToList();
        var compared = values.Append((table.Quality, slots.Count + 2)).Append((table.Provenance, slots.Count
            + 3)).ToList();
        var keys = table.Key.Select(key => $"{SqlText.Name(key)} = ${PlaceOf(slots, key)}");
        return $"UPDATE {SqlText.Name(table)} SET {string.Join(", ", compared.Append((table.RecordedAt, slots.Count + 1)).Select(Assign))} "
            + $"WHERE {string.Join(" AND ", keys)} AND ({string.Join(" OR ", compared.Select(Differs))})";
    }

    private static string Assign((RecordColumn Column,
        int Place) slot) => $"{SqlText.Name(slot.Column)} = ${slot.Place}";

    private static string Differs((RecordColumn Column,
        int Place) slot) => $"{SqlText.Name(slot.Column)} IS NOT ${slot.Place}";

    private static int PlaceOf(IReadOnlyList<RecordColumn> slots, RecordColumn column)
    {
        var place = 1;
        while (slots[place - 1] != column)
        {
            place++;
        }

        return place;
    }
}
