using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Data.Reading;

/// <summary>Runs statements of a request in its session.</summary>
internal static class Statements
{
    /// <summary>Runs a statement and hands each row to <paramref name="read"/>.</summary>
    /// <exception cref="ExecutionErrorException">The database cannot answer.</exception>
    internal static ValueTask RunAsync(
        StatementText statement, in StatementArguments arguments, RequestContext request, Action<RowReader> read, CancellationToken cancellationToken)
    {
        try
        {
            return RunAsync(statement, Bind(statement.Parameters, arguments), request, read, cancellationToken);
        }
        catch (QueryException query)
        {
            return ValueTask.FromException(new ExecutionErrorException(query.Message, query.Code));
        }
    }

    // Each request waits in here at least once: what the wait is kept in is used again and again.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask RunAsync(
        StatementText statement, SqlValue[] values, RequestContext request, Action<RowReader> read, CancellationToken cancellationToken)
    {
        try
        {
            var state = (ReadState)request.State!;
            var session = state.Session ?? state.Keep(await state.OpenAsync(cancellationToken), isSingle: request.FetchCount == 1);
            await using var rows = await session.ExecuteAsync(statement, values, cancellationToken);
            while (await rows.ReadAsync())
            {
                read(rows);
            }
        }
        catch (QueryException query)
        {
            throw new ExecutionErrorException(query.Message, query.Code);
        }
    }

    private static SqlValue[] Bind(ImmutableArray<ParameterSource> sources, in StatementArguments arguments)
    {
        var values = new SqlValue[sources.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = sources[i].Evaluate(arguments);
        }

        return values;
    }
}
