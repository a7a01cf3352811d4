using System.Runtime.CompilerServices;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Subscriptions;
using OpenCity.GraphQL.Types;

namespace OpenCity.TestServer;

/// <summary>A small schema with subscriptions, which the city's has none of: counters and a clock, with all that can go wrong.</summary>
internal sealed class ClockSchema
{
    internal const string Sdl = """
        type Query { "The constant." greeting: String! }
        type Mutation { "Greets once more; how often is counted." greet: String! }
        type Subscription {
          "Counts from 1; to the end, or for ever, with so many milliseconds between two numbers, and so many bytes beside each."
          count(to: Int, milliseconds: Int! = 0, bytes: Int! = 0): Count!
          "Counts while a test says so."
          ticks: Count!
          "Fails after two numbers."
          failing: Count!
          "Cannot be subscribed to."
          refused: Count!
          "Breaks when it is stopped."
          breaking: Count!
        }
        type Count { number: Int! text: String odd: Int! }
        """;

    private readonly ObjectMap<Count> _map = new ObjectMap<Count>()
        .Number("number", count => count.Number)
        .Text("text", count => new string('x', count.Bytes))
        .Number("odd", count => count.Number % 2 == 1 ? count.Number : null);

    private TaskCompletionSource _tick = New();
    private int _ticks;
    private int _open;
    private int _greeted;

    internal ClockSchema(TimeProvider clock)
    {
        var built = SchemaBuilder.Build([Parser.Parse(new Source(Sdl), ParserOptions.Trusted)]);
        Requests = new RequestExecutor(built.Schema!, _ => new Root(this), null, clock);
        Subscriptions = new SubscriptionExecutor(Requests, new Dictionary<string, SubscriptionField>
        {
            ["count"] = new SubscriptionField<Count>((arguments, _, token) => new(CountAsync(arguments, token)), Select),
            ["ticks"] = new SubscriptionField<Count>((_, _, token) => new(TicksAsync(token)), Select),
            ["failing"] = new SubscriptionField<Count>((_, _, token) => new(FailingAsync(token)), Select),
            ["refused"] = new SubscriptionField<Count>(
                (_, _, _) => throw new ExecutionErrorException("The clock stands still.", "CLOCK_STANDS_STILL"), Select),
            ["breaking"] = new SubscriptionField<Count>((_, _, token) => new(BreakingAsync(token)), Select),
        });
    }

    internal RequestExecutor Requests { get; }

    internal SubscriptionExecutor Subscriptions { get; }

    /// <summary>Source streams that are being read.</summary>
    internal int Open => Volatile.Read(ref _open);

    /// <summary>Mutations that were executed.</summary>
    internal int Greeted => Volatile.Read(ref _greeted);

    /// <summary>One more tick for all who listen.</summary>
    internal void Tick()
    {
        Interlocked.Increment(ref _ticks);
        Interlocked.Exchange(ref _tick, New()).SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FieldOutput.Same Select(FieldSelection field) => new(new MappedSource<Count>(_map, Slot.Root), Slot.Root);

    private async IAsyncEnumerable<Count> CountAsync(ArgumentValues arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var to = arguments.Get("to") as int? ?? int.MaxValue;
        var pause = TimeSpan.FromMilliseconds((int)arguments.Get("milliseconds")!);
        Interlocked.Increment(ref _open);
        try
        {
            for (var number = 1; number <= to; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause, cancellationToken);
                }

                yield return new Count(number, (int)arguments.Get("bytes")!);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async IAsyncEnumerable<Count> TicksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _open);
        try
        {
            var told = Volatile.Read(ref _ticks);
            while (true)
            {
                var next = Volatile.Read(ref _tick).Task;
                if (Volatile.Read(ref _ticks) == told)
                {
                    await next.WaitAsync(cancellationToken);
                }

                yield return new Count(++told, 0);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static async IAsyncEnumerable<Count> FailingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new Count(1, 0);
        yield return new Count(2, 0);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        throw new ExecutionErrorException("The clock stopped.", "CLOCK_STOPPED");
    }

    private static async IAsyncEnumerable<Count> BreakingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new Count(1, 0);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Break();
        }
    }

    private static void Break() => throw new InvalidOperationException("The clock broke.");

    private sealed record Count(int Number, int Bytes);

    private sealed class Root(ClockSchema clock) : ObjectSource
    {
        public override FieldOutput Select(FieldSelection field)
        {
            var slot = field.Plan.AddFetch(
                new RootObjectFetch<string>(_ =>
                {
                    Interlocked.Add(ref clock._greeted, field.Definition.Name == "greet" ? 1 : 0);
                    return "Hello";
                }),
                Slot.Root);
            return new FieldOutput.Leaf(slot, new Greeting());
        }
    }

    private sealed class Greeting : IColumn
    {
        public bool IsNull(Level level, int position) => false;

        public bool Write(Level level, int position, ResponseWriter writer)
        {
            writer.Text(((ObjectLevel<string>)level).Items[position]);
            return true;
        }
    }
}
