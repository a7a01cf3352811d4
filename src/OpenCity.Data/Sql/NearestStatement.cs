using System.Collections.Immutable;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>
/// The records nearest to each of a batch of places, at most so far from it. The rows come by place in the order of the list, and by their
/// distance within, those of one distance by their keys.
/// </summary>
/// <remarks>The index over the place finds the records in a box around the circle; the distance over ground decides.</remarks>
public sealed record NearestStatement : Statement
{
    private enum Part
    {
        North,
        East,
        Cosine,
        Haversine,
        BoxSouth,
        BoxNorth,
        LeastLongitude,
        GreatestLongitude,
        OrFrom,
        OrTo,
    }

    private const int Parts = 10;

    /// <summary>The place of the records.</summary>
    public required ValueField Place { get; init; }

    /// <summary>The columns wanted, of the table or of those its references lead to.</summary>
    public required ImmutableArray<ColumnPath> Columns { get; init; }

    /// <summary>Whether the places are those of records of this type, whose keys are given too and who are not near themselves.</summary>
    public required bool IsOfOneType { get; init; }

    /// <summary>Number of rows a place, one of those <see cref="PageLimit.For"/> gives.</summary>
    public required int Limit { get; init => field = PageLimit.Checked(value); }

    /// <summary>Columns of the list of places.</summary>
    internal int KeyLength => Parts + (IsOfOneType ? Table.Table.Key.Length : 0);

    /// <summary>Adds a place to the list.</summary>
    internal static void Add(KeyList places, GeoCircle circle, ReadOnlySpan<SqlValue> own)
    {
        var box = circle.Box;
        places.Add([
            circle.Latitude, circle.Longitude, circle.CosineOfLatitude, circle.Haversine, box.South, box.North, box.LeastLongitude, box.GreatestLongitude,
            box.OrFrom, box.OrTo, .. own,
        ]);
    }

    private protected override StatementText Write(SqlDialect dialect)
    {
        var text = new SqlText(dialect);
        var key = Table.Table.Key.Select(column => new OrderTerm(Table.Column(column), false)).ToImmutableArray();
        var outer = new TableAliases("t", Table).With(Columns);
        var inner = new TableAliases("x", Table);
        var result = Result(Columns, StatementColumnRole.Position);
        AppendSelect(text, result, outer);
        dialect.AppendFirstPerKey(text, () => dialect.AppendKeyTable(text, ParameterSource.Keys, Kinds), outer[Table], Table.Table.Name, inner[Table], () =>
        {
            AppendFrom(text, inner);
            AppendWithin(text, inner);
            text.Append(" ORDER BY ").Append(Distance(inner, dialect)).Append(", ");
            AppendOrder(text, inner, key);
            dialect.AppendLimit(text, Limit);
        });
        outer.AppendJoins(text);
        text.Append(" ORDER BY ").Append(dialect.KeyPosition).Append(", ").Append(Distance(outer, dialect)).Append(", ");
        AppendOrder(text, outer, key);
        return new StatementText(text.ToString(), text.Parameters, result);
    }

    private ImmutableArray<ColumnKind> Kinds =>
        [.. Enumerable.Repeat(ColumnKind.Double, Parts), .. IsOfOneType ? Table.Table.Key.Select(column => column.Kind) : []];

    private void AppendWithin(SqlText text, TableAliases aliases)
    {
        var (latitude, longitude) = (Column(aliases, 0, text.Dialect), Column(aliases, 1, text.Dialect));
        text.Append($" WHERE {latitude} >= {Of(Part.BoxSouth)} AND {latitude} <= {Of(Part.BoxNorth)}")
            .Append($" AND {longitude} >= {Of(Part.LeastLongitude)} AND {longitude} <= {Of(Part.GreatestLongitude)}")
            .Append($" AND ({longitude} >= {Of(Part.OrFrom)} OR {longitude} <= {Of(Part.OrTo)})")
            .Append($" AND {Distance(aliases, text.Dialect)} <= {Of(Part.Haversine)}");
        if (IsOfOneType)
        {
            text.Append(" AND NOT (").AppendJoined(" AND ", Table.Table.Key.Select((column, i) => (column, i)), pair => text
                .Append(aliases.Column(Table.Column(pair.column), text.Dialect))
                .Append(" = ").Append(text.Dialect.KeyPart(Parts + pair.i, KeyLength, pair.column.Kind))).Append(")");
        }

        string Of(Part part) => Given(part, text.Dialect);
    }

    // It rises with the distance, and takes no root for that: sin² of half the angle.
    private string Distance(TableAliases aliases, SqlDialect dialect)
    {
        var (latitude, longitude) = (Column(aliases, 0, dialect), Column(aliases, 1, dialect));
        var north = $"sin(radians({latitude} - {Given(Part.North, dialect)}) / 2)";
        var east = $"sin(radians({longitude} - {Given(Part.East, dialect)}) / 2)";
        return $"({north} * {north} + {Given(Part.Cosine, dialect)} * cos(radians({latitude})) * {east} * {east})";
    }

    private string Column(TableAliases aliases, int part, SqlDialect dialect) =>
        aliases.Column(Table.Column(Table.Table.ByField[Place][part]), dialect);

    private string Given(Part part, SqlDialect dialect) => dialect.KeyPart((int)part, KeyLength, ColumnKind.Double);
}
