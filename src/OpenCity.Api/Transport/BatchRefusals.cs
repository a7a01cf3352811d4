using System.Globalization;
using OpenCity.GraphQL;

namespace OpenCity.Api.Transport;

internal static partial class Refusals
{
    internal static readonly Refusal BatchingOff = new(
        StatusCodes.Status400BadRequest, ErrorCodes.BatchingOff,
        "Several requests in one body are not answered; send one JSON object like {\"query\":\"{ version }\"}.");

    internal static readonly Refusal BatchEntry = new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter,
        "Each request of a list must be a JSON object like {\"query\":\"{ version }\"}.");

    internal static readonly Refusal EmptyBatch = new(
        StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter, "The list of requests is empty.");

    internal static readonly Refusal BatchAsStream = new(
        StatusCodes.Status406NotAcceptable, ErrorCodes.NotAcceptable,
        "A list of requests is answered as JSON only; send each by itself for a stream of events.");

    internal static Refusal BatchTooLong(int limit) => new(
        StatusCodes.Status400BadRequest, ErrorCodes.BatchLimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"The list has more than {limit} requests, the limit of this server. Send it in parts."));

    internal static Refusal BatchAnswerTooLong(int limit) => new(
        StatusCodes.Status400BadRequest, ErrorCodes.ResponseLimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"The answers of the list are longer than {limit} bytes, the limit of this server. Ask for less at once."));
}
