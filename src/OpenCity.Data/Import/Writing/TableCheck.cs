using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Writing;

/// <summary>Whether the database has the table that is to be filled, and those of the platform.</summary>
internal static class TableCheck
{
    /// <summary>Counts them; <c>$1</c> is the table to be filled.</summary>
    internal const string Statement = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ($1, 'opencity_import')";

    /// <summary>Refuses to go on without them; the reader is that of <see cref="Statement"/>.</summary>
    internal static void Require(RowReader found, RecordTable table)
    {
        if (!found.Read() || found.GetInt64(0) < 2)
        {
            throw new ImportException($"The database has no table for \"{table.Type.Name}\". Run \"opencity migrate\" first.");
        }
    }
}
