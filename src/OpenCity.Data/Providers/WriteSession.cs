using OpenCity.Data.Import.Writing;
using OpenCity.Data.Model;

namespace OpenCity.Data.Providers;

/// <summary>
/// The one writer, in one transaction: all of it or nothing. Dispose without <see cref="Commit"/> takes everything back.
/// References are checked at the commit, so that rows may come in any order. Not for two threads at a time; a query's rows are read
/// before the next statement.
/// </summary>
public abstract class WriteSession : IDisposable
{
    /// <summary>Statements executed so far.</summary>
    public abstract int Statements { get; }

    /// <summary>Runs a statement with the parameters <c>$1</c> to <c>$n</c>; returns the number of rows changed.</summary>
    public abstract int Execute(string sql, params ReadOnlySpan<SqlValue> parameters);

    /// <summary>Runs a statement that answers with rows; it sees what was written before.</summary>
    public abstract RowReader Query(string sql, params ReadOnlySpan<SqlValue> parameters);

    /// <summary>Makes everything last and ends the session's transaction.</summary>
    public abstract void Commit();

    /// <summary>A writer of many records of one type, by the way that the database takes them fastest.</summary>
    internal abstract RecordWriter WriteRecords(RecordTable table, RecordSlots slots);

    /// <inheritdoc/>
    public abstract void Dispose();
}
