using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Data.Reading;

/// <summary>A level of database rows: one buffer a column.</summary>
internal class RowLevel : Level
{
    private readonly ColumnBuffer[] _columns;
    private int _count;

    internal RowLevel(ImmutableArray<ColumnKind> kinds)
    {
        _columns = new ColumnBuffer[kinds.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            _columns[i] = kinds[i] switch
            {
                ColumnKind.Text or ColumnKind.Date => new TextBuffer(),
                ColumnKind.Double => new DoubleBuffer(),
                _ => new LongBuffer(),
            };
        }
    }

    /// <inheritdoc/>
    public override int Count => _count;

    internal ColumnBuffer this[int column] => _columns[column];

    /// <summary>Keeps the row that the reader stands at; the first column of the level is the reader's <paramref name="offset"/>.</summary>
    internal void Append(RowReader reader, int offset)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Append(reader, i + offset);
        }

        _count++;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var column in _columns)
        {
            column.Dispose();
        }

        base.Dispose();
    }
}

/// <summary>The rows of pages, one page a parent.</summary>
internal sealed class PageLevel(ImmutableArray<ColumnKind> kinds, int parents, bool hasPrevious) : RowLevel(kinds)
{
    /// <summary>Where each parent's page begins; one entry more than parents.</summary>
    internal int[] Starts { get; } = new int[parents + 1];

    /// <summary>Whether rows come after each parent's page.</summary>
    internal bool[] HasNext { get; } = new bool[parents];

    /// <summary>Whether the pages begin after a cursor.</summary>
    internal bool HasPrevious { get; } = hasPrevious;
}
