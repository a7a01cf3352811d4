using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Import.Values;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Import.Writing;

/// <summary>Removes the records of a snapshot's scope that its new file no longer has.</summary>
internal sealed class SnapshotSweep(WriteSession session, CityTables tables, SourcePlan plan)
{
    private const string Source = "SOURCE";
    private readonly HashSet<string> _present = [];

    /// <summary>Notes that the file has a record of this key, also where it was set aside for saying two things.</summary>
    internal void Keep(SqlValue[] values) =>
        _present.Add(string.Join('\u001f', plan.KeySlots.Select(slot => StoredValues.Text(values[slot]))));

    /// <summary>Records of the scope before the import.</summary>
    internal long Count()
    {
        using var count = session.Query($"SELECT COUNT(*) FROM {SqlText.Name(plan.Table)} WHERE {InScope()}", Scope());
        count.Read();
        return count.GetInt64(0);
    }

    /// <summary>Removes them; returns how many.</summary>
    internal long Remove(long before, ImportOptions options)
    {
        List<SqlValue[]> gone = [];
        long after = 0;
        using (var rows = session.Query($"SELECT {SqlText.Names(plan.Table.Key)} FROM {SqlText.Name(plan.Table)} WHERE {InScope()}", Scope()))
        {
            while (rows.Read())
            {
                after++;
                var key = RowValues.Read(rows, 0, plan.Table.Key);
                if (!_present.Contains(string.Join('\u001f', key.Select(part => StoredValues.Text(part)))))
                {
                    gone.Add(key);
                }
            }
        }

        // A file that was cut off looks like a city that tore down most of what it had.
        if (!options.AllowShrink && (after - gone.Count) * 2 < before)
        {
            throw new ImportException($"The new snapshot would leave {after - gone.Count} of {before} records of \"{plan.Type.Name}\": more than half would go. "
                + "Check that the file is whole; if it is, allow the import to shrink.");
        }

        foreach (var key in gone)
        {
            Detach(key);
            session.Execute($"DELETE FROM {SqlText.Name(plan.Table)} WHERE {SqlText.Equal(plan.Table.Key)}", key);
        }

        return gone.Count;
    }

    // Records that may do without the reference lose it; of others none may refer to what goes.
    private void Detach(SqlValue[] key)
    {
        foreach (var table in tables.Tables)
        {
            foreach (var field in table.Type.StoredFields.OfType<ReferenceField>().Where(field => field.Target == plan.Type))
            {
                var columns = table.ByField[field];
                if (field.NullWhenUnknown)
                {
                    session.Execute(
                        $"UPDATE {SqlText.Name(table)} SET {string.Join(", ", columns.Select(column => $"{SqlText.Name(column)} = NULL"))} WHERE {SqlText.Equal(columns)}", key);
                    continue;
                }

                using var found = session.Query($"SELECT 1 FROM {SqlText.Name(table)} WHERE {SqlText.Equal(columns)} LIMIT 1", key);
                if (found.Read())
                {
                    throw new ImportException($"The new snapshot no longer has the \"{plan.Type.Name}\" \"{string.Join(" ", key.Select(part => StoredValues.Text(part)))}\", "
                        + $"but records of \"{table.Type.Name}\" refer to it by \"{field.Name}\". Import \"{table.Type.Name}\" anew first, or keep it in the file.");
                }
            }
        }
    }

    private string InScope() => string.Join(" AND ",
        plan.Snapshot!.Value.Select((scope,
            i) => $"{SqlText.Name(scope.Column)} = ${i + 1}").Append($"{SqlText.Name(plan.Table.Provenance)} = '{Source}'"));

    private SqlValue[] Scope() => [.. plan.Snapshot!.Value.Select(scope => scope.Value)];
}
