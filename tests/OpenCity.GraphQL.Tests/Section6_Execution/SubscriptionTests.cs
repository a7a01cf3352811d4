using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Subscriptions;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

[Trait("Spec", "6.2.3 Subscription")]
public sealed class SubscriptionTests
{
    // The specification's example.
    private const string NewMessage = "subscription NewMessages { newMessage(roomId: 123) { sender text } }";

    [Fact]
    public async Task Each_event_of_the_source_stream_is_one_response_in_order()
    {
        var chat = new Chat();
        var (stream, response) = await chat.StartAsync(NewMessage, cancellationToken: Chat.Token);
        chat.Room.Writer.TryWrite(new Message("Hagrid", "You're a wizard!"));
        chat.Room.Writer.TryWrite(new Message("Harry", null));
        chat.Room.Writer.Complete();

        Assert.Equal("", response);
        Assert.Equal([123], chat.RoomIds);
        Assert.Equal(
            [
                """{"data":{"newMessage":{"sender":"Hagrid","text":"You're a wizard!"}}}""",
                """{"data":{"newMessage":{"sender":"Harry","text":null}}}""",
            ],
            await Chat.ReadAsync(stream!, Chat.Token));
    }

    [Fact]
    public async Task All_events_are_answered_by_one_plan()
    {
        var chat = new Chat();
        var (stream, _) = await chat.StartAsync(NewMessage, cancellationToken: Chat.Token);
        for (var i = 0; i < 5; i++)
        {
            chat.Room.Writer.TryWrite(new Message("a", "b"));
        }

        chat.Room.Writer.Complete();

        Assert.Equal(5, (await Chat.ReadAsync(stream!, Chat.Token)).Length);
        Assert.NotNull((await chat.StartAsync(NewMessage, cancellationToken: Chat.Token)).Stream);
        Assert.Equal(1, chat.PlansMade);
    }

    [Fact]
    public async Task Arguments_and_aliases_of_the_root_field_are_those_of_the_request()
    {
        var chat = new Chat();
        var (stream, _) = await chat.StartAsync(
            "subscription ($room: Int!) { ...F } fragment F on Subscription { said: newMessage(roomId: $room) { text } }", """{"room":7}""", cancellationToken: Chat.Token);
        chat.Room.Writer.TryWrite(new Message("a", "b"));
        chat.Room.Writer.Complete();

        Assert.Equal([7], chat.RoomIds);
        Assert.Equal(["""{"data":{"said":{"text":"b"}}}"""], await Chat.ReadAsync(stream!, Chat.Token));
    }

    [Fact]
    public async Task Unsubscribing_cancels_the_source_stream()
    {
        var chat = new Chat();
        using var client = new CancellationTokenSource();
        var (stream, _) = await chat.StartAsync(NewMessage, cancellationToken: client.Token);
        var reading = Chat.ReadAsync(stream!, client.Token);
        Assert.Equal(1, chat.Listening);

        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(0, chat.Listening);
    }

    [Fact]
    public async Task The_end_of_the_source_stream_is_the_end_of_the_response_stream()
    {
        var chat = new Chat();
        var (stream, _) = await chat.StartAsync(NewMessage, cancellationToken: Chat.Token);
        chat.Room.Writer.Complete();

        Assert.Empty(await Chat.ReadAsync(stream!, Chat.Token));
        Assert.Equal(0, chat.Listening);
    }

    [Fact]
    public async Task A_source_stream_that_fails_ends_the_response_stream_with_its_error()
    {
        var (stream, _) = await new Chat().StartAsync("subscription { burning { text } }", cancellationToken: Chat.Token);
        await using var events = stream!.Events.GetAsyncEnumerator(Chat.Token);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("""{"data":{"burning":{"text":"b"}}}""", await Chat.MapAsync(stream, events.Current, Chat.Token));
        var error = await Assert.ThrowsAsync<ExecutionErrorException>(async () => await events.MoveNextAsync());
        Assert.Equal("ROOM_BURNS", error.Code);
    }

    [Fact]
    public async Task A_source_stream_that_cannot_be_created_is_a_request_error()
    {
        var (stream, response) = await new Chat().StartAsync("subscription { closed { text } }", cancellationToken: Chat.Token);

        Assert.Null(stream);
        Assert.Equal("""{"errors":[{"message":"The room is closed.","extensions":{"code":"ROOM_CLOSED"}}]}""", response);
    }

