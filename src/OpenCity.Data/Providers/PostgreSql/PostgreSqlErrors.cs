using Npgsql;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>Turns what PostgreSQL and its driver report into one exception with a remedy.</summary>
internal static class PostgreSqlErrors
{
    /// <summary>Whether the server ended the statement, for its time or because it was asked to.</summary>
    internal static bool IsCancelled(Exception error) => error is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled };

    /// <summary>The exception for a failure; the server's own words may hold names and values and are for the log.</summary>
    internal static DatabaseException Of(NpgsqlException error, string name, string? sql)
    {
        var (fault, message) = error is PostgresException { SqlState: var state } ? Of(state, name) : Unreachable(name);
        return new DatabaseException(fault, message, sql, error);
    }

    private static (DatabaseFault Fault, string Message) Of(string state, string name) => state switch
    {
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => (DatabaseFault.Busy,
            $"The database \"{name}\" is in use by another process, or has no connection left. Wait until it has finished, or stop it, and try again."),
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege => (DatabaseFault.ReadOnly,
            $"The database \"{name}\" cannot be written or read by this user. Give the user the right to the schema and its tables."),
        PostgresErrorCodes.DiskFull => (DatabaseFault.Full,
            $"The disk of the database \"{name}\" is full. Nothing was changed; make room and try again."),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => (DatabaseFault.Corrupt,
            $"The database \"{name}\" is damaged. Restore it from a backup."),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (DatabaseFault.CannotOpen,
            $"The database \"{name}\" does not let this user in. Check the user and the password of OpenCity:Database:ConnectionString."),
        PostgresErrorCodes.InvalidCatalogName => (DatabaseFault.CannotOpen,
            $"The database \"{name}\" does not exist. Create it (createdb), or name another one in OpenCity:Database:ConnectionString."),
        PostgresErrorCodes.InvalidSchemaName => (DatabaseFault.CannotOpen,
            $"The database \"{name}\" has no schema to make tables in. Create the one that \"Search Path\" names in "
            + "OpenCity:Database:ConnectionString (CREATE SCHEMA), or leave \"Search Path\" out."),
        ['2', '3', ..] => (DatabaseFault.Constraint, "A row breaks a key, a reference or a NOT NULL of its table."),
        PostgresErrorCodes.NumericValueOutOfRange => (DatabaseFault.OutOfRange, "A number that a statement reckons is beyond its range."),
        PostgresErrorCodes.ObjectNotInPrerequisiteState or ['0', '8', ..] or ['5', '7', 'P', ..] => Unreachable(name),
        _ => (DatabaseFault.Failed, "The database could not execute a statement."),
    };

    private static (DatabaseFault Fault, string Message) Unreachable(string name) => (DatabaseFault.CannotOpen,
        $"The database \"{name}\" does not answer. Check that PostgreSQL runs there and can be reached from this machine.");
}
