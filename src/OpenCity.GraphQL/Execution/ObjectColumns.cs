using OpenCity.GraphQL.Response;

namespace OpenCity.GraphQL.Execution;

/// <summary>A text of objects in memory.</summary>
internal sealed class TextColumn<T>(Func<T, string?> value) : IColumn
{
    public bool IsNull(Level level, int position) => value(((ObjectLevel<T>)level).Items[position]) is null;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (value(((ObjectLevel<T>)level).Items[position]) is not { } text)
        {
            return false;
        }

        writer.Text(text);
        return true;
    }
}

/// <summary>A Boolean of objects in memory.</summary>
internal sealed class BooleanColumn<T>(Func<T, bool?> value) : IColumn
{
    public bool IsNull(Level level, int position) => value(((ObjectLevel<T>)level).Items[position]) is null;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (value(((ObjectLevel<T>)level).Items[position]) is not { } flag)
        {
            return false;
        }

        writer.Boolean(flag);
        return true;
    }
}

/// <summary>A whole number of objects in memory.</summary>
internal sealed class WholeNumberColumn<T>(Func<T, long?> value) : IColumn
{
    public bool IsNull(Level level, int position) => value(((ObjectLevel<T>)level).Items[position]) is null;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (value(((ObjectLevel<T>)level).Items[position]) is not { } number)
        {
            return false;
        }

        writer.Number(number);
        return true;
    }
}

/// <summary>A number of objects in memory.</summary>
internal sealed class RealNumberColumn<T>(Func<T, double?> value) : IColumn
{
    public bool IsNull(Level level, int position) => value(((ObjectLevel<T>)level).Items[position]) is null;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (value(((ObjectLevel<T>)level).Items[position]) is not { } number)
        {
            return false;
        }

        writer.Number(number);
        return true;
    }
}

/// <summary>A list of texts of objects in memory.</summary>
internal sealed class TextListColumn<T>(Func<T, IEnumerable<string>?> value) : IColumn
{
    public bool IsNull(Level level, int position) => value(((ObjectLevel<T>)level).Items[position]) is null;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (value(((ObjectLevel<T>)level).Items[position]) is not { } texts)
        {
            return false;
        }

        writer.Raw((byte)'[');
        var first = true;
        foreach (var text in texts)
        {
            if (!first)
            {
                writer.Raw((byte)',');
            }

            writer.Text(text);
            first = false;
        }

        writer.Raw((byte)']');
        return true;
    }
}
