using OpenCity.Api.Transport;

namespace OpenCity.Api.Tests.Transport;

public sealed class RequestGateTests
{
    [Fact]
    public async Task So_many_enter_so_many_wait_and_the_next_is_turned_away()
    {
        using var gate = new RequestGate(concurrent: 2, waiting: 1);

        Assert.True(await gate.EnterAsync(Token));
        Assert.True(await gate.EnterAsync(Token));
        var third = gate.EnterAsync(Token).AsTask();
        Assert.False(await gate.EnterAsync(Token));
        Assert.False(third.IsCompleted);

        gate.Leave();
        Assert.True(await third);
    }

    [Fact]
    public async Task One_who_gives_up_waiting_leaves_the_place_free()
    {
        using var gate = new RequestGate(concurrent: 1, waiting: 1);
        using var patience = new CancellationTokenSource();
        await gate.EnterAsync(Token);
        var waiting = gate.EnterAsync(patience.Token).AsTask();

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = gate.EnterAsync(Token).AsTask();
        gate.Leave();
        Assert.True(await next);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
