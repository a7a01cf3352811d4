using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Writing;

/// <summary>Whether the database has the table that is to be filled.</summary>
internal static class TableCheck
{
    /// <summary>Refuses to go on without it.</summary>
    internal static void Require(WriteSession session, RecordTable table)
    {
        using var found = session.Query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1", table.Name);
        if (!found.Read())
        {
            throw new ImportException($"The database has no table for \"{table.Type.Name}\". Run \"opencity migrate\" first.");
        }
    }
}
