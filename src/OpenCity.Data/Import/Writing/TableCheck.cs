using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Writing;

/// <summary>Whether the database has the table that is to be filled, and those of the platform.</summary>
internal static class TableCheck
{
    /// <summary>Refuses to go on without it.</summary>
    internal static void Require(WriteSession session, RecordTable table)
    {
        using var found = session.Query("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ($1, 'opencity_import')", table.Name);
        if (!found.Read() || found.GetInt64(0) < 2)
        {
            throw new ImportException($"The database has no table for \"{table.Type.Name}\". Run \"opencity migrate\" first.");
        }
    }
}
