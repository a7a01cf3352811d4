using System.Globalization;
using System.Text;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Api.Transport;

/// <summary>Why a request is answered without being executed.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Value of <c>extensions.code</c>.</param>
/// <param name="Message">What is wrong and the remedy, for the client.</param>
internal sealed record Refusal(int Status, string Code, string Message)
{
    /// <summary>Seconds after which it may be tried again; null where that does not help.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Value of the header <c>Allow</c>, or null.</summary>
    public string? Allow { get; init; }

    /// <summary>Value of the header <c>Accept-Encoding</c>, which tells how a body may be encoded; or null.</summary>
    // https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
    public string? AcceptEncoding { get; init; }

    /// <summary>Whether it is a request error like those of the engine: as <c>application/json</c> the status is then 200.</summary>
    public bool IsRequestError { get; init; }

    /// <summary>Whether the connection ends with the answer, since the rest of the request is too much to be read.</summary>
    public bool EndsConnection { get; init; }
}

/// <summary>Every refusal of the transport.</summary>
internal static partial class Refusals
{
    internal static readonly Refusal NotAcceptable = new(
        StatusCodes.Status406NotAcceptable, ErrorCodes.NotAcceptable,
        "Answers are \"application/graphql-response+json\" or \"application/json\"; let the header \"Accept\" name one of them.");

    internal static readonly Refusal WrongContentType = new(
        StatusCodes.Status415UnsupportedMediaType, ErrorCodes.MediaTypeNotSupported,
        "The body of a request must be JSON in UTF-8: send the header \"Content-Type: application/json\".");

    internal static readonly Refusal Encoded = new(
        StatusCodes.Status415UnsupportedMediaType, ErrorCodes.MediaTypeNotSupported,
        "Bodies with a \"Content-Encoding\" are not read; send the JSON uncompressed.")
    {
        AcceptEncoding = "identity",
    };

