using System.Collections.Immutable;
using OpenCity.Data.Sql;
using OpenCity.GraphQL;

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

    /// <summary>Value of <c>extensions.code</c> where the limit is exceeded; null where it is no limit or nothing is refused.</summary>
    internal string? Code { get; init; }

    /// <summary>Whether it is a limit: <c>opencity limits</c> prints it, and <c>docs/limits.md</c> explains it.</summary>
    internal bool IsLimit => Key.StartsWith("Limits:", StringComparison.Ordinal);

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
        "Where the database of Sqlite and the key of cursors are kept.");

    internal static readonly Setting DatabaseProvider = new(
        "Database:Provider", "Sqlite", "\"Sqlite\" or \"PostgreSql\"",
        "Which database: a file in Data:Folder, or a PostgreSQL server of version 15 or later.");

    internal static readonly Setting DatabaseConnection = new(
        "Database:ConnectionString", "none", "Host, Database, Username and what else Npgsql takes, as key=value pairs with \";\" between",
        "How PostgreSQL is reached. It may hold a password: it is printed nowhere, and best given by the environment.");

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

    internal static readonly Setting CorsOrigins = new(
        "Cors:Origins", "*", "\"*\" for all, \"none\", or origins such as https://map.example with spaces between",
        "Which pages of other origins a browser lets read the answers. Never with cookies or passwords.");

    internal static readonly Setting RequestSeconds = Number(
        "Limits:RequestSeconds", 10, 1, 600, "a number of seconds", "Longest time of a request.", ErrorCodes.TimeLimitExceeded);

    internal static readonly Setting StatementSeconds = Number(
        "Limits:StatementSeconds", 8, 1, 600, "a number of seconds", "Longest time of one statement in the database.", ErrorCodes.StatementTimeLimitExceeded);

    internal static readonly Setting BodyBytes = Number(
        "Limits:BodyBytes", 262_144, 1024, 16_777_216, "a number of bytes", "Largest body of a request.", ErrorCodes.BodyLimitExceeded);

    internal static readonly Setting DocumentBytes = Number(
        "Limits:DocumentBytes", 16_384, 256, 1_048_576, "a number of bytes", "Longest text of a GraphQL document.", ErrorCodes.DocumentLimitExceeded);

    internal static readonly Setting TrustedOnly = new(
        "Documents:TrustedOnly", "false", "\"true\" or \"false\"",
        "Whether only the documents of the folder documents/ beside the SDL are answered; every other is refused with DOCUMENT_NOT_TRUSTED.");

    internal static readonly Setting TrustedDocumentBytes = Number(
        "Limits:TrustedDocumentBytes", 65_536, 256, 1_048_576, "a number of bytes", "Longest document in the folder documents/; the server does not start with a longer one.", null);

    internal static readonly Setting PersistedBytes = Number(
        "Limits:PersistedBytes", 4_194_304, 0, 1_073_741_824, "a number of bytes", "Documents that are kept by the hash that a client sent with them, the latest used; with 0 none is.", null);

    internal static readonly Setting BatchingEnabled = new(
        "Batching:Enabled", "false", "\"true\" or \"false\"",
        "Whether a body may be a list of requests, which are answered by a list; otherwise it is refused with BATCHING_OFF.");

    internal static readonly Setting Batch = Number(
        "Limits:Batch", 8, 1, 100, "a number of requests", "Requests of a list, where Batching:Enabled lets a body be one.", ErrorCodes.BatchLimitExceeded);

    internal static readonly Setting ConcurrentRequests = Number(
        "Limits:ConcurrentRequests", 64, 1, 10_000, "a number of requests", "Requests that are answered at once; others wait.", null);

    internal static readonly Setting WaitingRequests = Number(
        "Limits:WaitingRequests", 64, 0, 10_000, "a number of requests", "Requests that may wait for their turn.", ErrorCodes.ServerBusy);

    internal static readonly Setting Tokens = Number(
        "Limits:Tokens", 4_000, 1, 10_000_000, "a number of tokens", "Tokens of a document.", ErrorCodes.TokenLimitExceeded);

    internal static readonly Setting Nesting = Number(
        "Limits:Nesting", 100, 1, 500, "a number of levels", "Nesting of selections, values and types in a document's text.", ErrorCodes.NestingLimitExceeded);

    internal static readonly Setting Depth = Number(
        "Limits:Depth", 12, 1, 1_000, "a number of fields", "Fields below one another, those of introspection counted apart.", ErrorCodes.DepthLimitExceeded);

    internal static readonly Setting Aliases = Number(
        "Limits:Aliases", 30, 0, 1_000_000, "a number of aliases", "Aliases of an operation, fragments counted where they are used.", ErrorCodes.AliasLimitExceeded);

    internal static readonly Setting FieldsInSet = Number(
        "Limits:FieldsInSet", 200, 1, 1_000_000, "a number of fields", "Fields of one selection set before merging, those of its fragments included.", ErrorCodes.SelectionSetLimitExceeded);

    internal static readonly Setting Fields = Number(
        "Limits:Fields", 2_000, 1, 1_000_000, "a number of fields", "Fields of an operation, fragments counted where they are used.", ErrorCodes.FieldLimitExceeded);

    internal static readonly Setting DirectivesInPlace = Number(
        "Limits:DirectivesInPlace", 4, 1, 1_000_000, "a number of directives", "Directives in one place of a document.", ErrorCodes.DirectivesInPlaceLimitExceeded);

    internal static readonly Setting Directives = Number(
        "Limits:Directives", 50, 1, 1_000_000, "a number of directives", "Directives of a document.", ErrorCodes.DirectiveLimitExceeded);

    internal static readonly Setting IntrospectionLists = Number(
        "Limits:IntrospectionLists", 3, 1, 100, "a number of lists", "Lists of types and of their fields below one another in an introspection, the list of all types being the first.", ErrorCodes.IntrospectionListLimitExceeded);

    internal static readonly Setting IntrospectionDepth = Number(
        "Limits:IntrospectionDepth", 20, 1, 1_000, "a number of fields", "Fields below one another in an introspection.", ErrorCodes.IntrospectionDepthExceeded);

    internal static readonly Setting FragmentVisits = Number(
        "Limits:FragmentVisits", 1_000, 0, 1_000_000, "a number of spreads", "Fragment spreads of an operation, each counted as often as it is reached.", ErrorCodes.FragmentVisitLimitExceeded);

    internal static readonly Setting MergeComparisons = Number(
        "Limits:MergeComparisons", 50_000, 100, 100_000_000, "a number of steps", "Steps that the merging of a document's fields may take.", ErrorCodes.MergeComparisonLimitExceeded);

    internal static readonly Setting VariableDepth = Number(
        "Limits:VariableDepth", 32, 1, 60, "a number of levels", "Lists and objects within each other in a variable's value.", ErrorCodes.VariableDepthLimitExceeded);

    internal static readonly Setting VariableItems = Number(
        "Limits:VariableItems", 10_000, 0, 1_000_000, "a number of items", "Items of one list in a variable's value.", ErrorCodes.VariableListLimitExceeded);

    internal static readonly Setting Errors = Number(
        "Limits:Errors", 5, 1, 1_000, "a number of errors", "Errors of a response: the first in the order of the document.", null);

    internal static readonly Setting ErrorPlaces = Number(
        "Limits:ErrorPlaces", 5, 1, 1_000, "a number of places", "Places in the document shown of each error.", null);

    internal static readonly Setting ErrorBytes = Number(
        "Limits:ErrorBytes", 16_384, 1_024, 16_777_216, "a number of bytes", "Bytes of the errors of a response; those beyond are left out.", null);

    internal static readonly Setting PageDefault = Number(
        "Limits:PageDefault", 20, 1, PageLimit.Greatest, "a number of records", "Records of a page where \"first\" is not given; at most Limits:PageMax.", null);

    internal static readonly Setting PageMax = Number(
        "Limits:PageMax", 200, 1, PageLimit.Greatest, "a number of records", "Most records of a page.", ErrorCodes.PageSizeLimitExceeded);

    internal static readonly Setting NodeIds = Number(
        "Limits:NodeIds", 50, 1, 10_000, "a number of ids", "Most ids of \"nodes\".", ErrorCodes.NodeIdLimitExceeded);

    internal static readonly Setting ExactCount = Number(
        "Limits:ExactCount", 1_000_000, 1, 1_000_000_000, "a number of records", "Records that \"totalCount\" counts exactly; of more it says this number and \"AT_LEAST\".", null);

    internal static readonly Setting NearMetres = Number(
        "Limits:NearMetres", 100_000, 1, 20_100_000, "a number of metres", "Greatest distance of the filter \"near\".", ErrorCodes.RadiusLimitExceeded);

    internal static readonly Setting Groups = Number(
        "Limits:Groups", 500, 1, PageLimit.Greatest, "a number of groups", "Most groups of \"groups\", at the root or below each record.", ErrorCodes.GroupLimitExceeded);

    internal static readonly Setting Nodes = Number(
        "Limits:Nodes", 20_000, 1, 1_000_000, "a number of records", "Records of an answer.", ErrorCodes.NodeLimitExceeded);

    internal static readonly Setting Cost = Number(
        "Limits:Cost", 5_000, 1, 1_000_000_000, "a number of points", "Points that a request may cost.", ErrorCodes.CostLimitExceeded);

    internal static readonly Setting ResponseBytes = Number(
        "Limits:ResponseBytes", 16 * 1024 * 1024, 1_024, 256 * 1024 * 1024, "a number of bytes", "Longest answer. It is held in memory as a whole, so this times the requests at once is memory.", ErrorCodes.ResponseLimitExceeded);

    internal static readonly Setting CursorsKey = new(
        "Cursors:Key", "a random key, kept in the data folder", "32 bytes as Base64",
        "Seals the cursors of pages. Give the same key to several servers of one city, so that each takes the others' cursors.");

    /// <summary>All of them, in the order of the documentation.</summary>
    internal static readonly ImmutableArray<Setting> All =
    [
        DataFolder, DatabaseProvider, DatabaseConnection, SchemaFolder, SourcesFolder, DemoEnabled, TimeZone, CorsOrigins, TrustedOnly, BatchingEnabled, RequestSeconds, StatementSeconds,
        BodyBytes, DocumentBytes, TrustedDocumentBytes, PersistedBytes, Tokens, Nesting, Depth, Aliases, FieldsInSet, Fields, DirectivesInPlace, Directives,
        IntrospectionLists, IntrospectionDepth, FragmentVisits, MergeComparisons,
        VariableDepth, VariableItems, Errors, ErrorPlaces, ErrorBytes, PageDefault, PageMax, NodeIds, ExactCount, NearMetres, Groups, Nodes, Cost, ResponseBytes,
        ConcurrentRequests, WaitingRequests, Batch, .. LiveSettingTable.All, CursorsKey,
    ];

    internal static Setting Number(string key, int standard, int min, int max, string what, string meaning, string? code) =>
        new(key, FormattableString.Invariant($"{standard}"), FormattableString.Invariant($"{what}, {min} to {max}"), meaning)
        {
            Range = (min, max),
            Code = code,
        };
}
