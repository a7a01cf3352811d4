using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Data.Reading;

/// <summary>A number of rows; 0 where a parent has none.</summary>
internal sealed class RowCountValue(int column) : IColumn
{
    public bool IsNull(Level level, int position) => false;

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        writer.Number(((LongBuffer)((RowLevel)level)[column])[position]);
        return true;
    }
}

/// <summary>A sum in the form in which it comes from the database.</summary>
internal abstract record Sum
{
    internal abstract bool IsNull(RowLevel level, int row);

    /// <summary>The sum divided by a number of values.</summary>
    internal abstract double Over(RowLevel level, int row, long count);

    internal abstract void Write(RowLevel level, int row, ResponseWriter writer);

    /// <summary>A whole number, to be divided by ten to the power of the decimals.</summary>
    internal sealed record Whole(int Column, int Decimals) : Sum
    {
        private readonly double _factor = Math.Pow(10, Decimals);

        internal override bool IsNull(RowLevel level, int row) => level[Column].IsNull(row);

        internal override double Over(RowLevel level, int row, long count) =>
            ((LongBuffer)level[Column])[row] / (_factor * count);

        internal override void Write(RowLevel level, int row, ResponseWriter writer)
        {
            var sum = ((LongBuffer)level[Column])[row];
            if (Decimals == 0)
            {
                writer.Number(sum);
            }
            else
            {
                writer.Number(sum / _factor);
            }
        }
    }

    /// <summary>The upper and the lower halves of numbers of 64 bits, summed apart.</summary>
    internal sealed record Wide(int High, int Low) : Sum
    {
        internal static Int128 ValueOf(RowLevel level, int high, int low, int row) =>
            ((Int128)((LongBuffer)level[high])[row] << 32) + ((LongBuffer)level[low])[row];

        internal override bool IsNull(RowLevel level, int row) => level[High].IsNull(row);

        internal override double Over(RowLevel level, int row, long count) => (double)ValueOf(level, High, Low, row) / count;

        internal override void Write(RowLevel level, int row, ResponseWriter writer) =>
            writer.Number((long)ValueOf(level, High, Low, row));
    }

    /// <summary>A number of double precision.</summary>
    internal sealed record Real(int Column) : Sum
    {
        internal override bool IsNull(RowLevel level, int row) => level[Column].IsNull(row);

        internal override double Over(RowLevel level, int row, long count) => ((DoubleBuffer)level[Column])[row] / count;

        internal override void Write(RowLevel level, int row, ResponseWriter writer) =>
            writer.Number(((DoubleBuffer)level[Column])[row]);
    }
}

/// <summary>The sum of a field's values.</summary>
internal sealed class SumValue(Sum sum) : IColumn
{
    public bool IsNull(Level level, int position) => sum.IsNull((RowLevel)level, position);

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (IsNull(level, position))
        {
            return false;
        }

        sum.Write((RowLevel)level, position, writer);
        return true;
    }
}

/// <summary>The mean of a field's values: the sum by the number of values, in double precision.</summary>
internal sealed class MeanValue(Sum sum, int count) : IColumn
{
    public bool IsNull(Level level, int position) => sum.IsNull((RowLevel)level, position);

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        if (IsNull(level, position))
        {
            return false;
        }

        var rows = (RowLevel)level;
        writer.Number(sum.Over(rows, position, ((LongBuffer)rows[count])[position]));
        return true;
    }
}
