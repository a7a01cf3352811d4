using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Import.Values;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Writing;

/// <summary>Finds the records that rows refer to; each is asked for once.</summary>
internal sealed class ReferenceResolver(WriteSession session, SourcePlan plan, RecordWriter writer)
{
    // Beyond this many the answers are forgotten and asked for again.
    private const int MaxKept = 200_000;
    private const int MaxLookupRows = 1_000_000;
    private readonly Dictionary<string, bool>[] _known = [.. plan.References.Select(_ => new Dictionary<string,
        bool>())];
    private readonly Dictionary<string, SqlValue[]?>?[] _lookups = new Dictionary<string, SqlValue[]?>?[plan.Lookups.Length];

    /// <summary>The column of the file that the failure is about.</summary>
    internal string? Column { get; private set; }

    /// <summary>The value that nothing was found for.</summary>
    internal string? Offending { get; private set; }

    /// <summary>Puts keys where texts to look up are, and checks the others; the reason where the row cannot be kept.</summary>
    internal QuarantineReason? Resolve(SqlValue[] values)
    {
        for (var i = 0; i < plan.Lookups.Length; i++)
        {
            if (LookUp(i, values) is { } reason)
            {
                return reason;
            }
        }

        for (var i = 0; i < plan.References.Length; i++)
        {
            var reference = plan.References[i];
            if (values[reference.Slots[0]].Kind != SqlValueKind.Null && !IsKnown(i, values)
                && Unknown(reference, values) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private QuarantineReason? LookUp(int place, SqlValue[] values)
    {
        var lookup = plan.Lookups[place];
        var slots = lookup.Reference.Slots;
        if (values[slots[0]].Kind == SqlValueKind.Null)
        {
            return null;
        }

        var text = values[slots[0]].Text;
        if (!(_lookups[place] ??= Load(lookup)).TryGetValue(text, out var key))
        {
            return Unknown(lookup.Reference, values);
        }

        if (key is null)
        {
            (Column, Offending) = (lookup.Cell.Name, text);
            return QuarantineReason.AmbiguousReference;
        }

        for (var i = 0; i < slots.Length; i++)
        {
            values[slots[i]] = key[i];
        }

        return null;
    }

    private QuarantineReason? Unknown(ReferenceBinding reference, SqlValue[] values)
    {
        (Column, Offending) = (reference.CellName, StoredValues.Text(values[reference.Slots[0]]));
        if (!reference.Field.NullWhenUnknown)
        {
            return QuarantineReason.UnknownReference;
        }

        foreach (var slot in reference.Slots)
        {
            values[slot] = default;
        }

        return null;
    }

    private bool IsKnown(int place, SqlValue[] values)
    {
        var reference = plan.References[place];
        var known = _known[place];
        var parts = new SqlValue[reference.Slots.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = values[reference.Slots[i]];
        }

        var name = parts.Length == 1 ? StoredValues.Text(parts[0])
            : string.Join('\u001f', parts.Select(part => StoredValues.Text(part)));
        if (!known.TryGetValue(name, out var isKnown))
        {
            if (known.Count >= MaxKept)
            {
                known.Clear();
            }

            // A record may refer to one that the file has before it.
            if (reference.Target == plan.Table)
            {
                writer.Flush();
            }

            using var found = session.Query($"SELECT 1 FROM {SqlText.Name(reference.Target)} WHERE {SqlText.Equal(reference.Target.Key)}", parts);
            isKnown = found.Read();
            known[name] = isKnown;
        }

        return isKnown;
    }

    private Dictionary<string, SqlValue[]?> Load(LookupBinding lookup)
    {
        var target = lookup.Reference.Target;
        var keys = new Dictionary<string, SqlValue[]?>();
        using var rows = session.Query($"SELECT {SqlText.Name(lookup.SearchColumn)}, {SqlText.Names(target.Key)} FROM {SqlText.Name(target)}");
        while (rows.Read())
        {
            if (keys.Count == MaxLookupRows)
            {
                throw new ImportException($"\"{target.Type.Name}\" has more than {MaxLookupRows} records: too many to look up by \"{lookup.SearchName}\". Refer to it by its key.");
            }

            if (rows.GetString(0) is { } text && !keys.TryAdd(text, RowValues.Read(rows, 1, target.Key)))
            {
                keys[text] = null;
            }
        }

        return keys;
    }
}
