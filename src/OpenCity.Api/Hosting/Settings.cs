using System.Collections.Immutable;
using OpenCity.Api.Transport.Live;
using OpenCity.Data.Providers.PostgreSql;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL;

namespace OpenCity.Api.Hosting;

/// <summary>The options, checked.</summary>
internal sealed record Settings
{
    /// <summary>Folder of the database and the cursors' key, a full path.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder of the SDL, a full path.</summary>
    public required string SchemaFolder { get; init; }

    /// <summary>Folder of the mappings, a full path.</summary>
    public required string SourcesFolder { get; init; }

    /// <summary>
    /// Whether the SDL is the city's own and the mappings are the program's: those that do not fit the SDL are then left out.
    /// </summary>
    public required bool LeavesOutMisfits { get; init; }

    /// <summary>Whether an empty database gets synthetic records.</summary>
    public required bool DemoEnabled { get; init; }

    /// <summary>The city's time zone.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Origins whose pages may read answers, with spaces between; <c>*</c> stands for all, the empty text for none.</summary>
    public required string CorsOrigins { get; init; }

    /// <summary>What the engine holds a request to.</summary>
    public required EngineLimits Limits { get; init; }

    /// <summary>Sizes of pages.</summary>
    public required ReadLimits Reads { get; init; }

    /// <summary>Longest time of a statement.</summary>
    public required TimeSpan StatementTime { get; init; }

    /// <summary>Largest body.</summary>
    public required int BodyBytes { get; init; }

    /// <summary>Longest document.</summary>
    public required int DocumentBytes { get; init; }

    /// <summary>Longest trusted document.</summary>
    public required int TrustedDocumentBytes { get; init; }

    /// <summary>Bytes of documents that are kept by their hash; 0 for none.</summary>
    public required int PersistedBytes { get; init; }

    /// <summary>Whether trusted documents are answered only.</summary>
    public required bool TrustedOnly { get; init; }

    /// <summary>Whether a body may be a list of requests.</summary>
    public required bool BatchingEnabled { get; init; }

    /// <summary>Most requests of a list.</summary>
    public required int MaxBatch { get; init; }

    /// <summary>Requests answered at once.</summary>
    public required int ConcurrentRequests { get; init; }

    /// <summary>Requests that may wait.</summary>
    public required int WaitingRequests { get; init; }

    /// <summary>Bounds of sockets and event streams.</summary>
    public required LiveLimits Live { get; init; }

    /// <summary>The key of cursors; null for the one kept in the data folder.</summary>
    public byte[]? CursorsKey { get; init; }

    /// <summary>The limits with their values in force, in the order of the table.</summary>
    public required ImmutableArray<(Setting Limit, string Value)> LimitsInForce { get; init; }

    /// <summary>Longest time of a request.</summary>
    public TimeSpan RequestTime => Limits.TimeLimit;

    /// <summary>The PostgreSQL database; null where it is a file.</summary>
    public PostgreSqlOptions? PostgreSql { get; init; }

    /// <summary>The database's file, where it is one.</summary>
    public string DatabasePath => Path.Combine(DataFolder, "opencity.db");
}
