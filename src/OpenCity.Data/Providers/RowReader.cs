using System.Text;

namespace OpenCity.Data.Providers;

/// <summary>
/// The rows of a running statement, one at a time. Cells are read by place, without an allocation; what a span shows is gone
/// with the next row. Dispose ends the statement.
/// </summary>
/// <remarks>
/// Whatever the database, a cell has the form of <see cref="SqlValue"/>: instants are Unix microseconds, truths 1 or 0, days the
/// text <c>yyyy-MM-dd</c>.
/// </remarks>
public abstract class RowReader : IDisposable, IAsyncDisposable
{
    /// <summary>Columns of a row.</summary>
    public abstract int FieldCount { get; }

    /// <summary>Goes to the next row; false at the end. Throws when cancelled or out of time.</summary>
    public abstract bool Read();

    /// <summary>Goes to the next row without holding a thread while the database works; false at the end.</summary>
    public abstract ValueTask<bool> ReadAsync();

    /// <summary>Whether the cell has no value.</summary>
    public abstract bool IsNull(int column);

    /// <summary>A whole number; also truths and instants. 0 where there is none.</summary>
    public abstract long GetInt64(int column);

    /// <summary>A number of double precision; 0 where there is none.</summary>
    public abstract double GetDouble(int column);

    /// <summary>A text or a day as UTF-8, until the next row; empty where there is none.</summary>
    public abstract ReadOnlySpan<byte> GetUtf8(int column);

    /// <summary>A text; allocates. Null where there is none.</summary>
    public string? GetString(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(GetUtf8(column));

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
