using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Subscriptions;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

internal sealed record Message(string Sender, string? Text);

/// <summary>The chat of the specification's section on subscriptions: a test sends the messages by hand.</summary>
internal sealed class Chat
{
    private const string Sdl = """
        type Query { room: String slow: String }
        type Subscription { newMessage(roomId: Int! = 1): Message! maybe: Message closed: Message burning: Message slow: Message }
        type Message { sender: String text: String sure: String! }
        """;

    private readonly ObjectMap<Message> _map =
        new ObjectMap<Message>().Text("sender", item => item.Sender).Text("text", item => item.Text).Text("sure", item => item.Text);

    private readonly SubscriptionExecutor _executor;

    internal Chat(ExecutorOptions? options = null, TimeProvider? clock = null)
    {
        var built = SchemaBuilder.Build([Parser.Parse(new Source(Sdl), ParserOptions.Trusted)]);
        Assert.Empty(built.Diagnostics);
        Requests = new RequestExecutor(built.Schema!, _ => new QueryRoot(), options, clock);
        _executor = new SubscriptionExecutor(Requests, new Dictionary<string, SubscriptionField>
        {
            ["newMessage"] = new SubscriptionField<Message>(OpenRoom, Plan),
            ["maybe"] = new SubscriptionField<Message>(OpenRoom, Plan),
            ["closed"] = new SubscriptionField<Message>((_, _, _) => throw new ExecutionErrorException("The room is closed.", "ROOM_CLOSED"), Plan),
            ["burning"] = new SubscriptionField<Message>((_, _, token) => new(Burning(token)), Plan),
            ["slow"] = new SubscriptionField<Message>(OpenRoom, field =>
            {
                var slot = field.Plan.AddFetch(new EndlessFetch(), Slot.Root);
                return new FieldOutput.One(slot, new MappedSource<Message>(_map, slot));
            }),
        });
    }

    internal RequestExecutor Requests { get; }

    /// <summary>What is said in the room.</summary>
    internal Channel<Message> Room { get; } = Channel.CreateUnbounded<Message>();

    /// <summary>Rooms that were asked for.</summary>
    internal List<object?> RoomIds { get; } = [];

    /// <summary>Source streams that are being read.</summary>
    internal int Listening { get; private set; }

    internal int PlansMade { get; private set; }

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The stream, or the one response.</summary>
    internal async Task<(SourceEventStream? Stream, string Response)> StartAsync(
        string query, string? variables = null, CancellationToken cancellationToken = default)
    {
        using var writer = new ResponseWriter();
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        var request = new GraphQLRequest(Encoding.UTF8.GetBytes(query), null, json?.RootElement);
        var (stream, _) = await _executor.StartAsync(request, writer, null, "", cancellationToken);
        return (stream, Encoding.UTF8.GetString(writer.Written.Span));
    }

    /// <summary>The response stream to its end.</summary>
    internal static async Task<ImmutableArray<string>> ReadAsync(SourceEventStream stream, CancellationToken cancellationToken = default)
    {
        var responses = ImmutableArray.CreateBuilder<string>();
        await foreach (var item in stream.Events.WithCancellation(cancellationToken))
        {
            responses.Add(await MapAsync(stream, item, cancellationToken));
        }

        return responses.ToImmutable();
    }

    internal static async Task<string> MapAsync(SourceEventStream stream, Level item, CancellationToken cancellationToken = default)
    {
        using var writer = new ResponseWriter();
        await stream.MapSourceToResponseEventAsync(item, writer, null, cancellationToken);
        return Encoding.UTF8.GetString(new ResponseEvent(writer).Utf8.Span);
    }

    private ValueTask<IAsyncEnumerable<Message>> OpenRoom(ArgumentValues arguments, object? state, CancellationToken cancellationToken)
    {
        RoomIds.Add(arguments.TryGet("roomId", out var id) ? id : null);
        return new(ListenAsync(cancellationToken));
    }

    private async IAsyncEnumerable<Message> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Listening++;
        try
        {
            await foreach (var message in Room.Reader.ReadAllAsync(cancellationToken))
            {
                yield return message;
            }
        }
        finally
        {
            Listening--;
        }
    }

    private static async IAsyncEnumerable<Message> Burning([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new Message("a", "b");
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        throw new ExecutionErrorException("The room burns.", "ROOM_BURNS");
    }

    private FieldOutput.Same Plan(FieldSelection field)
    {
        PlansMade++;
        return new FieldOutput.Same(new MappedSource<Message>(_map, Slot.Root), Slot.Root);
    }

    private sealed class QueryRoot : ObjectSource
    {
        public override FieldOutput Select(FieldSelection field)
        {
            var slot = field.Plan.AddFetch(new RootObjectFetch<string>(_ => "Lobby"), Slot.Root);
            return new FieldOutput.Leaf(slot, new TextColumn<string>(field.Definition.Type.Named, text => text));
        }
    }

    private sealed class EndlessFetch : IFetch
    {
        public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return Fetched.Singles(parents, [0]);
        }
    }
}
