using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.Extensions.Primitives;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Api.Transport;

/// <summary>Writes answers.</summary>
internal static class Answers
{
    private static readonly StringValues NoSniff = "nosniff";

    /// <summary>An answer with a body, compressed as the client wishes.</summary>
    internal static ValueTask<FlushResult> WriteAsync(HttpContext context, int status, StringValues contentType, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.Headers.ContentType = contentType;
        response.Headers.XContentTypeOptions = NoSniff;
        if (!Compression.TryCompress(context.Request.Headers.AcceptEncoding, body, out var encoding, out var compressed, out var length))
        {
            return WriteBodyAsync(context, body);
        }

        response.Headers.ContentEncoding = encoding;
        return WriteRentedAsync(context, compressed, length);
    }

    /// <summary>Says by which headers of a request its answer varies.</summary>
    internal static void VaryBy(HttpContext context, StringValues names)
    {
        var headers = context.Response.Headers;
        headers.Vary = StringValues.Concat(headers.Vary, names);
    }

    /// <summary>An answer with a text.</summary>
    internal static async Task WriteAsync(HttpContext context, int status, StringValues contentType, string body) =>
        await WriteAsync(context, status, contentType, Encoding.UTF8.GetBytes(body));

    /// <summary>An answer that says why there is no other, as a GraphQL response with one error.</summary>
    internal static async Task RefuseAsync(HttpContext context, Refusal refusal, MediaType media = MediaType.Json)
    {
        using var writer = new ResponseWriter();
        WriteErrors(writer, new GraphQLError(refusal.Message, refusal.Code, []));
        if (refusal.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (refusal.Allow is { } allow)
        {
            context.Response.Headers.Allow = allow;
        }

        if (refusal.AcceptEncoding is { } encoding)
        {
            context.Response.Headers.AcceptEncoding = encoding;
        }

        if (refusal.EndsConnection)
        {
            // Said before it happens: otherwise a client sends its next request into a connection that is just being closed.
            context.Response.Headers.Connection = "close";
        }

        context.Response.Headers.CacheControl = "no-store";
        var status = refusal.IsRequestError && media == MediaType.Json ? StatusCodes.Status200OK : refusal.Status;
        await WriteAsync(context, status, Negotiation.HeaderOf(media), writer.Written);
    }

    private static async ValueTask<FlushResult> WriteRentedAsync(HttpContext context, byte[] rented, int length)
    {
        try
        {
            return await WriteBodyAsync(context, rented.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static ValueTask<FlushResult> WriteBodyAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? default : context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Writes a response that has no data.</summary>
    internal static RequestOutcome WriteErrors(ResponseWriter writer, params ImmutableArray<GraphQLError> errors)
    {
        writer.Raw("{\"errors\":"u8);
        ErrorWriter.Write(writer, errors);
        writer.Raw((byte)'}');
        return new RequestOutcome(IsRequestError: true, errors);
    }

    /// <summary>What is said where a statement took too long.</summary>
    internal static GraphQLError StatementTooLong(TimeSpan limit) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The database took longer than its limit of {limit.TotalSeconds} s for a part of the request; ask for less at a time."),
        ErrorCodes.StatementTimeLimitExceeded,
        []);
}
