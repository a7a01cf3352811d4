using OpenCity.Data.Import;
using OpenCity.Data.Import.Writing;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Demo;

/// <summary>
/// Fills a new database: seeds as real records, then synthetic records, the same ones on every machine and day. A type that has
/// records, or that was ever imported, is left alone.
/// </summary>
public sealed class DemoSeeder(CityTables tables, Database database, TimeProvider clock)
{
    /// <summary>Fills what is empty; returns the records made, by type.</summary>
    public async Task<DemoSummary> SeedAsync(DemoSources sources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var start = clock.GetTimestamp();
        var seeded = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var made = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var seed in sources.Seeds)
        {
            if (await IsUntouchedAsync(seed.Mapping.Plan.Table, cancellationToken))
            {
                var summary = await new Importer(tables, database, clock).ImportAsync(
                    seed.Mapping, seed.Path, new ImportOptions(), progress: null, cancellationToken);
                if (summary.Quarantined > 0)
                {
                    throw new ImportException($"The seed \"{seed.Path}\" has rows that its mapping does not take:\n{summary}\nCorrect \"{seed.Mapping.File}\" or the rows.");
                }

                seeded[seed.Mapping.Type.Name] = summary.Inserted;
            }
        }

        foreach (var plan in sources.Plans)
        {
            if (await IsUntouchedAsync(plan.Table, cancellationToken))
            {
                made[plan.Type.Name] = await MakeAsync(plan, cancellationToken);
            }
        }

        return new DemoSummary(seeded, made, clock.GetElapsedTime(start));
    }

    private async Task<bool> IsUntouchedAsync(RecordTable table, CancellationToken cancellationToken)
    {
        // A reader: a server that starts beside a running import must not wait for it only to look.
        using var session = await database.OpenReadAsync(cancellationToken);
        TableCheck.Require(database, (sql, parameters) => session.Execute(sql, parameters, cancellationToken), table);
        using var known = session.Execute(
            $"SELECT 1 WHERE EXISTS (SELECT 1 FROM {SqlText.Name(table)}) OR EXISTS (SELECT 1 FROM opencity_import WHERE type = $1)",
            [table.Type.Name], cancellationToken);
        return !known.Read();
    }

    private async Task<long> MakeAsync(DemoPlan plan, CancellationToken cancellationToken)
    {
        using var session = await database.OpenWriteAsync(cancellationToken);
        var maker = new DemoRows(plan);
        var writer = session.WriteRecords(plan.Table, new RecordSlots(maker.Slots, clock.GetUtcNow(), "SYNTHETIC"));
        long count = 0;
        foreach (var values in maker.Make(Records(session, plan)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(values);
            count++;
        }

        writer.Flush();
        if (writer.Inserted != count)
        {
            throw new ImportException($"The demo \"{plan.File}\" makes two records of one key. Add {{n}} to the key's template, or a time.");
        }

        SyntheticRecords.Note(session, plan.Type);
        session.Commit();
        return count;
    }

    private List<DemoRecord> Records(WriteSession session, DemoPlan plan)
    {
        List<DemoRecord> records = [];
        if (plan.Each is not { } each)
        {
            return records;
        }

        var target = tables[each.Target];
        using var rows = session.Query($"SELECT {SqlText.Names(target.Columns)} FROM {SqlText.Name(target)} ORDER BY {SqlText.Names(target.Key)}");
        while (rows.Read())
        {
            var cells = RowValues.Read(rows, 0, target.Columns);
            records.Add(new DemoRecord([.. target.Key.Select(key => cells[target.Columns.IndexOf(key)])], cells));
        }

        return records;
    }
}

/// <summary>What a new database was filled with.</summary>
/// <param name="Seeded">Real records, by type.</param>
/// <param name="Made">Synthetic records, by type.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record DemoSummary(IReadOnlyDictionary<string, long> Seeded, IReadOnlyDictionary<string, long> Made,
    TimeSpan Elapsed);
