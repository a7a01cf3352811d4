using OpenCity.Data.Import.Values;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Writing;

/// <summary>What records are written with.</summary>
/// <param name="Columns">The columns that are given; others stay null in new records and as they are in known ones.</param>
/// <param name="RecordedAt">When the records are written.</param>
/// <param name="Provenance">Where they come from: a name of the enum <c>Provenance</c>.</param>
internal sealed record RecordSlots(IReadOnlyList<RecordColumn> Columns, DateTimeOffset RecordedAt, string Provenance)
{
    /// <summary>The columns given, then those that every record has.</summary>
    internal IEnumerable<RecordColumn> WithOwn(RecordTable table) => [.. Columns, table.RecordedAt, table.Quality, table.Provenance];

    /// <summary>Values for <see cref="WithOwn"/>; those of the given columns are still to be set.</summary>
    internal SqlValue[] NewValues() =>
        [.. new SqlValue[Columns.Count], StoredValues.Of(RecordedAt), SqlValue.Of("OK"), SqlValue.Of(Provenance)];
}

/// <summary>
/// Writes records of one type, no two of one key. A known record is written only where a value differs: one that is as it was keeps
/// its <c>recorded_at</c>.
/// </summary>
internal abstract class RecordWriter
{
    /// <summary>Records that were not there.</summary>
    internal long Inserted { get; private protected set; }

    /// <summary>Records that were there with other values.</summary>
    internal long Updated { get; private protected set; }

    /// <summary>Records that were there with these values, and were not touched.</summary>
    internal long Unchanged { get; private protected set; }

    /// <summary>Writes a record, at once or with the next ones; values are those of the given columns.</summary>
    internal abstract void Write(ReadOnlySpan<SqlValue> values);

    /// <summary>Makes sure that what was written is in the table, and counted.</summary>
    internal abstract void Flush();
}
