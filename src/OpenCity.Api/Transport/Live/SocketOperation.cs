using System.Collections.Immutable;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Subscriptions;

namespace OpenCity.Api.Transport.Live;

/// <summary>An operation of a socket, with the messages that it sends.</summary>
internal sealed class SocketOperation : IDisposable
{
    private static readonly byte[] Brace = "}"u8.ToArray();

    private readonly CancellationTokenSource _stop;
    private readonly ReadOnlyMemory<byte> _next;

    internal SocketOperation(string id, CancellationToken socket)
    {
        Id = id;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(socket);
        Stopped = _stop.Token;
        _next = Message(id, "next", writer => writer.Raw(",\"payload\":"u8));
    }

    /// <summary>What the client calls it.</summary>
    internal string Id { get; }

    /// <summary>Set when the client does not listen any more.</summary>
    internal CancellationToken Stopped { get; }

    /// <summary>Done when nothing of it runs any more.</summary>
    internal Task Done { get; set; } = Task.CompletedTask;

    /// <summary>One response.</summary>
    internal OutgoingMessage Next(ResponseEvent response) => new(_next, response.Utf8, Brace);

    /// <summary>Says that there are no more responses.</summary>
    internal OutgoingMessage Complete() => new(Message(Id, "complete", writer => writer.Raw((byte)'}')), default, default);

    /// <summary>Says that there are no more responses, and why.</summary>
    internal static OutgoingMessage Error(string id, ImmutableArray<GraphQLError> errors, int maxBytes) => new(
        Message(id, "error", writer =>
        {
            writer.Raw(",\"payload\":"u8);
            ErrorWriter.Write(writer, errors, maxBytes);
            writer.Raw((byte)'}');
        }),
        default,
        default);

    /// <summary>Nobody listens any more.</summary>
    internal Task StopAsync() => _stop.CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private static byte[] Message(string id, string type, Action<ResponseWriter> rest)
    {
        using var writer = new ResponseWriter();
        writer.Raw("{\"id\":"u8);
        writer.Text(id);
        writer.Raw(",\"type\":"u8);
        writer.Text(type);
        rest(writer);
        return writer.Written.ToArray();
    }
}
