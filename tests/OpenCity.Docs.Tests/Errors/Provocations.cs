using System.Collections.Frozen;
using System.Globalization;
using OpenCity.Api.Transport;
using OpenCity.Api.Transport.Live;

namespace OpenCity.Docs.Tests.Errors;

/// <summary>A request that brings an error.</summary>
internal sealed record Provocation(string Query, string? Variables = null, string? Operation = null);

/// <summary>For each code a request that brings it, or the refusal of the transport. A new code needs a line here.</summary>
internal static class Provocations
{
    // 17 different fields; one that is named again is not counted again.
    private const string ManyOrders =
        "{ siteId: ASC purpose: ASC cameras: ASC resolution: ASC direction: ASC retention: ASC installedOn: ASC roadAddress: ASC lotAddress: ASC "
        + "operator: ASC surveyedOn: ASC } { district: { code: ASC area: ASC population: ASC beds: ASC institutions: ASC region: ASC } }";

    private const string Cursor = "eyJhZnRlciI6MX0";

    /// <summary>Asked of the repository's city after its first start.</summary>
    public static FrozenDictionary<string, Provocation> Requests { get; } = new Dictionary<string, Provocation>
    {
        ["SYNTAX_ERROR"] = new("{ districts( }"),
        ["NESTING_LIMIT_EXCEEDED"] = new("{ a" + string.Concat(Enumerable.Repeat(" { a", 120)) + string.Concat(Enumerable.Repeat(" }", 121))),
        ["TOKEN_LIMIT_EXCEEDED"] = new("{" + string.Concat(Enumerable.Repeat(" version", 4000)) + " }"),
        ["DEFINITION_NOT_EXECUTABLE"] = new("{ version } type Mine { id: ID }"),
        ["OPERATION_TYPE_NOT_SUPPORTED"] = new("mutation { version }"),
        ["DUPLICATE_OPERATION_NAME"] = new("query Q { version } query Q { version }"),
        ["ANONYMOUS_OPERATION_NOT_ALONE"] = new("{ version } query Q { version }"),
        ["UNKNOWN_FIELD"] = new("{ districts { nodes { nme } } }"),
        ["FIELDS_CONFLICT"] = new("{ a: version a: __typename }"),
        ["SELECTION_NOT_ALLOWED"] = new("{ version { text } }"),
        ["SELECTION_REQUIRED"] = new("{ districts }"),
        ["UNKNOWN_ARGUMENT"] = new("{ districts(frist: 3) { totalCount } }"),
        ["DUPLICATE_ARGUMENT"] = new("{ districts(first: 3, first: 4) { totalCount } }"),
        ["REQUIRED_ARGUMENT_MISSING"] = new("{ node { id } }"),
        ["DUPLICATE_FRAGMENT_NAME"] = new("{ ...F } fragment F on Query { version } fragment F on Query { version }"),
        ["UNKNOWN_TYPE"] = new("{ node(id: \"x\") { ... on Distrct { code } } }"),
        ["FRAGMENT_TYPE_NOT_COMPOSITE"] = new("{ ... on Lang { version } }"),
        ["UNUSED_FRAGMENT"] = new("{ version } fragment F on Query { version }"),
        ["UNKNOWN_FRAGMENT"] = new("{ ...Fileds }"),
        ["FRAGMENT_CYCLE"] = new("{ ...F } fragment F on Query { ...F }"),
        ["FRAGMENT_VISIT_LIMIT_EXCEEDED"] = new(ManyVisits()),
        ["IMPOSSIBLE_FRAGMENT_SPREAD"] = new("{ districts { nodes { ... on AirStation { id } } } }"),
        ["INVALID_VALUE"] = new("{ districts(first: \"ten\") { totalCount } }"),
        ["UNKNOWN_INPUT_FIELD"] = new("{ districts(where: { aera: { gt: 20 } }) { totalCount } }"),
        ["DUPLICATE_INPUT_FIELD"] = new("{ districts(where: { area: { gt: 20, gt: 30 } }) { totalCount } }"),
        ["UNKNOWN_DIRECTIVE"] = new("{ version @skp(if: true) }"),
        ["MISPLACED_DIRECTIVE"] = new("query @skip(if: true) { version }"),
        ["DUPLICATE_DIRECTIVE"] = new("{ version @skip(if: true) @skip(if: false) }"),
        ["DUPLICATE_VARIABLE"] = new("query ($a: Int, $a: Int) { districts(first: $a) { totalCount } }"),
        ["VARIABLE_TYPE_NOT_INPUT"] = new("query ($a: District) { districts(first: $a) { totalCount } }"),
        ["UNDEFINED_VARIABLE"] = new("query Page($size: Int) { districts(first: $siz) { totalCount } a: districts(first: $size) { totalCount } }"),
        ["UNUSED_VARIABLE"] = new("query Page($size: Int) { districts { totalCount } }"),
        ["VARIABLE_TYPE_MISMATCH"] = new("query ($size: String) { districts(first: $size) { totalCount } }"),
        ["INTROSPECTION_DEPTH_EXCEEDED"] = new(
            "{ __type(name: \"District\") {" + string.Concat(Enumerable.Repeat(" ofType {", 20)) + " name" + new string('}', 22)),
        ["INTROSPECTION_LIST_LIMIT_EXCEEDED"] = new("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"),
        ["INVALID_VARIABLE"] = new("query ($size: Int) { districts(first: $size) { totalCount } }", "{\"size\": \"ten\"}"),
        ["OPERATION_NOT_FOUND"] = new("query A { version } query B { version }", null, "C"),
        ["INVALID_ARGUMENT"] = new("query ($id: ID = \"District:11110\") { node(id: $id) { id } }", "{\"id\": null}"),
        ["INVALID_FILTER"] = new("{ districts(where: { area: { gt: null } }) { totalCount } }"),
        ["INVALID_GROUPING"] = new("{ districts { groups(by: []) { aggregate { count } } } }"),
        ["GROUP_LIMIT_EXCEEDED"] = new("{ districts { groups(by: [{ region: true }], first: 501) { aggregate { count } } } }"),
        ["INVALID_CURSOR"] = new($"{{ districts(after: \"{Cursor}\") {{ totalCount nodes {{ id }} }} }}"),
        ["FILTER_LIMIT_EXCEEDED"] = new(
            "query ($which: DistrictFilterInput) { districts(where: $which) { totalCount } }",
            $"{{\"which\": {{\"or\": [{string.Join(", ", Enumerable.Repeat("{\"area\": {\"gt\": 1}}", 501))}]}}}}"),
        ["FILTER_NEEDS_INDEX"] = new("{ airReadings(where: { pm10: { gt: 100 } }) { totalCount } }"),
        ["INVALID_PLACE"] = new("{ cctvs(where: { location: { near: { lat: 91, lon: 127, metres: 500 } } }) { totalCount } }"),
        ["RADIUS_LIMIT_EXCEEDED"] = new("{ cctvs(where: { location: { near: { lat: 37.5, lon: 127, metres: 5e6 } } }) { totalCount } }"),
        ["ORDER_LIMIT_EXCEEDED"] = new($"{{ cctvs(order: [{ManyOrders}]) {{ nodes {{ id }} }} }}"),
        ["PAGE_DIRECTION_AMBIGUOUS"] = new("{ districts(first: 1, last: 1) { nodes { id } } }"),
        ["INVALID_PAGE_SIZE"] = new("{ districts(first: 0) { nodes { id } } }"),
        ["PAGE_SIZE_LIMIT_EXCEEDED"] = new("{ districts(first: 500) { nodes { id } } }"),
        ["INVALID_ID"] = new("{ node(id: \"Jongno\") { id } }"),
        ["ONE_ARGUMENT_REQUIRED"] = new("{ district { id } }"),
        ["NODE_ID_LIMIT_EXCEEDED"] = new($"{{ nodes(ids: [{string.Concat(Enumerable.Repeat("\"District:11110\" ", 51))}]) {{ id }} }}"),
        ["VARIABLE_LIST_LIMIT_EXCEEDED"] = new(
            "query ($which: [ID!]!) { nodes(ids: $which) { id } }",
            $"{{\"which\": [{string.Join(",", Enumerable.Repeat("\"x\"", 10_001))}]}}"),
        ["VARIABLE_DEPTH_LIMIT_EXCEEDED"] = new(
            "query ($which: DistrictFilterInput) { districts(where: $which) { totalCount } }",
            $"{{\"which\": {string.Concat(Enumerable.Repeat("{\"or\": [", 20))}{string.Concat(Enumerable.Repeat("]}", 20))}}}"),
        ["DEPTH_LIMIT_EXCEEDED"] = new(
            "{ airStations { nodes { " + string.Concat(Enumerable.Repeat("district { airStations { nodes { ", 13)) + "id" + new string('}', 42)),
        ["FIELD_LIMIT_EXCEEDED"] = new(ManyFields()),
        ["ALIAS_LIMIT_EXCEEDED"] = new("{ " + string.Concat(Enumerable.Range(0, 31).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}: version "))) + "}"),
        ["SELECTION_SET_LIMIT_EXCEEDED"] = new("{ " + string.Concat(Enumerable.Repeat("version ", 201)) + "}"),
        ["DIRECTIVES_IN_PLACE_LIMIT_EXCEEDED"] = new("{ version " + string.Concat(Enumerable.Repeat("@skip(if: true) ", 5)) + "}"),
        ["DIRECTIVE_LIMIT_EXCEEDED"] = new("{ " + string.Concat(Enumerable.Repeat("version @skip(if: true) ", 51)) + "}"),
        ["COST_LIMIT_EXCEEDED"] = new("{ districts(first: 200) { nodes { cctvs(first: 200) { nodes { id } } } } }"),
        ["NODE_LIMIT_EXCEEDED"] = new("{ " + string.Concat("abcde".Select(alias => $"{alias}: airStations(first: 25) {{ nodes {{ readings(first: 170) {{ nodes {{ id }} }} }} }} ")) + "}"),
    }.ToFrozenDictionary();

    /// <summary>Validated against a small schema, without the parser's limits: the city's has no subscriptions and no OneOf.</summary>
    public static FrozenDictionary<string, string> OfSmallSchema { get; } = new Dictionary<string, string>
    {
        ["SUBSCRIPTION_ROOT_FIELD_NOT_SINGLE"] = "subscription { districtChanged { id } districtAdded { id } }",
        ["SUBSCRIPTION_ROOT_CONDITION"] = "subscription { districtChanged @skip(if: true) { id } }",
        ["SUBSCRIPTION_OF_INTROSPECTION"] = "subscription { __typename }",
        ["MERGE_COMPARISON_LIMIT_EXCEEDED"] = "{" + string.Concat(Enumerable.Repeat(" __typename", 60_000)) + " }",
        ["ONE_INPUT_FIELD_REQUIRED"] = "{ district(by: { id: \"1\", code: \"2\" }) { id } }",
        ["ONE_OF_VARIABLE_NULLABLE"] = "query ($code: ID) { district(by: { code: $code }) { id } }",
        ["REQUIRED_INPUT_FIELD_MISSING"] = "{ near(place: { lat: 37.5 }) { id } }",
    }.ToFrozenDictionary();

    public const string SmallSchema = """
        type Query { district(by: Look!): District near(place: Place!): District }
        type Subscription { districtChanged: District districtAdded: District }
        type District { id: ID }
        input Look @oneOf { id: ID code: ID }
        input Place { lat: Float! lon: Float! }
        """;

    /// <summary>Answered before a request is executed.</summary>
    public static FrozenDictionary<string, Refusal> Refused { get; } = new Dictionary<string, Refusal>
    {
        ["UNEXPECTED_ERROR"] = Refusals.Unexpected,
        ["DATABASE_UNAVAILABLE"] = Refusals.Database,
        ["BODY_LIMIT_EXCEEDED"] = Refusals.BodyTooLarge(262_144),
        ["DOCUMENT_LIMIT_EXCEEDED"] = Refusals.DocumentTooLong(16_384),
        ["INVALID_REQUEST"] = Refusals.Http(400),
        ["INVALID_JSON"] = Refusals.Json(1, 12),
        ["INVALID_PARAMETER"] = Refusals.Parameter("variables", "an object"),
        ["QUERY_MISSING"] = Refusals.NoQuery,
        ["BATCHING_OFF"] = Refusals.BatchingOff,
        ["BATCH_LIMIT_EXCEEDED"] = Refusals.BatchTooLong(8),
        ["PERSISTED_QUERY_NOT_FOUND"] = Refusals.PersistedQueryNotFound,
        ["PERSISTED_QUERY_NOT_SUPPORTED"] = Refusals.PersistedQueryNotSupported,
        ["PERSISTED_QUERY_HASH_MISMATCH"] = Refusals.HashMismatch,
        ["UNKNOWN_DOCUMENT"] = Refusals.UnknownDocument("wall-of-the-mayor"),
        ["DOCUMENT_NOT_TRUSTED"] = Refusals.NotTrusted,
        ["NOT_ACCEPTABLE"] = Refusals.NotAcceptable,
        ["MEDIA_TYPE_NOT_SUPPORTED"] = Refusals.WrongContentType,
        ["METHOD_NOT_ALLOWED"] = Refusals.Method(GraphQLEndpoint.Methods),
        ["NOT_FOUND"] = Refusals.NotFound(),
        ["NOT_READY"] = Refusals.NotReady("the database is being filled."),
        ["SERVER_BUSY"] = Refusals.Busy,
        ["ADDRESS_CONNECTION_LIMIT_EXCEEDED"] = Refusals.ConnectionsOfAddress(100),
        ["CONNECTION_LIMIT_EXCEEDED"] = Refusals.Connections(10_000),
        ["SOCKET_OPERATION_LIMIT_EXCEEDED"] = Refusals.SocketOperations(20),
    }.ToFrozenDictionary();

    /// <summary>Told by the reason of a WebSocket's close.</summary>
    public static FrozenDictionary<string, SocketClose> Closed { get; } = new Dictionary<string, SocketClose>
    {
        ["SOCKET_MESSAGE_LIMIT_EXCEEDED"] = SocketClose.TooLarge(65_536),
        ["SOCKET_RATE_LIMIT_EXCEEDED"] = SocketClose.TooMany(100),
        ["SOCKET_QUEUE_LIMIT_EXCEEDED"] = SocketClose.Slow,
        ["SOCKET_INIT_TIMEOUT"] = SocketClose.InitTimeout,
        ["SOCKET_PING_TIMEOUT"] = SocketClose.PingTimeout,
        ["SOCKET_IDLE_TIMEOUT"] = SocketClose.Idle,
    }.ToFrozenDictionary();

    /// <summary>Codes that no request brings about at will, so that nothing checks their example.</summary>
    public static FrozenDictionary<string, string> NotProvoked { get; } = new Dictionary<string, string>
    {
        ["BATCH_SIZE_MISMATCH"] = "the city's schema has no hand-written fields",
        ["INVALID_RESULT"] = "a record would have to be broken",
        ["NON_NULL_VIOLATION"] = "a record would have to be broken",
        ["RESPONSE_LIMIT_EXCEEDED"] = "an answer would have to have 16 MiB",
        ["MUTATION_NEEDS_POST"] = "the city's schema has no mutations",
        ["SUBSCRIPTION_NEEDS_STREAM"] = "the city's schema has no subscriptions",
        ["AGGREGATE_OVERFLOW"] = "the sum of a field would have to be beyond 64 bits",
        ["STATEMENT_TIME_LIMIT_EXCEEDED"] = "a statement would have to take eight seconds",
        ["TIME_LIMIT_EXCEEDED"] = "a request would have to take ten seconds",
    }.ToFrozenDictionary();

    private static string ManyVisits() => "{ ...F0 } " + string.Concat(Enumerable.Range(0, 12).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"fragment F{i} on Query {{ ...F{i + 1} ... on Query {{ ...F{i + 1} }} }} "))) + "fragment F12 on Query { version }";

    private static string ManyFields() =>
        "{ " + string.Concat(Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}: districts {{ nodes {{ ...F }} }} ")))
        + "} fragment F on District { " + string.Concat(Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"b{i}: code "))) + "}";
}
