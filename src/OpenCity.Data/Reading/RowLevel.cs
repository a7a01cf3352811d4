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

    internal RowLevel(ImmutableArray<CellForm> cells)
    {
        _columns = new ColumnBuffer[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            _columns[i] = cells[i].Kind switch
            {
                ColumnKind.Text or ColumnKind.Date => new TextBuffer(cells[i].IsNullable),
                ColumnKind.Double => new DoubleBuffer(cells[i].IsNullable),
                _ => new LongBuffer(cells[i].IsNullable),
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

    /// <summary>Keeps the row that the reader stands at; the columns of the level are the reader's at these places.</summary>
    internal void Append(RowReader reader, ReadOnlySpan<int> places)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Append(reader, places[i]);
        }

        _count++;
    }

    /// <summary>Keeps a row of another level with the same columns.</summary>
    internal void Append(RowLevel other, int row)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Append(other[i], row);
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

/// <summary>The rows of pages, one page a parent; those of a page that was read backwards stand from its end to its start.</summary>
internal sealed class PageLevel(ImmutableArray<CellForm> cells, int parents, PageBounds bounds) : RowLevel(cells)
{
    /// <summary>Where each parent's page begins; one entry more than parents.</summary>
    internal int[] Starts { get; } = new int[parents + 1];

    /// <summary>Whether more rows follow each parent's page in the direction of reading.</summary>
    internal bool[] HasMore { get; } = new bool[parents];

    /// <summary>What bounds the pages.</summary>
    internal PageBounds Bounds { get; } = bounds;
}

/// <summary>What bounds a page. A cursor given is a row beyond the page, so it answers whether there is one on its side.</summary>
/// <param name="IsBackward">Whether it is read from the end of the list: <c>last</c>.</param>
/// <param name="HasAfter">Whether it begins after a cursor.</param>
/// <param name="HasBefore">Whether it ends before a cursor.</param>
internal readonly record struct PageBounds(bool IsBackward, bool HasAfter, bool HasBefore);
