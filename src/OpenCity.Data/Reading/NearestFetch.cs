using System.Collections.Immutable;
using System.Globalization;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;

namespace OpenCity.Data.Reading;

/// <summary>The records nearest to each record of the level above, by one statement; none where that has no place.</summary>
/// <param name="model">What plans over records share.</param>
/// <param name="field">The field.</param>
/// <param name="site">The field's arguments.</param>
/// <param name="columns">The columns of the records wanted.</param>
/// <param name="place">Latitude and longitude in the level above.</param>
/// <param name="key">The key in the level above, where records of one type are near each other; else empty.</param>
internal sealed class NearestFetch(
    ReadModel model, NearestField field, ArgumentSite site, ColumnSet columns, ImmutableArray<int> place, ImmutableArray<int> key) : IFetch
{
    private NearestStatement _statement = null!;
    private StatementText _text = null!;
    private ImmutableArray<CellForm> _cells;

    /// <summary>Makes the statement, when the columns are known.</summary>
    internal void Complete()
    {
        _cells = columns.Cells;
        _statement = new NearestStatement
        {
            Table = columns.Table,
            Place = field.To,
            Columns = columns.Columns,
            IsOfOneType = !key.IsEmpty,
            Limit = PageLimit.For(Math.Clamp(site.Planned.Get("first") as int? ?? field.DefaultFirst, 1, field.Max)),
        };
        _text = _statement.Print(model.Dialect);
    }

    public async ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var given = request.Arguments(site);
        var first = First(given.Get("first") as int? ?? field.DefaultFirst);
        var metres = Metres(given.Get("within") is { } within ? Convert.ToDouble(within, CultureInfo.InvariantCulture) : field.Within);
        var above = (RowLevel)parents;
        var (places, rowOf) = Places(above, metres);
        var starts = new int[above.Count + 1];
        var level = new RowLevel(_cells);
        try
        {
            var current = 0;
            if (places.Count > 0)
            {
                await Statements.RunAsync(_text, new StatementArguments { Keys = places }, request, reader =>
                {
                    var parent = rowOf[(int)reader.GetInt64(0)];
                    while (current < parent)
                    {
                        starts[++current] = level.Count;
                    }

                    if (level.Count - starts[parent] < first)
                    {
                        level.Append(reader, 1);
                    }
                }, cancellationToken);
            }

            while (current < above.Count)
            {
                starts[++current] = level.Count;
            }

            request.CountNodes(level.Count * columns.RecordsARow);
            return Fetched.Lists(level, starts);
        }
        catch
        {
            level.Dispose();
            throw;
        }
    }

    private (KeyList Places, List<int> RowOf) Places(RowLevel above, double metres)
    {
        var places = new KeyList(_statement.KeyLength);
        var rowOf = new List<int>(above.Count);
        var own = new SqlValue[key.Length];
        for (var row = 0; row < above.Count; row++)
        {
            if (above[place[0]].IsNull(row) || above[place[1]].IsNull(row))
            {
                continue;
            }

            for (var i = 0; i < own.Length; i++)
            {
                own[i] = above[key[i]].ValueAt(row);
            }

            NearestStatement.Add(places, new GeoCircle(((DoubleBuffer)above[place[0]])[row], ((DoubleBuffer)above[place[1]])[row], metres), own);
            rowOf.Add(row);
        }

        return (places, rowOf);
    }

    private int First(int first) => first >= 1 && first <= field.Max
        ? first
        : throw new ExecutionErrorException(
            $"\"first\" is {first}, but \"{field.Name}\" has 1 to {field.Max} records.",
            first < 1 ? ErrorCodes.InvalidPageSize : ErrorCodes.PageSizeLimitExceeded);

    private double Metres(double metres) => metres > 0 && metres <= field.Within
        ? metres
        : throw new ExecutionErrorException(
            string.Create(CultureInfo.InvariantCulture, $"\"within\" is {metres}, but \"{field.Name}\" reaches more than 0 and up to {field.Within} metres."),
            metres > 0 ? ErrorCodes.RadiusLimitExceeded : ErrorCodes.InvalidPlace);
}
