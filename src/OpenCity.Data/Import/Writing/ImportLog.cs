using OpenCity.Data.Import.Values;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Writing;

/// <summary>What was imported when, and which rows were set aside: the platform's tables <c>opencity_import</c> and <c>opencity_quarantine</c>.</summary>
/// <remarks>Never a whole line: only the offending value of a column that the mapping publishes anyway, cut to 80 characters.</remarks>
internal sealed class ImportLog
{
    // A file that is wrong from end to end is told by its counts; the first rows show why.
    private const int MaxQuarantined = 100_000;
    private const int MaxValue = 80;
    private const int MaxColumn = 200;
    private readonly WriteSession _session;
    private long _kept;

    private ImportLog(WriteSession session, long id) => (_session, Id) = (session, id);

    /// <summary>Number of this import.</summary>
    internal long Id { get; }

    /// <summary>Starts the record of an import.</summary>
    internal static ImportLog Start(WriteSession session, string type, string source, string file, string sha256,
        DateTimeOffset startedAt)
    {
        // There is one writer at a time, so the number is free.
        var id = Next(session);
        session.Execute(
            "INSERT INTO opencity_import (id, type, source, file, sha256, started_at) VALUES ($1, $2, $3, $4, $5, $6)",
            id, type, source, file, sha256, StoredValues.Of(startedAt));
        return new ImportLog(session, id);
    }

    /// <summary>Sets a row aside.</summary>
    internal void Quarantine(long row, long line, string? column, QuarantineReason reason, string? value)
    {
        if (++_kept <= MaxQuarantined)
        {
            _session.Execute(
                """INSERT INTO opencity_quarantine (import_id, "row", line, "column", reason, value) VALUES ($1, $2, $3, $4, $5, $6)""",
                Id, row, line, Cut(column, MaxColumn), reason.Code(), Cut(value, MaxValue));
        }
    }

    /// <summary>Writes down what came of it.</summary>
    internal void Finish(ImportSummary summary, DateTimeOffset finishedAt) => _session.Execute(
        """
        UPDATE opencity_import SET finished_at = $2, "read" = $3, inserted = $4, updated = $5, unchanged = $6, filtered = $7,
          duplicate = $8, quarantined = $9, removed = $10, synthetic_removed = $11 WHERE id = $1
        """,
        Id, StoredValues.Of(finishedAt), summary.Read, summary.Inserted, summary.Updated, summary.Unchanged, summary.Filtered,
        summary.Duplicate, summary.Quarantined, summary.Removed, summary.SyntheticRemoved.Values.Sum());

    private static long Next(WriteSession session)
    {
        using var last = session.Query("SELECT max(id) FROM opencity_import");
        return last.Read() && !last.IsNull(0) ? last.GetInt64(0) + 1 : 1;
    }

    private static string? Cut(string? text, int length) =>
        text is null || text.Length <= length ? text
        : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)]
        : text[..length];
}
