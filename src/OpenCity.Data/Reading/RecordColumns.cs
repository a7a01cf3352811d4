using System.Globalization;
using System.Text;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Data.Reading;

/// <summary>A text of database rows.</summary>
internal sealed class TextValue(int column) : IColumn
{
    public bool IsNull(Level level, int position) => ((RowLevel)level)[column].IsNull(position);

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var buffer = (TextBuffer)((RowLevel)level)[column];
        if (buffer.IsNull(position))
        {
            return false;
        }

        writer.Text(buffer[position]);
        return true;
    }
}

/// <summary>Whether a record is there: null where the reference to it is. It is never written itself.</summary>
internal sealed class PresenceValue(int column) : IColumn
{
    public bool IsNull(Level level, int position) => ((RowLevel)level)[column].IsNull(position);

    public bool Write(Level level, int position, ResponseWriter writer) => throw new System.Diagnostics.UnreachableException();
}

/// <summary>A whole number of database rows.</summary>
internal sealed class WholeNumberValue(int column) : IColumn
{
    public bool IsNull(Level level, int position) => ((RowLevel)level)[column].IsNull(position);

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var buffer = (LongBuffer)((RowLevel)level)[column];
        if (buffer.IsNull(position))
        {
            return false;
        }

        writer.Number(buffer[position]);
        return true;
    }
}

/// <summary>A whole number of database rows that must have 32 bits.</summary>
internal sealed class IntValue(int column) : IColumn
{
    public bool IsNull(Level level, int position) => ((RowLevel)level)[column].IsNull(position);

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var buffer = (LongBuffer)((RowLevel)level)[column];
        if (buffer.IsNull(position))
        {
            return false;
        }

        ResultCoercion.WriteInt(writer, buffer[position]);
        return true;
    }
}

/// <summary>A number of database rows.</summary>
internal sealed class NumberValue(int column) : IColumn
{
    public bool IsNull(Level level, int position) => ((RowLevel)level)[column].IsNull(position);

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var buffer = (DoubleBuffer)((RowLevel)level)[column];
        if (buffer.IsNull(position))
        {
            return false;
        }

        ResultCoercion.WriteFloat(writer, buffer[position]);
        return true;
    }
}

/// <summary>True or false of database rows, kept as 1 and 0.</summary>
internal sealed class BooleanValue(int column) : IColumn
{
    public bool IsNull(Level level, int position) => ((RowLevel)level)[column].IsNull(position);

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var buffer = (LongBuffer)((RowLevel)level)[column];
        if (buffer.IsNull(position))
        {
            return false;
        }

        writer.Boolean(buffer[position] != 0);
        return true;
    }
}

/// <summary>An instant of database rows, written with the city's offset.</summary>
internal sealed class InstantValue(int column, CityClock clock) : IColumn
{
    public bool IsNull(Level level, int position) => ((RowLevel)level)[column].IsNull(position);

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var buffer = (LongBuffer)((RowLevel)level)[column];
        if (buffer.IsNull(position))
        {
            return false;
        }

        InstantText.Write(writer, buffer[position], clock);
        return true;
    }
}

/// <summary>The instant at which a day of database rows begins in the city.</summary>
internal sealed class StartOfDayValue(int column, CityClock clock) : IColumn
{
    public bool IsNull(Level level, int position) => ((RowLevel)level)[column].IsNull(position);

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var buffer = (TextBuffer)((RowLevel)level)[column];
        if (buffer.IsNull(position))
        {
            return false;
        }

        Span<char> text = stackalloc char[10];
        Encoding.ASCII.GetChars(buffer[position], text);
        var day = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None);
        InstantText.Write(writer, clock.StartOfDay(day), clock);
        return true;
    }
}

/// <summary>No value: what a type without <c>@time</c> answers for <c>observedAt</c>.</summary>
internal sealed class NoValue : IColumn
{
    public bool IsNull(Level level, int position) => true;

    public bool Write(Level level, int position, ResponseWriter writer) => false;
}
