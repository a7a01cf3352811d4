using OpenCity.Data.Model;
using OpenCity.Data.Import.Values;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Writing;

/// <summary>What writing a record did.</summary>
internal enum WriteOutcome
{
    /// <summary>It was not there.</summary>
    Inserted,

    /// <summary>It was there with other values.</summary>
    Updated,

    /// <summary>It was there with these values, and was not touched.</summary>
    Unchanged,
}

/// <summary>Writes records of one type: two prepared statements, and only the first of them for a record that is new.</summary>
internal sealed class RecordWriter
{
    private readonly WriteSession _session;
    private readonly SqlValue[] _parameters;
    private readonly int _slots;
    private readonly string _insert;
    private readonly string _update;

    /// <summary>A writer of the given columns; others stay null in new records and as they are in known ones.</summary>
    internal RecordWriter(
        WriteSession session, RecordTable table, IReadOnlyList<RecordColumn> slots, DateTimeOffset recordedAt, string provenance)
    {
        _session = session;
        _slots = slots.Count;
        _parameters = new SqlValue[slots.Count + 3];
        _parameters[_slots] = StoredValues.Of(recordedAt);
        _parameters[_slots + 1] = "OK";
        _parameters[_slots + 2] = provenance;
        _insert = Insert(table, slots);
        _update = Update(table, slots);
    }

    /// <summary>Writes a record; values are those of the slots.</summary>
    internal WriteOutcome Write(ReadOnlySpan<SqlValue> values)
    {
        values.CopyTo(_parameters);
        return _session.Execute(_insert, _parameters) == 1 ? WriteOutcome.Inserted
            : _session.Execute(_update, _parameters) == 1 ? WriteOutcome.Updated
            : WriteOutcome.Unchanged;
    }

    private static string Insert(RecordTable table, IReadOnlyList<RecordColumn> slots)
    {
        var columns = slots.Append(table.RecordedAt).Append(table.Quality).Append(table.Provenance).ToList();
        return $"INSERT INTO {SqlText.Name(table)} ({SqlText.Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))}) "
            + $"ON CONFLICT ({SqlText.Names(table.Key)}) DO NOTHING";
    }

    // A known record is written only where a value differs: one that is as it was keeps its recorded_at.
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
