using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Data.Reading;

/// <summary>The figures that a level must bring, gathered while the selection is planned: only what is selected is computed.</summary>
/// <param name="table">The table that is aggregated.</param>
/// <param name="places">Gives the figures their places in the level.</param>
internal sealed class FigureSet(TablePath table, LevelPlaces places)
{
    private readonly List<Figure> _figures = [];
    private readonly List<int> _places = [];
    private readonly List<(ValueField Field, int High, int Low)> _wideSums = [];

    internal TablePath Table { get; } = table;

    /// <summary>The figures.</summary>
    internal ImmutableArray<Figure> Figures => [.. _figures];

    /// <summary>Their places in the level.</summary>
    internal ImmutableArray<int> Places => [.. _places];

    internal ImmutableArray<ColumnKind> Kinds => [.. _figures.Select(figure => figure.ResultKind)];

    /// <summary>Asks for the number of rows where nothing is asked for: a statement has a figure.</summary>
    internal void Complete()
    {
        if (_figures.Count == 0)
        {
            Add(Figure.Rows);
        }
    }

    /// <summary>Place of a figure in the level; it is asked for from now on.</summary>
    internal int Add(Figure figure)
    {
        var index = _figures.IndexOf(figure);
        if (index < 0)
        {
            index = _figures.Count;
            _figures.Add(figure);
            _places.Add(places.Take());
        }

        return _places[index];
    }

    internal int Add(FigureKind kind, ValueField field) => Add(new Figure(kind, ColumnOf(field)));

    /// <summary>The sum of a field, as it comes from the database.</summary>
    /// <param name="field">A field with numbers.</param>
    /// <param name="isAnswer">Whether the sum itself is answered, and not a mean made of it.</param>
    internal Sum AddSum(ValueField field, bool isAnswer)
    {
        if (field.Kind == ValueKind.Long)
        {
            var (high, low) = (Add(FigureKind.HighSum, field), Add(FigureKind.LowSum, field));
            if (isAnswer)
            {
                _wideSums.Add((field, high, low));
            }

            return new Sum.Wide(high, low);
        }

        if (field.Kind == ValueKind.Int)
        {
            return new Sum.Whole(Add(FigureKind.Sum, field), 0);
        }

        return Figure.ScaleOf(field) is { } decimals
            ? new Sum.Whole(Add(FigureKind.ScaledSum, field), decimals)
            : new Sum.Real(Add(FigureKind.Sum, field));
    }

    /// <summary>Refuses sums that are no numbers of their type.</summary>
    /// <exception cref="ExecutionErrorException">A sum is beyond its range.</exception>
    internal void Check(RowLevel level)
    {
        for (var row = 0; row < level.Count; row++)
        {
            foreach (var (field, high, low) in _wideSums)
            {
                var sum = Sum.Wide.ValueOf(level, high, low, row);
                if (sum > long.MaxValue || sum < long.MinValue)
                {
                    throw Overflow($"The sum of \"{field.Coordinate}\" is beyond 64 bits.");
                }
            }

            for (var i = 0; i < _figures.Count; i++)
            {
                if (level[_places[i]] is DoubleBuffer numbers && !double.IsFinite(numbers[row]))
                {
                    throw Overflow($"The sum of \"{_figures[i].Column!.Column.Field!.Coordinate}\" is beyond double precision.");
                }
            }
        }
    }

    /// <summary>The refusal of a sum that the database could not reckon.</summary>
    internal static ExecutionErrorException Overflow(string what = "A sum is beyond the range of its numbers.") => new(
        $"{what} Ask for fewer records by \"where\", or for \"avg\".", ErrorCodes.AggregateOverflow);

    private ColumnPath ColumnOf(ValueField field) => Table.Column(Table.Table.ByField[field][0]);
}
