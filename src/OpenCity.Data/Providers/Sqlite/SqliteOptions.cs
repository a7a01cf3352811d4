namespace OpenCity.Data.Providers.Sqlite;

/// <summary>Where the SQLite database lies and how much of the machine it may use.</summary>
public sealed record SqliteOptions
{
    /// <summary>The database's file; it and its folder are created by the first write.</summary>
    public required string Path { get; init; }

    /// <summary>Readers at once; a further one waits.</summary>
    public int MaxReaders
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = Math.Max(4, Environment.ProcessorCount * 2);

    /// <summary>Prepared statements kept by each connection.</summary>
    public int StatementCacheSize
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 200;

    /// <summary>How long a statement of a reader may run.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long to wait for another process's write before giving up.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
