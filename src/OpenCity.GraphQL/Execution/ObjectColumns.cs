using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>A text of objects in memory.</summary>
internal sealed class TextColumn<T>(NamedType type, Func<T, string?> value) : IColumn
{
    public bool IsNull(Level level, int position) => value(((ObjectLevel<T>)level).Items[position]) is null;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (value(((ObjectLevel<T>)level).Items[position]) is not { } text)
        {
            return false;
        }

        ResultCoercion.WriteText(type, text, writer);
        return true;
    }
}

/// <summary>A Boolean of objects in memory.</summary>
internal sealed class BooleanColumn<T>(NamedType type, Func<T, bool?> value) : IColumn
{
    public bool IsNull(Level level, int position) => value(((ObjectLevel<T>)level).Items[position]) is null;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (value(((ObjectLevel<T>)level).Items[position]) is not { } flag)
        {
            return false;
        }

        ResultCoercion.WriteBoolean(type, flag, writer);
        return true;
    }
}

/// <summary>A whole number of objects in memory.</summary>
internal sealed class WholeNumberColumn<T>(NamedType type, Func<T, long?> value) : IColumn
{
    public bool IsNull(Level level, int position) => value(((ObjectLevel<T>)level).Items[position]) is null;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (value(((ObjectLevel<T>)level).Items[position]) is not { } number)
        {
            return false;
        }

        ResultCoercion.WriteWhole(type, number, writer);
        return true;
    }
}

/// <summary>A number of objects in memory.</summary>
internal sealed class RealNumberColumn<T>(NamedType type, Func<T, double?> value) : IColumn
{
    public bool IsNull(Level level, int position) => value(((ObjectLevel<T>)level).Items[position]) is null;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (value(((ObjectLevel<T>)level).Items[position]) is not { } number)
        {
            return false;
        }

        ResultCoercion.WriteReal(type, number, writer);
        return true;
    }
}

/// <summary>A list of texts of objects in memory.</summary>
internal sealed class TextListColumn<T>(NamedType type, Func<T, IEnumerable<string>?> value) : IColumn
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

            ResultCoercion.WriteText(type, text, writer);
            first = false;
        }

        writer.Raw((byte)']');
        return true;
    }
}
