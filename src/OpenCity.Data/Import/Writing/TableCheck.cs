using OpenCity.Data.Migration;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Import.Writing;

/// <summary>Whether the database has the table that is to be filled, and those of the platform.</summary>
internal static class TableCheck
{
    /// <summary>Refuses to go on without them.</summary>
    internal static void Require(Database database, Query query, RecordTable table)
    {
        using var found = query(database.Schema.CountTables, table.Name, PlatformTables.ImportTable);
        if (!found.Read() || found.GetInt64(0) < 2)
        {
            throw new ImportException($"The database has no table for \"{table.Type.Name}\". Run \"opencity migrate\" first.");
        }
    }
}
