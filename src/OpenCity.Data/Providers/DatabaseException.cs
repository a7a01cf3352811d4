namespace OpenCity.Data.Providers;

/// <summary>What kind of thing went wrong with the database.</summary>
public enum DatabaseFault
{
    /// <summary>The database could not do it; the log tells more.</summary>
    Failed,

    /// <summary>Somebody else writes, or all readers are taken, for longer than the limit.</summary>
    Busy,

    /// <summary>The file or its folder cannot be written.</summary>
    ReadOnly,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The file is not there or cannot be opened.</summary>
    CannotOpen,

    /// <summary>The file is not a database or is damaged.</summary>
    Corrupt,

    /// <summary>A row breaks a key, a reference or a NOT NULL.</summary>
    Constraint,

    /// <summary>A number that a statement reckons is beyond its range.</summary>
    OutOfRange,

    /// <summary>The tables are not those that the SDL asks for.</summary>
    Drift,

    /// <summary>The wanted change of the tables is not made by <c>migrate</c>.</summary>
    Refused,

    /// <summary>The database was written by a newer version of the program.</summary>
    Newer,
}

/// <summary>
/// A failure of the database. The message is one for the operator (it names the file and the remedy) and never holds SQL;
/// a client is told no more than that something failed.
/// </summary>
public sealed class DatabaseException : Exception
{
    /// <summary>A failure of a kind, with what to do about it.</summary>
    public DatabaseException(DatabaseFault fault, string message, string? sql = null, Exception? inner = null)
        : base(message, inner)
    {
        Fault = fault;
        Sql = sql;
    }

    /// <summary>What kind of failure.</summary>
    public DatabaseFault Fault { get; }

    /// <summary>The statement that failed, for the log only.</summary>
    public string? Sql { get; }

    /// <summary>The kind as a code: <c>DATABASE_READ_ONLY</c>.</summary>
    public string Code => Fault switch
    {
        DatabaseFault.Busy => "DATABASE_BUSY",
        DatabaseFault.ReadOnly => "DATABASE_READ_ONLY",
        DatabaseFault.Full => "DATABASE_FULL",
        DatabaseFault.CannotOpen => "DATABASE_CANNOT_OPEN",
        DatabaseFault.Corrupt => "DATABASE_CORRUPT",
        DatabaseFault.Constraint => "DATABASE_CONSTRAINT",
        DatabaseFault.OutOfRange => "DATABASE_OUT_OF_RANGE",
        DatabaseFault.Drift => "DATABASE_DRIFT",
        DatabaseFault.Refused => "MIGRATION_REFUSED",
        DatabaseFault.Newer => "DATABASE_NEWER",
        _ => "DATABASE_FAILED",
    };
}

/// <summary>A statement of a reader ran longer than the limit and was interrupted.</summary>
public sealed class StatementTimeoutException(TimeSpan limit)
    : OperationCanceledException($"A statement ran longer than the limit of {limit.TotalSeconds:0.###} s.")
{
    /// <summary>The limit.</summary>
    public TimeSpan Limit { get; } = limit;
}
