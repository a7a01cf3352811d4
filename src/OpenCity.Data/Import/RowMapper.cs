using System.Security.Cryptography;
using System.Text;
using OpenCity.Data.Import.Files;
using OpenCity.Data.Import.Mapping;
using OpenCity.Data.Providers;
using OpenCity.Domain.Identity;

namespace OpenCity.Data.Import;

/// <summary>What became of a row before the database was asked.</summary>
internal enum RowOutcome
{
    /// <summary>A record; references still have to be looked up.</summary>
    Mapped,

    /// <summary>The mapping's <c>where</c> leaves it out.</summary>
    Filtered,

    /// <summary>Set aside.</summary>
    Quarantined,
}

/// <summary>Turns rows into values, one slot for each column that the feed fills. Knows nothing of the database.</summary>
internal sealed class RowMapper(SourcePlan mapping)
{
    // Longest id that the key's columns can make without encoding a sign; shorter keys need no look.
    private readonly bool _keyMayBeTooLong = mapping.Type.Name.Length
        + mapping.Table.Key.Sum(key => 1 + (3 * (key.MaxLength ?? 8))) > RecordId.MaxLength;
    private readonly (string? Text, SqlValue Value)[] _last = new (string?, SqlValue)[mapping.Slots.Length];
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>Values of the row mapped last, by slot. A looked-up reference holds the text that is searched for.</summary>
    internal SqlValue[] Values { get; set; } = new SqlValue[mapping.Slots.Length];

    /// <summary>Why the row was set aside.</summary>
    internal QuarantineReason Reason { get; private set; }

    /// <summary>The column of the file that the reason is about, or null for the row as a whole.</summary>
    internal string? Column { get; private set; }

    /// <summary>The offending value of a mapped column, or null.</summary>
    internal string? Offending { get; private set; }

    /// <summary>Whether the key of a row that was set aside could be read all the same; only asked for snapshots.</summary>
    internal bool HasKey { get; private set; }

    /// <summary>Maps a row.</summary>
    internal RowOutcome Map(RowFile row)
    {
        var outcome = MapAll(row);
        HasKey = outcome == RowOutcome.Quarantined && mapping.Snapshot is not null && row.RowProblem is null
            && TryKey(row);
        return outcome;
    }

    private RowOutcome MapAll(RowFile row)
    {
        if (row.RowProblem is { } problem)
        {
            return Quarantine(problem, null, null);
        }

        foreach (var filter in mapping.Filters)
        {
            if (!row.TryCell(filter.Column, out var text) || !filter.Texts.Contains(text?.Trim() ?? ""))
            {
                return RowOutcome.Filtered;
            }
        }

        foreach (var binding in mapping.Values)
        {
            if (binding.Cell.Read(row, out var text) is { } unread)
            {
                return Quarantine(unread, binding.Cell.Name, text);
            }

            if (Fill(binding, text) is { } reason)
            {
                return Quarantine(reason, binding.Cell.Name, text);
            }
        }

        foreach (var lookup in mapping.Lookups)
        {
            if (lookup.Cell.Read(row, out var text) is { } unread)
            {
                return Quarantine(unread, lookup.Cell.Name, text);
            }

            if (text is null && !lookup.Reference.Field.IsNullable)
            {
                return Quarantine(QuarantineReason.MissingValue, lookup.Cell.Name, null);
            }

            foreach (var slot in lookup.Reference.Slots)
            {
                Values[slot] = SqlValue.Of(text);
            }
        }

        return CheckWhole();
    }

    /// <summary>A digest of the key's values: 128 bits, so that no two keys are ever taken for one.</summary>
    internal UInt128 KeyDigest()
    {
        _length = 0;
        foreach (var slot in mapping.KeySlots)
        {
            Append(Values[slot]);
        }

        return Digest();
    }

    /// <summary>A digest of all values.</summary>
    internal UInt128 ValueDigest()
    {
        _length = 0;
        foreach (var value in Values)
        {
            Append(value);
        }

        return Digest();
    }

    /// <summary>The key's values as people read them.</summary>
    internal string KeyText() => string.Join(" ",
        mapping.KeySlots.Select(slot => Import.Values.StoredValues.Text(Values[slot])));

    // A record whose new row is unreadable is still in the file: a snapshot must not remove it.
    private bool TryKey(RowFile row)
    {
        foreach (var slot in mapping.KeySlots)
        {
            if (mapping.Values.FirstOrDefault(value => value.Slot == slot) is not { } binding
                || binding.Cell.Read(row, out var text) is not null || Fill(binding, text) is not null)
            {
                return false;
            }
        }

        return true;
    }

    private QuarantineReason? Fill(ValueBinding binding, string? text)
    {
        if (text is null)
        {
            Values[binding.Slot] = default;
            return binding.Target.IsNullable ? null : QuarantineReason.MissingValue;
        }

        // Neighbouring rows often share a time, a station, a word.
        ref var last = ref _last[binding.Slot];
        if (last.Text == text)
        {
            Values[binding.Slot] = last.Value;
            return null;
        }

        if (binding.Parser.Parse(text, out var value) is { } reason)
        {
            return reason;
        }

        last = (text, value);
        Values[binding.Slot] = value;
        return null;
    }

    private RowOutcome CheckWhole()
    {
        foreach (var group in mapping.Groups)
        {
            var filled = group.Slots.Count(slot => Values[slot].Kind != SqlValueKind.Null);
            if (filled != 0 && filled != group.Slots.Length)
            {
                return Quarantine(QuarantineReason.IncompleteValue, group.CellName, null);
            }
        }

        foreach (var scope in mapping.Snapshot ?? [])
        {
            if (!Import.Values.StoredValues.Same(Values[scope.Slot], scope.Value))
            {
                return Quarantine(QuarantineReason.OutOfScope, scope.Column.Field!.Name,
                    Import.Values.StoredValues.Text(Values[scope.Slot]));
            }
        }

        return _keyMayBeTooLong && IdLength() > RecordId.MaxLength
            ? Quarantine(QuarantineReason.KeyTooLong, null, KeyText())
            : RowOutcome.Mapped;
    }

    // Of texts, every sign but % and : stands for itself; other kinds of keys are at most 26 signs long.
    private int IdLength()
    {
        var length = mapping.Type.Name.Length;
        foreach (var slot in mapping.KeySlots)
        {
            length += 1 + (Values[slot].Kind == SqlValueKind.Text
                ? Values[slot].Text.Length + (2 * Values[slot].Text.AsSpan().Count('%'))
                    + (2 * Values[slot].Text.AsSpan().Count(':'))
                : 26);
        }

        return length;
    }

    private RowOutcome Quarantine(QuarantineReason reason, string? column, string? offending)
    {
        (Reason, Column, Offending) = (reason, column, offending);
        return RowOutcome.Quarantined;
    }

    private void Append(in SqlValue value)
    {
        var text = value.Kind == SqlValueKind.Text ? value.Text : "";
        var needed = 13 + (text.Length * 3);
        if (_length + needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + needed));
        }

        _bytes[_length++] = (byte)value.Kind;
        if (value.Kind == SqlValueKind.Text)
        {
            var written = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length + 4));
            BitConverter.TryWriteBytes(_bytes.AsSpan(_length), written);
            _length += 4 + written;
        }
        else if (value.Kind != SqlValueKind.Null)
        {
            BitConverter.TryWriteBytes(_bytes.AsSpan(_length), value.Integer);
            _length += 8;
        }
    }

    private UInt128 Digest()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.AsSpan(0, _length), hash);
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }
}
