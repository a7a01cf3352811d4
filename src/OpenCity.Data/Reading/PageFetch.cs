using System.Collections.Concurrent;
using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Reading;

/// <summary>A page of records at the root, or one below each record of the level above, by one statement.</summary>
internal sealed class PageFetch(ConnectionShape shape) : IFetch
{
    // A page after a cursor has another text for each set of its values that are null.
    private readonly ConcurrentDictionary<ulong, StatementText> _after = new();
    private StatementText _first = null!;
    private ImmutableArray<ColumnKind> _kinds;

    /// <summary>Makes the statement, when the columns are known.</summary>
    internal void Complete()
    {
        _kinds = shape.Columns.Kinds;
        _first = Print(null);
    }

    public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var given = request.Arguments(shape.Arguments);
        var first = PageSize(shape.Model.Limits, given);
        var (statement, arguments) = Prepare(given);
        var level = new PageLevel(_kinds, parents.Count, hasPrevious: !arguments.After.IsDefault);
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

            request.CountNodes(level.Count);
            return Fetched.Lists(level, level.Starts);
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
        if (given.Get("after") is string cursor)
        {
            _ = Decode(shape, cursor);
        }
    }

    internal static int PageSize(ReadLimits limits, ArgumentValues given)
    {
        var first = given.Get("first") as int? ?? limits.DefaultPageSize;
        return first >= 1 && first <= limits.MaxPageSize
            ? first
            : throw new ExecutionErrorException(
                $"\"first\" is {first}, but a page has 1 to {limits.MaxPageSize} records; read on with \"after\".",
                first < 1 ? ErrorCodes.InvalidPageSize : ErrorCodes.PageSizeLimitExceeded);
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
                level.HasNext[0] = true;
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
        await Statements.RunAsync(statement, arguments with { Keys = keys.Keys.ToString() }, request, reader =>
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
                level.HasNext[parent] = true;
            }
        }, cancellationToken);
        while (current < parents.Count)
        {
            level.Starts[++current] = level.Count;
        }
    }

    private (StatementText Statement, StatementArguments Arguments) Prepare(ArgumentValues given)
    {
        var where = given.Get("where") as InputObject;
        if (given.Get("after") is not string cursor)
        {
            return (_first, new StatementArguments { Where = where });
        }

        var after = Decode(shape, cursor);
        var statement = _after.GetOrAdd(Keyset.Nulls(after), nulls => Print(Keyset.After(shape.Order.Terms, nulls)));
        return (statement, new StatementArguments { Where = where, After = after });
    }

    private static ImmutableArray<SqlValue> Decode(ConnectionShape shape, string cursor)
    {
        try
        {
            return shape.Model.Cursors.Decode(shape.Order, cursor, "after");
        }
        catch (QueryException query)
        {
            throw new ExecutionErrorException(query.Message, query.Code);
        }
    }

    private StatementText Print(Predicate? after) => shape.By is null
        ? new PageStatement
        {
            Table = shape.Columns.Table,
            Columns = shape.Columns.Columns,
            Where = shape.Where,
            Order = shape.Order.Terms,
            After = after,
            Limit = shape.Limit,
        }.Print(shape.Model.Dialect)
        : new ChildPageStatement
        {
            Table = shape.Columns.Table,
            By = shape.By,
            Columns = shape.Columns.Columns,
            Where = shape.Where,
            Order = shape.Order.Terms,
            After = after,
            Limit = shape.Limit,
        }.Print(shape.Model.Dialect);
}
