using SQLitePCL;

namespace OpenCity.Data.Providers.Sqlite;

/// <summary>Turns SQLite's result codes into one exception with a remedy.</summary>
internal static class SqliteErrors
{
    private const int PrimaryCode = 0xff;

    /// <summary>The exception for a result code of a connection.</summary>
    internal static DatabaseException Of(int code, string path, sqlite3? handle, string? sql)
    {
        // SQLite's own words may hold names of tables and values: they are for the log.
        var own = handle is null ? raw.sqlite3_errstr(code).utf8_to_string() : raw.sqlite3_errmsg(handle).utf8_to_string();
        return Of(code, path, sql, new InvalidOperationException($"SQLite error {code}: {own}"));
    }

    /// <summary>The exception for a result code.</summary>
    internal static DatabaseException Of(int code, string path, string? sql, Exception? inner)
    {
        var (fault, message) = (code & PrimaryCode) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (DatabaseFault.Busy,
                $"The database \"{path}\" is locked by another process. Wait until it has finished, or stop it, and try again."),
            raw.SQLITE_READONLY or raw.SQLITE_PERM => (DatabaseFault.ReadOnly,
                $"The database \"{path}\" cannot be written. Give this user the right to write the file and its folder."),
            raw.SQLITE_FULL => (DatabaseFault.Full,
                $"The disk of the database \"{path}\" is full. Nothing was changed; make room and try again."),
            raw.SQLITE_CANTOPEN => (DatabaseFault.CannotOpen,
                $"The database \"{path}\" cannot be opened. Check that its folder exists and that this user may read and write it."),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => (DatabaseFault.Corrupt,
                $"The file \"{path}\" is damaged or is no SQLite database. Restore it from a backup, or move it away and start anew."),
            raw.SQLITE_IOERR => (DatabaseFault.Failed,
                $"The database \"{path}\" could not be read or written: input/output error. Check the disk and its free space."),
            raw.SQLITE_CONSTRAINT => (DatabaseFault.Constraint, "A row breaks a key, a reference or a NOT NULL of its table."),
            _ => (DatabaseFault.Failed, "The database could not execute a statement."),
        };
        return new DatabaseException(fault, message, sql, inner);
    }
}
