using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using OpenCity.Api.Transport.Persisted;

namespace OpenCity.Api.Transport;

/// <summary>Reads the parameters of a request from its body or its address.</summary>
/// <param name="bodyLimit">Largest body in bytes.</param>
/// <param name="documentLimit">Longest document in bytes of UTF-8.</param>
/// <param name="batchLimit">Most requests of one body; 0 where it holds one.</param>
/// <param name="timeLimit">Longest time until a body is there.</param>
internal sealed class RequestReader(int bodyLimit, int documentLimit, int batchLimit, TimeSpan timeLimit)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonParts.MaxDepth };

    /// <summary>Fills the request from the body of a POST; what is wrong, or null.</summary>
    internal ValueTask<Refusal?> ReadBodyAsync(HttpRequest http, ReceivedRequest request)
    {
        if (!IsJson(http.ContentType))
        {
            return new(Refusals.WrongContentType);
        }

        if (http.Headers.ContentEncoding is { Count: > 0 } encoding && encoding is not [("" or "identity")])
        {
            return new(Refusals.Encoded);
        }

        if (http.ContentLength > bodyLimit)
        {
            return new(Refusals.BodyTooLarge(bodyLimit));
        }

        var reader = http.BodyReader;
        if (!reader.TryRead(out var read))
        {
            return ReadSlowlyAsync(http, request);
        }

        if (IsEnough(read))
        {
            return new(Take(http, read, request));
        }

        reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        return ReadSlowlyAsync(http, request);
    }

    /// <summary>Fills the request from the address of a GET; what is wrong, or null.</summary>
    internal Refusal? ReadAddress(HttpRequest http, ReceivedRequest request)
    {
        foreach (var (name, values) in http.Query)
        {
            if (values.Count > 1 && name is "query" or "documentId" or "operationName" or "variables" or "extensions")
            {
                return Refusals.Twice(name);
            }
        }

        if (Given(http, "query") is { } query)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(query.Length));
            var length = Encoding.UTF8.GetBytes(query, buffer);
            request.TakeDocument(buffer, length);
            if (length > documentLimit)
            {
                return Refusals.DocumentTooLong(documentLimit);
            }
        }

        request.OperationName = Given(http, "operationName");
        request.DocumentId = Given(http, "documentId");
        if (!TryReadObject(http, "variables", out var variables, out var refusal))
        {
            return refusal;
        }

        if (variables is not null)
        {
            request.TakeVariables(variables);
        }

        if (!TryReadObject(http, "extensions", out var extensions, out refusal))
        {
            return refusal;
        }

        using (extensions)
        {
            refusal = extensions is null ? null : PersistedQuery.Read(extensions.RootElement, request);
        }

        return refusal ?? (request.NamesDocument ? null : Refusals.NoQuery);
    }

    private bool IsEnough(in ReadResult read) => read.IsCompleted || read.Buffer.Length > bodyLimit;

    private Refusal? Take(HttpRequest http, in ReadResult read, ReceivedRequest request)
    {
        try
        {
            return read.Buffer.Length > bodyLimit ? Refusals.BodyTooLarge(bodyLimit) : Parse(read.Buffer, request);
        }
        finally
        {
            http.BodyReader.AdvanceTo(read.Buffer.End);
        }
    }

    // Most bodies are there at once, and need no timer. Kestrel ends those of some bytes a second, and lets somewhat faster ones take
    // an hour.
    private async ValueTask<Refusal?> ReadSlowlyAsync(HttpRequest http, ReceivedRequest request)
    {
        var reader = http.BodyReader;
        var gone = http.HttpContext.RequestAborted;
        using var deadline = After(timeLimit, gone);
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(deadline.Token);
                if (IsEnough(read))
                {
                    return Take(http, read, request);
                }

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !gone.IsCancellationRequested)
        {
            return Refusals.Http(StatusCodes.Status408RequestTimeout);
        }
    }

    private static CancellationTokenSource After(TimeSpan time, CancellationToken other)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(other);
        source.CancelAfter(time);
        return source;
    }

    private Refusal? Parse(in ReadOnlySequence<byte> body, ReceivedRequest request)
    {
        if (body.IsSingleSegment)
        {
            return BodyParser.Parse(body.FirstSpan, documentLimit, batchLimit, request);
        }

        var length = (int)body.Length;
        var joined = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(joined);
            return BodyParser.Parse(joined.AsSpan(0, length), documentLimit, batchLimit, request);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(joined);
        }
    }

    private static bool IsJson(string? contentType)
    {
        if (contentType is "application/json" or "application/json; charset=utf-8")
        {
            return true;
        }

        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    // An empty parameter is as good as none.
    private static string? Given(HttpRequest http, string name) =>
        http.Query.TryGetValue(name, out var values) && values is [{ Length: > 0 } value] ? value : null;

    private static bool TryReadObject(
        HttpRequest http, string name, out JsonDocument? json, [NotNullWhen(false)] out Refusal? refusal)
    {
        json = null;
        refusal = null;
        if (Given(http, name) is not { } text)
        {
            return true;
        }

        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var reader = new Utf8JsonReader(bytes, Options);
            reader.Read();
            var kind = reader.TokenType;
            json = JsonParts.Read(ref reader, bytes);

            // Throws where something follows.
            reader.Read();
            refusal = json is null ? Refusals.NameTwice(name)
                : kind is JsonTokenType.StartObject or JsonTokenType.Null ? null
                : Refusals.Parameter(name, "a JSON object");
            json = kind == JsonTokenType.StartObject ? json : null;
        }
        catch (JsonException)
        {
            refusal = Refusals.ParameterJson(name);
        }
        catch (InvalidOperationException)
        {
            refusal = Refusals.NotUnicode;
        }

        return refusal is null;
    }
}
