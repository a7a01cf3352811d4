using System.Buffers;
using System.Collections.Immutable;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Reading;

/// <summary>
/// The distinct keys in columns of a level, and which of them each row has. An open-addressed table over the level's own buffers: a
/// row costs no object.
/// </summary>
internal sealed class KeyIndex
{
    private KeyIndex(int[] keyOf, int count, KeyList keys)
    {
        KeyOf = keyOf;
        Count = count;
        Keys = keys;
    }

    /// <summary>For each row the position of its key, or -1 where a part of it is null.</summary>
    internal int[] KeyOf { get; }

    /// <summary>Number of distinct keys.</summary>
    internal int Count { get; }

    /// <summary>The distinct keys in order of position.</summary>
    internal KeyList Keys { get; }

    internal static KeyIndex Of(RowLevel level, ImmutableArray<int> columns)
    {
        var size = 16;
        while (size < level.Count * 2)
        {
            size *= 2;
        }

        // A slot holds a row plus one; 0 is free.
        var slots = ArrayPool<int>.Shared.Rent(size);
        slots.AsSpan(0, size).Clear();
        var keyOf = new int[level.Count];
        var keys = new KeyList(columns.Length);
        var parts = new SqlValue[columns.Length];
        var count = 0;
        for (var row = 0; row < level.Count; row++)
        {
            if (HasNull(level, columns, row))
            {
                keyOf[row] = -1;
                continue;
            }

            var slot = Hash(level, columns, row) & (size - 1);
            while (slots[slot] != 0 && !AreEqual(level, columns, slots[slot] - 1, row))
            {
                slot = (slot + 1) & (size - 1);
            }

            if (slots[slot] == 0)
            {
                slots[slot] = row + 1;
                for (var i = 0; i < parts.Length; i++)
                {
                    parts[i] = level[columns[i]].ValueAt(row);
                }

                keys.Add(parts);
                keyOf[row] = count++;
            }
            else
            {
                keyOf[row] = keyOf[slots[slot] - 1];
            }
        }

        ArrayPool<int>.Shared.Return(slots);
        return new KeyIndex(keyOf, count, keys);
    }

    private static bool HasNull(RowLevel level, ImmutableArray<int> columns, int row)
    {
        foreach (var column in columns)
        {
            if (level[column].IsNull(row))
            {
                return true;
            }
        }

        return false;
    }

    private static int Hash(RowLevel level, ImmutableArray<int> columns, int row)
    {
        var hash = 0;
        foreach (var column in columns)
        {
            hash = HashCode.Combine(hash, level[column].Hash(row));
        }

        return hash;
    }

    private static bool AreEqual(RowLevel level, ImmutableArray<int> columns, int row, int other)
    {
        foreach (var column in columns)
        {
            if (!level[column].AreEqual(row, other))
            {
                return false;
            }
        }

        return true;
    }
}
