using System.Collections.Immutable;
using OpenCity.Domain.Model;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>
/// Compiles filters of places: comparisons that an index over latitude and longitude serves, and for a circle then the exact distance.
/// </summary>
internal sealed class PlaceFilter(FilterBudget budget, ReadLimits limits)
{
    internal Predicate Place(TablePath table, ValueField field, InputObject filter, ImmutableArray<InputStep> path)
    {
        var columns = table.Table.ByField[field];
        var (latitude, longitude) = (table.Column(columns[0]), table.Column(columns[1]));
        return Predicate.All([.. filter.Entries.Select(entry =>
        {
            budget.CountComparison();
            if (entry.Value is null)
            {
                throw FilterErrors.NullPlace(entry.Key);
            }

            var entryPath = path.Add(new InputStep(entry.Key, 0));
            return entry.Key switch
            {
                "near" => Near(entryPath),
                "box" => Within(input => GeoBox.Of(input), entryPath),
                _ => throw new ArgumentException($"There is no filter operator \"{entry.Key}\" for a place.", nameof(filter)),
            };
        })]);

        Predicate Near(ImmutableArray<InputStep> nearPath)
        {
            Func<InputObject, GeoCircle> circle = input => GeoCircle.Of(input, limits.MaxNearMetres);
            return Predicate.All(
                Within(input => circle(input).Box, nearPath),
                new DistancePredicate(
                    latitude,
                    longitude,
                    new PlaceSource(nearPath, input => circle(input).Latitude),
                    new PlaceSource(nearPath, input => circle(input).Longitude),
                    new PlaceSource(nearPath, input => circle(input).CosineOfLatitude),
                    new PlaceSource(nearPath, input => circle(input).Haversine)));
        }

        // The text is the same for boxes across the 180th meridian and others, so the values say which it is.
        Predicate Within(Func<InputObject, GeoBox> box, ImmutableArray<InputStep> boxPath)
        {
            return Predicate.All(
                Compare(latitude, ComparisonOperator.GreaterOrEqual, input => box(input).South),
                Compare(latitude, ComparisonOperator.LessOrEqual, input => box(input).North),
                Compare(longitude, ComparisonOperator.GreaterOrEqual, input => box(input).LeastLongitude),
                Compare(longitude, ComparisonOperator.LessOrEqual, input => box(input).GreatestLongitude),
                Predicate.Any(
                    Compare(longitude, ComparisonOperator.GreaterOrEqual, input => box(input).OrFrom),
                    Compare(longitude, ComparisonOperator.LessOrEqual, input => box(input).OrTo)));

            ComparisonPredicate Compare(ColumnPath column, ComparisonOperator op, Func<InputObject, double> value) =>
                new(column, op, new PlaceSource(boxPath, value));
        }
    }
}
