using OpenCity.Data.Sql;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Reading;

/// <summary>
/// The number of records at the root, or below each record of the level above, by one statement; one more than the limit where there
/// are more.
/// </summary>
internal sealed class CountFetch(ConnectionShape shape) : IFetch
{
    private readonly StatementText _statement = shape.By is null
        ? new CountStatement { Table = shape.Columns.Table, Where = shape.Where, Greatest = shape.Model.Limits.MaxExactCount }.Print(shape.Model.Dialect)
        : new ChildCountStatement
        {
            Table = shape.Columns.Table,
            By = shape.By,
            Where = shape.Where,
            Greatest = shape.Model.Limits.MaxExactCount,
        }.Print(shape.Model.Dialect);

    public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var given = request.Arguments(shape.Arguments);
        PageFetch.Check(shape, given);
        var arguments = new StatementArguments { Where = given.Get("where") as InputObject };
        var counts = new long[parents.Count];
        if (shape.By is null)
        {
            await Statements.RunAsync(_statement, arguments, request, reader => counts[0] = reader.GetInt64(0), cancellationToken);
        }
        else if (parents.Count > 0)
        {
            var keys = KeyIndex.Of((RowLevel)parents, shape.ParentKey);
            arguments = arguments with { Keys = keys.Keys };
            await Statements.RunAsync(
                _statement, arguments, request, reader => counts[reader.GetInt64(0)] = reader.GetInt64(1), cancellationToken);
        }

        return Fetched.Singles(new ObjectLevel<long>(counts), [.. Enumerable.Range(0, counts.Length)]);
    }
}
