using System.Collections.Immutable;

namespace OpenCity.Api.Hosting;

/// <summary>An option of the program.</summary>
/// <param name="Key">Key below the section <c>OpenCity</c>: <c>Data:Folder</c>.</param>
/// <param name="Default">What holds where it is not given, in words where it is no value.</param>
/// <param name="Expected">What a value must be.</param>
/// <param name="Meaning">What it decides.</param>
internal sealed record Setting(string Key, string Default, string Expected, string Meaning)
{
    /// <summary>Name of the section of the configuration that all keys lie in.</summary>
    internal const string Section = "OpenCity";

    /// <summary>Bounds of a number.</summary>
    internal (int Min, int Max) Range { get; init; }

    /// <summary>Key as appsettings and the command line have it: <c>OpenCity:Data:Folder</c>.</summary>
    internal string FullKey => $"{Section}:{Key}";

    /// <summary>Name of the environment variable: <c>OpenCity__Data__Folder</c>.</summary>
    internal string Variable => FullKey.Replace(":", "__", StringComparison.Ordinal);
}

/// <summary>Every option. What is not here is refused.</summary>
internal static class SettingTable
{
    internal static readonly Setting DataFolder = new(
        "Data:Folder", "./opencity-data", "a folder that can be written; relative to the working folder",
        "Where the database and the key of cursors are kept.");

    internal static readonly Setting SchemaFolder = new(
        "Schema:Folder", "graphql/ beside the program", "a folder of SDL files; relative to the working folder",
        "The contract: directives, types, query, datasets and labels. Name your own city's folder here.");

    internal static readonly Setting SourcesFolder = new(
        "Sources:Folder", "sources/ beside the program", "a folder; relative to the working folder",
        "The mappings of published files onto record types, and what an empty database is filled with (seed/, demo/). Where Schema:Folder is given and this is not, mappings of the program that do not fit the SDL are left out.");

    internal static readonly Setting DemoEnabled = new(
        "Demo:Enabled", "true", "\"true\" or \"false\"",
        "Whether an empty database gets the synthetic records of demo/ at the first start; the real ones of seed/ it gets always.");

    internal static readonly Setting TimeZone = new(
        "City:TimeZone", "Asia/Seoul", "an IANA time zone, such as \"Asia/Seoul\"",
        "The zone whose offset instants are given out with.");

    internal static readonly Setting RequestSeconds = Number(
        "Limits:RequestSeconds", 10, 1, 600, "a number of seconds", "Longest time of a request; then TIME_LIMIT_EXCEEDED.");

    internal static readonly Setting StatementSeconds = Number(
        "Limits:StatementSeconds", 8, 1, 600, "a number of seconds", "Longest time of one statement in the database; then TIME_LIMIT_EXCEEDED.");

    internal static readonly Setting BodyBytes = Number(
        "Limits:BodyBytes", 262_144, 1024, 16_777_216, "a number of bytes", "Largest body of a request; beyond it BODY_LIMIT_EXCEEDED.");

    internal static readonly Setting DocumentBytes = Number(
        "Limits:DocumentBytes", 16_384, 256, 1_048_576, "a number of bytes", "Longest text of a GraphQL document; beyond it DOCUMENT_LIMIT_EXCEEDED.");

    internal static readonly Setting ConcurrentRequests = Number(
        "Limits:ConcurrentRequests", 64, 1, 10_000, "a number of requests", "Requests that are answered at once; others wait.");

    internal static readonly Setting WaitingRequests = Number(
        "Limits:WaitingRequests", 64, 0, 10_000, "a number of requests", "Requests that may wait; further ones are answered SERVER_BUSY.");

    internal static readonly Setting CursorsKey = new(
        "Cursors:Key", "a random key, kept in the data folder", "32 bytes as Base64",
        "Seals the cursors of pages. Give the same key to several servers of one city, so that each takes the others' cursors.");

    /// <summary>All of them, in the order of the documentation.</summary>
    internal static readonly ImmutableArray<Setting> All =
    [
        DataFolder, SchemaFolder, SourcesFolder, DemoEnabled, TimeZone, RequestSeconds, StatementSeconds,
        BodyBytes, DocumentBytes, ConcurrentRequests, WaitingRequests, CursorsKey,
    ];

    private static Setting Number(string key, int standard, int min, int max, string what, string meaning) =>
        new(key, FormattableString.Invariant($"{standard}"), FormattableString.Invariant($"{what}, {min} to {max}"), meaning)
        {
            Range = (min, max),
        };
}
