using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace OpenCity.Api.Transport.Live;

/// <summary>Writes one event stream. Answers and keep-alive comments never get in each other's way.</summary>
// https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
internal sealed class EventStreamWriter(HttpContext context, LiveLimits limits, TimeProvider clock) : IDisposable
{
    private static readonly StringValues ContentType = "text/event-stream; charset=utf-8";

    private static readonly byte[] Comment = ":\n\n"u8.ToArray();
    private static readonly byte[] Next = "event: next\ndata: "u8.ToArray();
    private static readonly byte[] End = "\n\n"u8.ToArray();
    private static readonly byte[] Complete = "event: complete\ndata: \n\n"u8.ToArray();

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Whether something was sent; a comment may always come in between while <see cref="KeepAliveAsync"/> runs.</summary>
    internal bool HasStarted { get; private set; }

    /// <summary>Sends the head and a first comment, so that the client knows that it is listened to, unless something was sent before.</summary>
    internal ValueTask StartAsync(CancellationToken cancellationToken) => WriteAsync([], default, [], cancellationToken);

    /// <summary>One response.</summary>
    internal ValueTask NextAsync(ReadOnlyMemory<byte> response, CancellationToken cancellationToken) =>
        WriteAsync(Next, response, End, cancellationToken);

    /// <summary>The end. The empty data make browsers tell it.</summary>
    internal ValueTask CompleteAsync(CancellationToken cancellationToken) =>
        WriteAsync(Complete, default, [], cancellationToken);

    /// <summary>Sends a comment at intervals until the token is set.</summary>
    internal async Task KeepAliveAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(limits.Ping, clock, cancellationToken);
                await WriteAsync(Comment, default, [], cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream has ended.
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private void WriteHead()
    {
        var headers = context.Response.Headers;
        context.Response.StatusCode = StatusCodes.Status200OK;
        headers.ContentType = ContentType;
        headers.XContentTypeOptions = "nosniff";
        // "no-transform" keeps every compression off on the way, the header after it keeps proxies from collecting the events.
        headers.CacheControl = "no-store, no-transform";
        headers["X-Accel-Buffering"] = "no";
        context.Response.BodyWriter.Write(Comment);
        HasStarted = true;
    }

    private async ValueTask WriteAsync(byte[] head, ReadOnlyMemory<byte> body, byte[] tail, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!HasStarted)
            {
                WriteHead();
            }

            var writer = context.Response.BodyWriter;
            writer.Write(head);
            writer.Write(body.Span);
            writer.Write(tail);
            var flush = writer.FlushAsync(cancellationToken);
            if (!flush.IsCompletedSuccessfully)
            {
                await flush.AsTask().WaitAsync(limits.Stall, clock, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
