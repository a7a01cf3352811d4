namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>Where the PostgreSQL database is and how much of it may be used.</summary>
public sealed record PostgreSqlOptions
{
    /// <summary>Host, database, user and password as Npgsql reads them. A secret: it stands in no message.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Readers at once, each a connection; a further one waits.</summary>
    public int MaxReaders
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = Math.Max(8, Environment.ProcessorCount * 4);

    /// <summary>Prepared statements kept by each connection.</summary>
    public int StatementCacheSize
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 200;

    /// <summary>How long a statement of a reader may run; the server itself ends it then.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long to wait for another process's write, and for a free reader, before giving up.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    // A record prints all its members; this one has a password among them.
    public override string ToString() => nameof(PostgreSqlOptions);
}
