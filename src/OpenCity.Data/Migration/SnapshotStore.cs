using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;

namespace OpenCity.Data.Migration;

/// <summary>What the last <c>migrate</c> left in the database.</summary>
/// <param name="Id">Number of the migration.</param>
/// <param name="SdlHash">SHA-256 of the SDL.</param>
/// <param name="Shape">The tables as they were made.</param>
internal sealed record StoredSnapshot(long Id, string SdlHash, DatabaseShape Shape);

/// <summary>Reads and writes the snapshots, one row a migration.</summary>
internal static class SnapshotStore
{
    private const string Insert =
        "INSERT INTO \"opencity_snapshot\" (\"id\", \"version\", \"applied_at\", \"sdl_hash\", \"sdl\", \"shape\") VALUES ($1, $2, $3, $4, $5, $6)";

    /// <summary>The newest snapshot; null where the database has none. A newer program's is refused.</summary>
    internal static StoredSnapshot? Find(Database database, Query query)
    {
        using (var table = query(database.Schema.CountTables, PlatformTables.SnapshotTable, PlatformTables.SnapshotTable))
        {
            if (!table.Read() || table.GetInt64(0) == 0)
            {
                return null;
            }
        }

        using var rows = query("SELECT \"id\", \"version\", \"sdl_hash\", \"shape\" FROM \"opencity_snapshot\" ORDER BY \"id\" DESC LIMIT 1");
        if (!rows.Read())
        {
            return null;
        }

        var version = rows.GetInt64(1);
        if (version > DatabaseShape.Version)
        {
            throw new DatabaseException(
                DatabaseFault.Newer,
                $"The database \"{database.Name}\" was made by a newer version of OpenCity (tables of form {version}, this version knows {DatabaseShape.Version}). "
                + "Start that version, or name another folder.");
        }

        return new StoredSnapshot(rows.GetInt64(0), rows.GetString(2) ?? "", Parse(rows.GetUtf8(3), database.Name));
    }

    /// <summary>Keeps what has been applied.</summary>
    internal static void Write(WriteSession session, long id, string sdl, DatabaseShape shape, DateTimeOffset now) =>
        session.Execute(Insert, id, DatabaseShape.Version, Microseconds(now), Hash(sdl), sdl, Serialize(shape));

    /// <summary>The same as a statement of its own, for a script.</summary>
    internal static string Script(long id, string sdl, DatabaseShape shape, DateTimeOffset now)
    {
        string[] values =
        [
            Number(id), Number(DatabaseShape.Version), Number(Microseconds(now)), Literal(Hash(sdl)), Literal(sdl), Literal(Serialize(shape)),
        ];
        return $"{Insert[..Insert.IndexOf('$', StringComparison.Ordinal)]}{string.Join(", ", values)})";
    }

    /// <summary>SHA-256 of the SDL in hexadecimal digits.</summary>
    internal static string Hash(string sdl) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sdl)));

    private static DatabaseShape Parse(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(json, DatabaseShapeJson.Default.DatabaseShape)
                ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new DatabaseException(
                DatabaseFault.Corrupt,
                $"The table \"opencity_snapshot\" of the database \"{path}\" has been changed and cannot be read. Restore the database from a backup.",
                inner: error);
        }
    }

    private static string Serialize(DatabaseShape shape) => JsonSerializer.Serialize(shape, DatabaseShapeJson.Default.DatabaseShape);

    private static long Microseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
