using System.Collections.Concurrent;
using System.Collections.Immutable;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Reading;

/// <summary>A page of records at the root, or one below each record of the level above, by one statement.</summary>
internal sealed class PageFetch(ConnectionShape shape) : IFetch
{
    // The sets of null values grow with the entries of an order; a plan's memory does not.
    private const int MaxBounded = 16;

    // A page bounded by cursors has another text for each set of their values that are null; which cursors are given is the plan's shape.
    private readonly ConcurrentDictionary<(ulong? After, ulong? Before), StatementText> _bounded = new();
    private StatementText _whole = null!;
    private ImmutableArray<CellForm> _cells;

    /// <summary>Makes the statement, when the columns are known.</summary>
    internal void Complete()
    {
        _cells = shape.Columns.Cells;
        _whole = Print(null);
    }

    public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var given = request.Arguments(shape.Arguments);
        var first = PageSize(shape.Model.Limits, given);
        var (statement, arguments) = Prepare(given);
        var level = new PageLevel(_cells, parents.Count, new PageBounds(shape.IsBackward, !arguments.After.IsDefault, !arguments.Before.IsDefault));
        try
        {
            if (shape.By is null)
            {
                await ReadOneAsync(statement, arguments, level, first, request, cancellationToken);
            }
            else
            {
                await ReadEachAsync(statement, arguments, level, (RowLevel)parents, first, request, cancellationToken);
            }

            request.CountNodes(level.Count * shape.Columns.RecordsARow);
            return shape.IsBackward ? Fetched.ListsFromEnd(level, level.Starts) : Fetched.Lists(level, level.Starts);
        }
        catch
        {
            level.Dispose();
            throw;
        }
    }

    /// <summary>Refuses arguments that no page can have, also where only the number of records is asked for.</summary>
    /// <exception cref="ExecutionErrorException">The size or the cursor cannot be.</exception>
    internal static void Check(ConnectionShape shape, ArgumentValues given)
    {
        _ = PageSize(shape.Model.Limits, given);
        _ = Decode(shape, given, "after");
        _ = Decode(shape, given, "before");
    }

    internal static int PageSize(ReadLimits limits, ArgumentValues given)
    {
        var (first, last) = (given.Get("first") as int?, given.Get("last") as int?);
        if (first is not null && last is not null)
        {
            throw new ExecutionErrorException(
                "\"first\" and \"last\" are both given; a page is read from the start or from the end, so give one of them.",
                ErrorCodes.PageDirectionAmbiguous);
        }

        var size = first ?? last ?? limits.DefaultPageSize;
        return size >= 1 && size <= limits.MaxPageSize
            ? size
            : throw new ExecutionErrorException(
                last is null
                    ? $"\"first\" is {size}, but a page has 1 to {limits.MaxPageSize} records; read on with \"after\"."
                    : $"\"last\" is {size}, but a page has 1 to {limits.MaxPageSize} records; read on with \"before\".",
                size < 1 ? ErrorCodes.InvalidPageSize : ErrorCodes.PageSizeLimitExceeded);
    }

    private static async ValueTask ReadOneAsync(
        StatementText statement, StatementArguments arguments, PageLevel level, int first, RequestContext request, CancellationToken cancellationToken)
    {
        await Statements.RunAsync(statement, arguments, request, reader =>
        {
            // The row after the page only tells that there is one; the statement's limit may bring a few more.
            if (level.Count < first)
            {
                level.Append(reader, 0);
            }
            else
            {
                level.HasMore[0] = true;
            }
        }, cancellationToken);
        level.Starts[1] = level.Count;
    }

    private async ValueTask ReadEachAsync(
        StatementText statement,
        StatementArguments arguments,
        PageLevel level,
        RowLevel parents,
        int first,
        RequestContext request,
        CancellationToken cancellationToken)
    {
        if (parents.Count == 0)
        {
            return;
        }

        var keys = KeyIndex.Of(parents, shape.ParentKey);
        var current = 0;
        var taken = 0;
        await Statements.RunAsync(statement, arguments with { Keys = keys.Keys }, request, reader =>
        {
            // Rows come by parent, in the order of the keys; records of a level are distinct, so a key is a parent.
            var parent = (int)reader.GetInt64(0);
            while (current < parent)
            {
                level.Starts[++current] = level.Count;
                taken = 0;
            }

            if (taken < first)
            {
                level.Append(reader, 1);
                taken++;
            }
            else
            {
                level.HasMore[parent] = true;
            }
        }, cancellationToken);
        while (current < parents.Count)
        {
            level.Starts[++current] = level.Count;
        }
    }

    private (StatementText Statement, StatementArguments Arguments) Prepare(ArgumentValues given)
    {
        var arguments = new StatementArguments
        {
            Where = given.Get("where") as InputObject,
            After = Decode(shape, given, "after"),
            Before = Decode(shape, given, "before"),
        };
        if (arguments.After.IsDefault && arguments.Before.IsDefault)
        {
            return (_whole, arguments);
        }

        var nulls = (NullsOf(arguments.After), NullsOf(arguments.Before));
        if (_bounded.Count >= MaxBounded)
        {
            _bounded.Clear();
        }

        return (_bounded.GetOrAdd(nulls, bounds => Print(Within(bounds.After, bounds.Before))), arguments);
    }

    private Predicate Within(ulong? after, ulong? before) => Predicate.All(
        after is { } start ? Keyset.After(shape.Order.Terms, start) : Predicate.True,
        before is { } end ? Keyset.Before(shape.Order.Terms, end) : Predicate.True);

    private static ulong? NullsOf(ImmutableArray<SqlValue> cursor) => cursor.IsDefault ? null : Keyset.Nulls(cursor);

    private static ImmutableArray<SqlValue> Decode(ConnectionShape shape, ArgumentValues given, string argument)
    {
        if (given.Get(argument) is not string cursor)
        {
            return default;
        }

        try
        {
            return shape.Model.Cursors.Decode(shape.Order, cursor, argument);
        }
        catch (QueryException query)
        {
            throw new ExecutionErrorException(query.Message, query.Code);
        }
    }

    private ImmutableArray<OrderTerm> Terms => shape.IsBackward ? Keyset.Reverse(shape.Order.Terms) : shape.Order.Terms;

    private StatementText Print(Predicate? within) => shape.By is null
        ? new PageStatement
        {
            Table = shape.Columns.Table,
            Columns = shape.Columns.Columns,
            Where = shape.Where,
            Order = Terms,
            Within = within,
            Limit = shape.Limit,
        }.Print(shape.Model.Dialect)
        : new ChildPageStatement
        {
            Table = shape.Columns.Table,
            By = shape.By,
            Columns = shape.Columns.Columns,
            Where = shape.Where,
            Order = Terms,
            Within = within,
            Limit = shape.Limit,
        }.Print(shape.Model.Dialect);
}
