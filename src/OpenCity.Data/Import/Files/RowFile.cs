using OpenCity.Data.Import.Mapping;

namespace OpenCity.Data.Import.Files;

/// <summary>The rows of a published file, one at a time, as texts of the mapping's columns.</summary>
/// <remarks>Anything that makes the file as a whole unfit (encoding, header, broken syntax) is an <see cref="ImportException"/>.</remarks>
internal abstract class RowFile : IDisposable
{
    /// <summary>A cell of more bytes is no cell but a file with a lost quote.</summary>
    protected const int MaxCellBytes = 1 << 20;

    /// <summary>Line of the file on which the row starts, from 1.</summary>
    internal abstract long Line { get; }

    /// <summary>What is wrong with the row as a whole, or null.</summary>
    internal abstract QuarantineReason? RowProblem { get; }

    /// <summary>Goes to the next row; false when all have been read and the file has been found complete.</summary>
    internal abstract bool Read();

    /// <summary>The text of a column of the mapping, null where there is none; false where the cell holds a list or an object.</summary>
    internal abstract bool TryCell(int column, out string? text);

    /// <summary>Opens a file as the mapping says.</summary>
    internal static RowFile Open(SourcePlan mapping, FileBytes bytes) => mapping.Format switch
    {
        TableFormat table => new TableRowFile(mapping, table, bytes),
        JsonFormat json => new JsonRowFile(mapping, json, bytes),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what is open.</summary>
    protected abstract void Dispose(bool disposing);
}