    [Fact]
    public async Task Errors_of_an_event_stand_in_its_response_and_the_next_event_is_answered()
    {
        var chat = new Chat();
        var (stream, _) = await chat.StartAsync("subscription { maybe { sender sure } }", cancellationToken: Chat.Token);
        chat.Room.Writer.TryWrite(new Message("a", null));
        chat.Room.Writer.TryWrite(new Message("b", "c"));
        chat.Room.Writer.Complete();

        Assert.Equal(
            [
                """{"data":{"maybe":null},"errors":[{"message":"The field \"sure\" has a non-null type, but there is no value.","locations":[{"line":1,"column":31}],"path":["maybe","sure"],"extensions":{"code":"NON_NULL_VIOLATION"}}]}""",
                """{"data":{"maybe":{"sender":"b","sure":"c"}}}""",
            ],
            await Chat.ReadAsync(stream!, Chat.Token));
    }

    [Fact]
    public async Task Null_of_a_non_null_root_field_makes_the_data_of_that_event_null()
    {
        var chat = new Chat();
        var (stream, _) = await chat.StartAsync("subscription { newMessage { sure } }", cancellationToken: Chat.Token);
        chat.Room.Writer.TryWrite(new Message("a", null));
        chat.Room.Writer.Complete();

        var response = Assert.Single(await Chat.ReadAsync(stream!, Chat.Token));

        Assert.StartsWith("{\"data\":null,\"errors\":[{\"message\":\"The field ", response, StringComparison.Ordinal);
        Assert.Equal([1], chat.RoomIds);
    }

    [Theory]
    [InlineData("subscription { newMessage(roomId: 1) { sendr } }", null, "UNKNOWN_FIELD")]
    [InlineData("subscription { newMessage { text }", null, "SYNTAX_ERROR")]
    [InlineData("subscription ($r: Int!) { newMessage(roomId: $r) { text } }", """{"r":"x"}""", "INVALID_VARIABLE")]
    [InlineData("subscription ($r: Int = 1) { newMessage(roomId: $r) { text } }", """{"r":null}""", "INVALID_ARGUMENT")]
    [InlineData("subscription A { newMessage { text } } subscription B { newMessage { text } }", null, "OPERATION_NOT_FOUND")]
    [InlineData("subscription { a: newMessage { text } maybe { text } }", null, "SUBSCRIPTION_ROOT_FIELD_NOT_SINGLE")]
    public async Task A_request_error_is_one_response_without_a_stream(string query, string? variables, string code)
    {
        var chat = new Chat();

        var (stream, response) = await chat.StartAsync(query, variables, cancellationToken: Chat.Token);

        Assert.Null(stream);
        Assert.StartsWith("""{"errors":[""", response, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", response, StringComparison.Ordinal);
        Assert.Empty(chat.RoomIds);
    }

    [Fact]
    public async Task A_query_has_its_one_response()
    {
        var (stream, response) = await new Chat().StartAsync("{ room }", cancellationToken: Chat.Token);

        Assert.Null(stream);
        Assert.Equal("""{"data":{"room":"Lobby"}}""", response);
    }

    [Fact]
    public async Task The_time_limit_is_that_of_an_event_and_not_of_the_stream()
    {
        var chat = new Chat(new ExecutorOptions { Limits = new EngineLimits { TimeLimit = TimeSpan.FromMilliseconds(50) } });
        var (stream, _) = await chat.StartAsync("subscription { slow { text } }", cancellationToken: Chat.Token);
        chat.Room.Writer.TryWrite(new Message("a", "b"));
        chat.Room.Writer.TryWrite(new Message("c", "d"));
        chat.Room.Writer.Complete();

        var responses = await Chat.ReadAsync(stream!, Chat.Token);

        Assert.Equal(2, responses.Length);
        Assert.All(responses, response => Assert.Contains("\"code\":\"TIME_LIMIT_EXCEEDED\"", response, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_field_of_the_subscription_type_must_be_answered()
    {
        var chat = new Chat();

        var error = Assert.Throws<ArgumentException>(() => new SubscriptionExecutor(chat.Requests, new Dictionary<string, SubscriptionField>()));

        Assert.StartsWith(
            "The subscription type has the fields newMessage, maybe, closed, burning, slow, but answers are given for .", error.Message, StringComparison.Ordinal);
    }
}
