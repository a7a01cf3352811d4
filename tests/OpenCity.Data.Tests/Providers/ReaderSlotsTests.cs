using OpenCity.Data.Providers;

namespace OpenCity.Data.Tests.Providers;

/// <summary>The queue that every request waits in where all readers are taken.</summary>
public sealed class ReaderSlotsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_came_first_is_served_first()
    {
        var slots = Slots(1);
        var first = await slots.OpenAsync(Token);
        var served = new List<int>();
        var waiting = Enumerable.Range(0, 5).Select(async number =>
        {
            using var session = await slots.OpenAsync(Token);
            lock (served)
            {
                served.Add(number);
            }
        }).ToArray();

        first.Dispose();
        await Task.WhenAll(waiting).WaitAsync(Patience, Token);

        Assert.Equal([0, 1, 2, 3, 4], served);
    }

    [Fact]
    public async Task Who_gives_up_in_the_middle_is_left_out()
    {
        var slots = Slots(1);
        var first = await slots.OpenAsync(Token);
        using var source = new CancellationTokenSource();
        var waiting = new[]
        {
            slots.OpenAsync(Token).AsTask(), slots.OpenAsync(source.Token).AsTask(), slots.OpenAsync(source.Token).AsTask(), slots.OpenAsync(Token).AsTask(),
        };

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[1]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[2]);
        first.Dispose();
        (await waiting[0].WaitAsync(Patience, Token)).Dispose();
        (await waiting[3].WaitAsync(Patience, Token)).Dispose();

        // The one place is free again, and there is no second.
        using var last = slots.Open(TimeSpan.Zero);
        Assert.NotNull(last);
        Assert.Null(slots.Open(TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public async Task What_is_cancelled_before_it_waits_takes_no_place()
    {
        var slots = Slots(1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slots.OpenAsync(new CancellationToken(true)).AsTask());

        using var session = slots.Open(TimeSpan.Zero);
        Assert.NotNull(session);
    }

    [Fact]
    public void A_session_that_cannot_be_made_gives_its_place_back()
    {
        var isBroken = true;
        ReaderSlots slots = null!;
        slots = new ReaderSlots(1, () => isBroken ? throw new InvalidOperationException("broken") : new Session(slots));

        Assert.Throws<InvalidOperationException>(() => slots.Open(TimeSpan.Zero));
        isBroken = false;

        using var session = slots.Open(TimeSpan.Zero);
        Assert.NotNull(session);
    }

    [Fact]
    public async Task A_thousand_who_give_back_at_once_do_not_pile_up_on_one_stack()
    {
        var slots = Slots(1);
        var first = await slots.OpenAsync(Token);
        var depths = new List<int>();
        var waiting = Enumerable.Range(0, 1000).Select(async _ =>
        {
            using var session = await slots.OpenAsync(Token);
            lock (depths)
            {
                depths.Add(new System.Diagnostics.StackTrace().FrameCount);
            }
        }).ToArray();

        first.Dispose();
        await Task.WhenAll(waiting).WaitAsync(Patience, Token);

        Assert.Equal(1000, depths.Count);
        Assert.InRange(depths.Max(), 1, 100);
    }

    [Fact]
    public async Task So_many_hold_a_place_at_a_time_and_no_more()
    {
        var slots = Slots(3);
        var held = new[] { await slots.OpenAsync(Token), await slots.OpenAsync(Token), await slots.OpenAsync(Token) };
        var fourth = slots.OpenAsync(Token).AsTask();
        Assert.False(fourth.IsCompleted);
        Array.ForEach(held, session => session.Dispose());
        (await fourth.WaitAsync(Patience, Token)).Dispose();

        var (inside, most) = (0, 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, token) =>
        {
            using var impatient = CancellationTokenSource.CreateLinkedTokenSource(token);
            if (number % 5 == 0)
            {
                impatient.CancelAfter(TimeSpan.FromMilliseconds(number % 3));
            }

            try
            {
                using var session = await slots.OpenAsync(impatient.Token);
                var now = Interlocked.Increment(ref inside);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
            catch (OperationCanceledException) when (number % 5 == 0)
            {
                // Had no place.
            }
        });

        Assert.InRange(most, 1, 3);
        var all = Enumerable.Range(0, 3).Select(_ => slots.Open(TimeSpan.Zero)).ToArray();
        Assert.DoesNotContain(null, all);
        Assert.Null(slots.Open(TimeSpan.FromMilliseconds(20)));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        var seen = Volatile.Read(ref most);
        while (value > seen && Interlocked.CompareExchange(ref most, value, seen) is var found && found != seen)
        {
            seen = found;
        }
    }

    private static ReaderSlots Slots(int count)
    {
        ReaderSlots slots = null!;
        slots = new ReaderSlots(count, () => new Session(slots));
        return slots;
    }

    /// <summary>Holds a place and does nothing with it.</summary>
    private sealed class Session(ReaderSlots slots) : ReadSession
    {
        public override int Statements => 0;

        public override RowReader Execute(string sql, ReadOnlySpan<SqlValue> parameters, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();

        public override ValueTask<RowReader> ExecuteAsync(string sql, SqlValue[] parameters, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();

        public override void Dispose() => slots.Release();

        public override ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
