using System.Collections.Immutable;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Reading;

/// <summary>Groups of the records of a list, or of those below each record of the level above, by one statement.</summary>
internal sealed class GroupFetch(ConnectionShape shape, ArgumentSite site, GroupTerms terms) : IFetch
{
    private readonly int _limit = shape.Model.GroupLimitOf(site.Planned.Get("first"));
    private readonly LevelPlaces _places = new(terms.Keys.Length);
    private readonly List<(int FirstKey, ColumnSet Columns)> _joined = [];
    private StatementText _statement = null!;
    private ImmutableArray<CellForm> _cells;
    private int[] _ordinals = [];

    /// <summary>What the level brings behind the keys.</summary>
    internal FigureSet Figures => field ??= new FigureSet(shape.Columns.Table, _places);

    /// <summary>Columns of the record that some keys refer to, in the level of the groups.</summary>
    internal ColumnSet Join(TablePath target, int firstKey)
    {
        var columns = new ColumnSet(target, _places);
        _joined.Add((firstKey, columns));
        return columns;
    }

    /// <summary>Makes the statement, when the figures are known.</summary>
    internal void Complete()
    {
        Figures.Complete();
        var columns = Enumerable.Range(0, terms.Keys.Length).Zip(terms.Keys.Select(key => key.Kind))
            .Concat(Figures.Places.Zip(Figures.Kinds))
            .Concat(_joined.SelectMany(join => join.Columns.Places.Zip(join.Columns.Columns.Select(column => column.Column.Kind))))
            .Select((column, ordinal) => (Place: column.First, Kind: column.Second, Ordinal: ordinal + (shape.By is null ? 0 : 1)))
            .OrderBy(column => column.Place)
            .ToList();
        _cells = [.. columns.Select(column => CellForm.OfAny(column.Kind))];
        _ordinals = [.. columns.Select(column => column.Ordinal)];
        _statement = new GroupStatement
        {
            Table = shape.Columns.Table,
            By = shape.By,
            Where = shape.Where,
            Terms = terms,
            Figures = Figures.Figures,
            Joins = [.. _joined.Where(join => join.Columns.Columns.Length > 0)
                .Select(join => new GroupJoin(join.Columns.Table, join.FirstKey, join.Columns.Columns))],
            Zone = shape.Model.Clock.Offsets,
            Limit = _limit,
        }.Print(shape.Model.Dialect);
    }

    public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var list = request.Arguments(shape.Arguments);
        PageFetch.Check(shape, list);
        var given = request.Arguments(site);
        var first = Size(given);
        var arguments = new StatementArguments { Where = list.Get("where") as InputObject, Having = given.Get("having") as InputObject };
        var level = new RowLevel(_cells);
        try
        {
            var starts = shape.By is null
                ? await ReadOneAsync(level, arguments, first, request, cancellationToken)
                : await ReadEachAsync(level, (RowLevel)parents, arguments, first, request, cancellationToken);
            Figures.Check(level);
            request.CountNodes(level.Count * (1 + _joined.Sum(join => join.Columns.RecordsARow)));
            return Fetched.Lists(level, starts);
        }
        catch (DatabaseException failure) when (failure.Fault == DatabaseFault.OutOfRange)
        {
            level.Dispose();
            throw FigureSet.Overflow();
        }
        catch
        {
            level.Dispose();
            throw;
        }
    }

    private int Size(ArgumentValues given)
    {
        var limits = shape.Model.Limits;
        var size = given.Get("first") as int? ?? limits.DefaultGroups;
        return size >= 1 && size <= limits.MaxGroups
            ? size
            : throw new ExecutionErrorException(
                $"\"first\" is {size}, but 1 to {limits.MaxGroups} groups may be asked for; keep fewer by \"having\" or \"where\".",
                size < 1 ? ErrorCodes.InvalidPageSize : ErrorCodes.GroupLimitExceeded);
    }

    private async ValueTask<int[]> ReadOneAsync(
        RowLevel level, StatementArguments arguments, int first, RequestContext request, CancellationToken cancellationToken)
    {
        await Statements.RunAsync(_statement, arguments, request, reader =>
        {
            if (level.Count < first)
            {
                level.Append(reader, _ordinals);
            }
        }, cancellationToken);
        return [0, level.Count];
    }

    private async ValueTask<int[]> ReadEachAsync(
        RowLevel level, RowLevel parents, StatementArguments arguments, int first, RequestContext request, CancellationToken cancellationToken)
    {
        var starts = new int[parents.Count + 1];
        if (parents.Count == 0)
        {
            return starts;
        }

        // Rows come by parent, in the order of the keys; records of a level are distinct, so a key is a parent.
        var keys = KeyIndex.Of(parents, shape.ParentKey);
        var current = 0;
        await Statements.RunAsync(_statement, arguments with { Keys = keys.Keys }, request, reader =>
        {
            var parent = (int)reader.GetInt64(0);
            while (current < parent)
            {
                starts[++current] = level.Count;
            }

            if (level.Count - starts[parent] < first)
            {
                level.Append(reader, _ordinals);
            }
        }, cancellationToken);
        while (current < parents.Count)
        {
            starts[++current] = level.Count;
        }

        return starts;
    }
}

/// <summary>The instant at which an hour of the city's clocks begins.</summary>
internal sealed class StartOfHourValue(int column, CityClock clock) : IColumn
{
    public bool IsNull(Level level, int position) => ((RowLevel)level)[column].IsNull(position);

    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var buffer = (LongBuffer)((RowLevel)level)[column];
        if (buffer.IsNull(position))
        {
            return false;
        }

        InstantText.Write(writer, clock.StartOfHour(buffer[position]), clock);
        return true;
    }
}
