using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OpenCity.Api.Transport;

/// <summary>The media types of answers.</summary>
internal enum MediaType
{
    /// <summary><c>application/json</c>: status 200 also for request errors, as clients of old expect.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status tells whether there is data.</summary>
    GraphQLResponse,
}

/// <summary>Chooses the media type of an answer from the header <c>Accept</c>.</summary>
// https://graphql.github.io/graphql-over-http/draft/#sec-Accept
internal static class Negotiation
{
    private const string JsonName = "application/json";
    private const string EventStreamName = "text/event-stream";
    private const string ResponseName = "application/graphql-response+json";

    private static readonly StringValues JsonHeader = JsonName + "; charset=utf-8";
    private static readonly StringValues ResponseHeader = ResponseName + "; charset=utf-8";

    /// <summary>Value of <c>Content-Type</c>.</summary>
    internal static StringValues HeaderOf(MediaType type) => type == MediaType.Json ? JsonHeader : ResponseHeader;

    /// <summary>False where neither is accepted. Without a wish, or with equal ones for all, it is JSON.</summary>
    internal static bool TryChoose(StringValues accept, out MediaType chosen)
    {
        chosen = MediaType.Json;
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is "*/*" or JsonName))
        {
            return true;
        }

        if (accept.Count == 1 && accept[0] == ResponseName)
        {
            chosen = MediaType.GraphQLResponse;
            return true;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept!, out var ranges))
        {
            return false;
        }

        var json = Wish.For(JsonName, ranges);
        var response = Wish.For(ResponseName, ranges);
        chosen = response.IsBefore(json) ? MediaType.GraphQLResponse : MediaType.Json;
        return json.Quality > 0 || response.Quality > 0;
    }

    /// <summary>Whether a stream of events is named and wished for more than any other answer.</summary>
    internal static bool WantsEventStream(StringValues accept)
    {
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is "*/*" or JsonName or ResponseName)
            || !MediaTypeHeaderValue.TryParseList(accept!, out var ranges))
        {
            return false;
        }

        var events = Wish.For(EventStreamName, ranges);
        return events is { Quality: > 0, Precision: 2 }
            && events.IsBefore(Wish.For(JsonName, ranges)) && events.IsBefore(Wish.For(ResponseName, ranges));
    }

    /// <summary>How much a type is wished for.</summary>
    /// <param name="Quality">Its q-value.</param>
    /// <param name="Precision">2 where it is named, 1 by <c>application/*</c>, 0 by <c>*/*</c>.</param>
    /// <param name="Place">Where in the header.</param>
    private readonly record struct Wish(double Quality, int Precision, int Place)
    {
        // The most precise range decides on the quality (RFC 9110, 12.5.1).
        internal static Wish For(string type, IList<MediaTypeHeaderValue> ranges)
        {
            var best = new Wish(0, -1, 0);
            for (var i = 0; i < ranges.Count; i++)
            {
                var range = ranges[i].MediaType;
                var precision = range.Equals(type, StringComparison.OrdinalIgnoreCase) ? 2
                    : range.Equals("application/*", StringComparison.OrdinalIgnoreCase) ? 1
                    : range.Equals("*/*", StringComparison.Ordinal) ? 0 : -1;
                if (precision > best.Precision && IsUtf8(ranges[i]))
                {
                    best = new Wish(ranges[i].Quality ?? 1, precision, i);
                }
            }

            return best;
        }

        // A text in another encoding is another thing. Other parameters are let pass: none changes the answer.
        private static bool IsUtf8(MediaTypeHeaderValue range) => !range.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(range.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

        // Of equal quality a type that is named comes before one that is only covered, then the one named first.
        internal bool IsBefore(Wish other) =>
            Quality != other.Quality ? Quality > other.Quality
            : Precision != other.Precision ? Precision > other.Precision
            : Precision == 2 && Place < other.Place;
    }
}
