using System.Collections.Immutable;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Data.Reading;

/// <summary>The cursor of a row.</summary>
internal sealed class CursorValue(CursorCodec cursors, RecordOrder order, ImmutableArray<int> columns) : IColumn
{
    public bool IsNull(Level level, int position) => false;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var rows = (RowLevel)level;
        var values = new SqlValue[columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = rows[columns[i]].ValueAt(position);
        }

        writer.Text(cursors.Encode(order, values));
        return true;
    }
}

/// <summary>The cursor of the first or last row of a parent's page; null where the page is empty.</summary>
internal sealed class PageCursorValue(CursorValue cursor, bool isEnd) : IColumn
{
    public bool IsNull(Level level, int position)
    {
        var starts = ((PageLevel)level).Starts;
        return starts[position] == starts[position + 1];
    }

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var page = (PageLevel)level;
        var isLast = isEnd != page.Bounds.IsBackward;
        return !IsNull(level, position)
            && cursor.Write(level, isLast ? page.Starts[position + 1] - 1 : page.Starts[position], writer);
    }
}

/// <summary>Whether rows come after a parent's page.</summary>
internal sealed class HasNextValue : IColumn
{
    public bool IsNull(Level level, int position) => false;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var page = (PageLevel)level;
        writer.Boolean(page.Bounds.HasBefore || (!page.Bounds.IsBackward && page.HasMore[position]));
        return true;
    }
}

/// <summary>Whether rows come before a parent's page.</summary>
internal sealed class HasPreviousValue : IColumn
{
    public bool IsNull(Level level, int position) => false;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var page = (PageLevel)level;
        writer.Boolean(page.Bounds.HasAfter || (page.Bounds.IsBackward && page.HasMore[position]));
        return true;
    }
}

/// <summary>The number of records below a parent, at most the greatest that is counted exactly.</summary>
internal sealed class CountValue(int greatest) : IColumn
{
    public bool IsNull(Level level, int position) => false;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        writer.Number(Math.Min(((ObjectLevel<long>)level).Items[position], greatest));
        return true;
    }
}

/// <summary>Whether the number is that of all records, or there are more.</summary>
internal sealed class CountRelationValue(int greatest) : IColumn
{
    public bool IsNull(Level level, int position) => false;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        writer.Text(((ObjectLevel<long>)level).Items[position] > greatest ? "AT_LEAST" : "EXACT");
        return true;
    }
}
