using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using OpenCity.Api.Transport.Persisted;

namespace OpenCity.Api.Transport;

/// <summary>Reads the JSON body of a request. Keys that are not known are ignored, as the protocol asks.</summary>
// https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters
internal static class BodyParser
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonParts.MaxDepth };

    [Flags]
    private enum Parameters
    {
        None = 0,
        Query = 1,
        OperationName = 2,
        Variables = 4,
        Extensions = 8,
        DocumentId = 16,
    }

    /// <summary>Fills the request; what is wrong, or null.</summary>
    /// <param name="body">The JSON text.</param>
    /// <param name="documentLimit">Longest document in bytes.</param>
    /// <param name="batchLimit">Most requests of a list; 0 where a list is not answered.</param>
    /// <param name="request">Filled, or given the requests of the list.</param>
    internal static Refusal? Parse(ReadOnlySpan<byte> body, int documentLimit, int batchLimit, ReceivedRequest request)
    {
        if (body.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        if (body.Trim(" \t\r\n"u8).IsEmpty)
        {
            return Refusals.EmptyBody;
        }

        if (!Utf8.IsValid(body))
        {
            return Refusals.NotUnicode;
        }

        var reader = new Utf8JsonReader(body, Options);
        try
        {
            reader.Read();
            var refusal = reader.TokenType switch
            {
                JsonTokenType.StartObject => ParseObject(ref reader, body, documentLimit, request),
                JsonTokenType.StartArray when batchLimit == 0 => Refusals.BatchingOff,
                JsonTokenType.StartArray => ParseBatch(ref reader, body, documentLimit, batchLimit, request),
                _ => Refusals.NoObject,
            };
            if (refusal is null)
            {
                // Throws where something follows.
                reader.Read();
            }

            return refusal;
        }
        catch (JsonException error)
        {
            return Refusals.Json((error.LineNumber ?? 0) + 1, (error.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            return Refusals.NotUnicode;
        }
    }

    // https://github.com/graphql/graphql-over-http/blob/main/spec/Appendix%20C%20-%20Request%20Batching.md
    private static Refusal? ParseBatch(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> body, int documentLimit, int batchLimit, ReceivedRequest request)
    {
        var entries = new List<ReceivedRequest>();
        request.Batch = entries;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return Refusals.BatchEntry;
            }

            if (entries.Count == batchLimit)
            {
                return Refusals.BatchTooLong(batchLimit);
            }

            var entry = new ReceivedRequest();
            entries.Add(entry);
            entry.Refusal = ParseObject(ref reader, body, documentLimit, entry);
        }

        return entries.Count == 0 ? Refusals.EmptyBatch : null;
    }

    private static Refusal? ParseObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, int documentLimit, ReceivedRequest request)
    {
        Refusal? refusal = null;
        var seen = Parameters.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            JsonParts.CheckText(ref reader);
            var parameter = ParameterAt(ref reader);
            reader.Read();
            if ((seen & parameter) != Parameters.None)
            {
                refusal ??= Refusals.Twice(NameOf(parameter));
            }

            seen |= parameter;
            if (refusal is not null || parameter == Parameters.None)
            {
                // The rest is read all the same: a body that is no JSON is told as that.
                JsonParts.Skip(ref reader);
                continue;
            }

            refusal = Take(parameter, ref reader, body, documentLimit, request);
        }

        return refusal ?? (request.NamesDocument ? null : Refusals.NoQuery);
    }

    private static Refusal? Take(
        Parameters parameter, ref Utf8JsonReader reader, ReadOnlySpan<byte> body, int documentLimit, ReceivedRequest request)
    {
        var kind = reader.TokenType;
        if (kind == JsonTokenType.Null)
        {
            return null;
        }

        if (parameter is Parameters.Query or Parameters.OperationName or Parameters.DocumentId)
        {
            if (kind != JsonTokenType.String)
            {
                JsonParts.Skip(ref reader);
                return Refusals.Parameter(NameOf(parameter), "a string");
            }

            if (parameter == Parameters.Query)
            {
                return TakeDocument(ref reader, documentLimit, request);
            }

            // An empty text is as good as none.
            var text = reader.GetString() is { Length: > 0 } given ? given : null;
            (request.OperationName, request.DocumentId) =
                parameter == Parameters.OperationName ? (text, request.DocumentId) : (request.OperationName, text);
            return null;
        }

        if (kind != JsonTokenType.StartObject)
        {
            JsonParts.Skip(ref reader);
            return Refusals.Parameter(NameOf(parameter), "an object");
        }

        if (JsonParts.Read(ref reader, body) is not { } json)
        {
            return Refusals.NameTwice(NameOf(parameter));
        }

        if (parameter == Parameters.Variables)
        {
            request.TakeVariables(json);
            return null;
        }

        using (json)
        {
            return PersistedQuery.Read(json.RootElement, request);
        }
    }

    private static Refusal? TakeDocument(ref Utf8JsonReader reader, int limit, ReceivedRequest request)
    {
        // An escape only makes a text longer, six bytes of it at most for one.
        if (reader.ValueSpan.Length > limit * 6L)
        {
            return Refusals.DocumentTooLong(limit);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, reader.ValueSpan.Length));
        try
        {
            request.TakeDocument(buffer, reader.CopyString(buffer));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }

        return request.Document.Length > limit ? Refusals.DocumentTooLong(limit) : null;
    }

    private static Parameters ParameterAt(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("query"u8) ? Parameters.Query
        : reader.ValueTextEquals("variables"u8) ? Parameters.Variables
        : reader.ValueTextEquals("operationName"u8) ? Parameters.OperationName
        : reader.ValueTextEquals("extensions"u8) ? Parameters.Extensions
        : reader.ValueTextEquals("documentId"u8) ? Parameters.DocumentId
        : Parameters.None;

    private static string NameOf(Parameters parameter) => parameter switch
    {
        Parameters.Query => "query",
        Parameters.Variables => "variables",
        Parameters.OperationName => "operationName",
        Parameters.DocumentId => "documentId",
        _ => "extensions",
    };
}
