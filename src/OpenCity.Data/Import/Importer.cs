using System.Collections.Immutable;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Import.Writing;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import;

/// <summary>Imports published files: one transaction a file, all of it or nothing.</summary>
public sealed class Importer(CityTables tables, Database database, TimeProvider clock)
{
    private const int ProgressEvery = 5_000;

    /// <summary>
    /// Imports a file. Throws <see cref="ImportException"/> where the file cannot be imported as a whole and
    /// <see cref="DatabaseException"/> where the database cannot be written; nothing is changed then.
    /// </summary>
    public async Task<ImportSummary> ImportAsync(
        SourceMapping mapping, string file, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(options);
        var startedAt = clock.GetUtcNow();
        var start = clock.GetTimestamp();
        var content = CheckedFile.Read(mapping.Plan, file, progress, cancellationToken);
        using var session = await database.OpenWriteAsync(cancellationToken);
        TableCheck.Require(database, session.Query, mapping.Plan.Table);

        var log = ImportLog.Start(session, mapping.Type.Name, mapping.File, Path.GetFileName(file), content.Sha256,
            startedAt);
        var synthetic = SyntheticRecords.Remove(session, tables, mapping.Plan.Table, mapping.Plan.Slots);
        var counts = Write(session, mapping.Plan, content, log, startedAt, options, progress, cancellationToken);
        var summary = new ImportSummary
        {
            Type = mapping.Type.Name,
            File = Path.GetFileName(file),
            Sha256 = content.Sha256,
            Read = content.Rows,
            Inserted = counts.Records.Inserted,
            Updated = counts.Records.Updated,
            Unchanged = counts.Records.Unchanged,
            Filtered = counts.Filtered,
            Duplicate = counts.Duplicate,
            QuarantinedBy = counts.Quarantined.ToImmutableSortedDictionary(),
            Removed = counts.Removed,
            SyntheticRemoved = synthetic,
            Elapsed = clock.GetElapsedTime(start),
        };
        if (!summary.AddsUp)
        {
            throw new InvalidOperationException($"The rows of an import were not each counted once: {summary.Arithmetic}.");
        }

        log.Finish(summary, clock.GetUtcNow());
        session.Commit();
        return summary;
    }

    private Counts Write(
        WriteSession session, SourcePlan plan, CheckedFile content, ImportLog log, DateTimeOffset recordedAt,
        ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var writer = session.WriteRecords(plan.Table, new RecordSlots(plan.Slots, recordedAt, "SOURCE"));
        var counts = new Counts { Records = writer };
        var references = new ReferenceResolver(session, plan, writer);
        var sweep = plan.Snapshot is null ? null : new SnapshotSweep(session, tables, plan);
        var before = sweep?.Count() ?? 0;
        foreach (var row in content.RowsAgain(cancellationToken))
        {
            if (row.Number % ProgressEvery == 0)
            {
                progress?.Report(new ImportProgress(ImportPhase.Writing, row.Number,
                    content.Bytes * row.Number / content.Rows, content.Bytes));
            }

            if (row.Outcome == RowOutcome.Filtered)
            {
                counts.Filtered++;
                continue;
            }

            if (row.Outcome == RowOutcome.Quarantined)
            {
                counts.Quarantine(row.Reason);
                log.Quarantine(row.Number, row.Line, row.Column, row.Reason, row.Offending);
                if (row.HasKey)
                {
                    sweep?.Keep(row.Values);
                }

                continue;
            }

            var repetition = content.RepetitionOf(row.Number);
            if (repetition == Repetition.Duplicate)
            {
                counts.Duplicate++;
                continue;
            }

            if (references.Resolve(row.Values) is { } unresolved)
            {
                counts.Quarantine(unresolved);
                log.Quarantine(row.Number, row.Line, references.Column, unresolved, references.Offending);
                continue;
            }

            sweep?.Keep(row.Values);
            if (repetition == Repetition.Conflict)
            {
                counts.Quarantine(QuarantineReason.Conflict);
                log.Quarantine(row.Number, row.Line, null, QuarantineReason.Conflict, KeyText(plan, row.Values));
                continue;
            }

            writer.Write(row.Values);
        }

        writer.Flush();
        counts.Removed = sweep?.Remove(before, options) ?? 0;
        return counts;
    }

    private static string KeyText(SourcePlan plan, SqlValue[] values) =>
        string.Join(" ", plan.KeySlots.Select(slot => Values.StoredValues.Text(values[slot])));

    private sealed class Counts
    {
        internal required RecordWriter Records { get; init; }

        internal long Filtered { get; set; }

        internal long Duplicate { get; set; }

        internal long Removed { get; set; }

        internal Dictionary<QuarantineReason, long> Quarantined { get; } = [];

        internal void Quarantine(QuarantineReason reason) => Quarantined[reason] = Quarantined.GetValueOrDefault(reason) + 1;
    }
}