    internal static readonly Refusal EmptyBody = new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidJson,
        "The body is empty; expected is a JSON object like {\"query\":\"{ version }\"}.");

    internal static readonly Refusal NoObject = new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter,
        "The body must be a JSON object like {\"query\":\"{ version }\"}.");

    internal static readonly Refusal NotUnicode = new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidJson,
        "A text of the request is not valid Unicode; send UTF-8, and surrogates in pairs only.");

    internal static readonly Refusal NoQuery = new(
        StatusCodes.Status400BadRequest, ErrorCodes.QueryMissing,
        "The parameter \"query\" is missing; it holds the GraphQL document. The page at / has examples.");

    internal static readonly Refusal TwoDocuments = new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter,
        "\"documentId\" stands in place of \"query\" and of a hash; send one of them.");

    internal static readonly Refusal PersistedQuery = new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter,
        "The extension \"persistedQuery\" must be like {\"version\":1,\"sha256Hash\":\"...\"}, with the 64 hexadecimal digits of the document's hash.");

    // Clients know this message, and send the document at once.
    internal static readonly Refusal PersistedQueryNotFound = RequestError(ErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound");

    // Clients know this message, and send documents from then on.
    internal static readonly Refusal PersistedQueryNotSupported =
        RequestError(ErrorCodes.PersistedQueryNotSupported, "PersistedQueryNotSupported");

    internal static readonly Refusal HashMismatch = RequestError(
        ErrorCodes.PersistedQueryHashMismatch,
        "\"sha256Hash\" is not the SHA-256 hash of \"query\"; hash the text in UTF-8 exactly as it is sent.");

    internal static readonly Refusal NotTrusted = RequestError(
        ErrorCodes.DocumentNotTrusted,
        "This server answers its own documents only; send the \"documentId\" of one of them.");

    internal static readonly Refusal CostHeader = new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter,
        "The header \"GraphQL-Cost\" is \"report\", for the answer with its cost, or \"validate\", for the cost alone.");

    internal static readonly Refusal Busy = new(
        StatusCodes.Status503ServiceUnavailable, ErrorCodes.ServerBusy,
        "The server answers as many requests as it may at once; try again in a second.")
    {
        RetryAfter = 1,
    };

    internal static readonly Refusal Database = new(
        StatusCodes.Status503ServiceUnavailable, ErrorCodes.DatabaseUnavailable,
        "The database does not answer at the moment; try again later.")
    {
        RetryAfter = 5,
    };

    internal static readonly Refusal Unexpected = new(
        StatusCodes.Status500InternalServerError, ErrorCodes.UnexpectedError, "Unexpected Execution Error");

    /// <summary>Whether the request was a mutation that came by GET.</summary>
    internal static bool IsMutationByGet(RequestOutcome outcome) =>
        outcome is { IsRequestError: true, Errors: [{ Code: ErrorCodes.MutationNeedsPost }] };

    /// <summary>A mutation that came by GET.</summary>
    internal static Refusal MutationByGet(GraphQLError error) => new(StatusCodes.Status405MethodNotAllowed, error.Code, error.Message)
    {
        Allow = HttpMethods.Post,
    };

    internal static Refusal UnknownDocument(string id) => RequestError(
        ErrorCodes.UnknownDocument,
        $"There is no document with the id{(id.Length <= 100 && Ascii.IsValid(id) ? $" \"{id}\"" : "")}; send its text as \"query\".");

    internal static Refusal NotReady(string reason) => new(
        StatusCodes.Status503ServiceUnavailable, ErrorCodes.NotReady, $"The server is starting: {reason}")
    {
        RetryAfter = 1,
    };

    internal static Refusal NotFound() => new(
        StatusCodes.Status404NotFound, ErrorCodes.NotFound,
        "There is nothing at this address; requests go to /graphql, and the page at / tells the rest.");

    internal static Refusal Method(string allow) => new(
        StatusCodes.Status405MethodNotAllowed, ErrorCodes.MethodNotAllowed, $"This address answers {allow} only.")
    {
        Allow = allow,
    };

    internal static Refusal BodyTooLarge(int limit) => new(
        StatusCodes.Status413PayloadTooLarge, ErrorCodes.BodyLimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"The body is larger than the limit of {limit} bytes."))
    {
        EndsConnection = true,
    };

    internal static Refusal DocumentTooLong(int limit) => new(
        StatusCodes.Status413PayloadTooLarge, ErrorCodes.DocumentLimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"The text of \"query\" is longer than the limit of {limit} bytes."));

    internal static Refusal Json(long line, long column) => new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidJson,
        string.Create(CultureInfo.InvariantCulture, $"The body is not JSON of at most 64 levels: see line {line}, column {column}."));

    internal static Refusal ParameterJson(string name) => new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidJson, $"The parameter \"{name}\" is not JSON of at most 64 levels.");

    internal static Refusal Parameter(string name, string expected) => new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter, $"The parameter \"{name}\" must be {expected}.");

    internal static Refusal NameTwice(string name) => new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter, $"An object in the parameter \"{name}\" has one name twice.");

    internal static Refusal Twice(string name) => new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter, $"The parameter \"{name}\" is given twice.");

    internal static Refusal ConnectionsOfAddress(int limit) => new(
        StatusCodes.Status429TooManyRequests, ErrorCodes.AddressConnectionLimitExceeded,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Your address has {limit} WebSockets and event streams open, the most there may be; close one, or put several subscriptions into one WebSocket."));

    internal static Refusal Connections(int limit) => new(
        StatusCodes.Status503ServiceUnavailable, ErrorCodes.ConnectionLimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"The server has {limit} WebSockets and event streams open, the most there may be; try again later."))
    {
        RetryAfter = 5,
    };

    internal static Refusal SocketOperations(int limit) => new(
        StatusCodes.Status429TooManyRequests, ErrorCodes.SocketOperationLimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"The WebSocket runs {limit} operations, the most there may be at once; complete one."));

    internal static Refusal Http(int status) => new(
        status,
        status == StatusCodes.Status408RequestTimeout ? ErrorCodes.TimeLimitExceeded : ErrorCodes.InvalidRequest,
        status == StatusCodes.Status408RequestTimeout ? "The request arrived too slowly." : "The request is not well-formed HTTP.")
    {
        EndsConnection = true,
    };

    private static Refusal RequestError(string code, string message) =>
        new(StatusCodes.Status400BadRequest, code, message) { IsRequestError = true };
}
