using System.Collections.Immutable;
using System.Globalization;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>A number that a filter of a place gives to a statement.</summary>
internal sealed class PlaceSource(ImmutableArray<InputStep> path, Func<InputObject, double> value) : InputSource(path)
{
    public override ColumnKind? Kind => ColumnKind.Double;

    public override SqlValue Evaluate(in StatementArguments arguments) => SqlValue.Of(value((InputObject)Find(arguments)!));
}

/// <summary>A circle on a sphere with the mean radius of the earth.</summary>
/// <param name="Latitude">Degrees north of its middle.</param>
/// <param name="Longitude">Degrees east of its middle.</param>
/// <param name="Metres">Its radius, over ground.</param>
internal readonly record struct GeoCircle(double Latitude, double Longitude, double Metres)
{
    /// <summary>Mean radius of the earth in metres (IUGG, R1 of WGS 84).</summary>
    internal const double EarthRadius = 6_371_008.8;

    internal double CosineOfLatitude => Math.Cos(double.DegreesToRadians(Latitude));

    /// <summary>The square of the sine of half the angle: what two places have that are just so far from each other.</summary>
    internal double Haversine => Math.Pow(Math.Sin(Math.Min(Metres / EarthRadius, Math.PI) / 2), 2);

    /// <summary>A box around it, a little wider, so that the distance alone decides.</summary>
    internal GeoBox Box
    {
        get
        {
            var angle = (Metres / EarthRadius * (1 + 1e-9)) + 1e-12;
            var height = double.RadiansToDegrees(angle);
            if (Latitude + height >= 90 || Latitude - height <= -90)
            {
                return new GeoBox(Latitude - height, -180, Latitude + height, 180);
            }

            var width = double.RadiansToDegrees(Math.Asin(Math.Min(1, Math.Sin(angle) / CosineOfLatitude))) * (1 + 1e-9);
            var (west, east) = (Longitude - width, Longitude + width);
            return new GeoBox(Latitude - height, west < -180 ? west + 360 : west, Latitude + height, east > 180 ? east - 360 : east);
        }
    }

    internal static GeoCircle Of(InputObject near, double greatest)
    {
        var circle = new GeoCircle(GeoBox.Latitude(near, "lat"), GeoBox.Longitude(near, "lon"), GeoBox.Number(near, "metres"));
        if (!(circle.Metres > 0))
        {
            throw GeoBox.Invalid("metres", circle.Metres, "a distance greater than 0");
        }

        return circle.Metres <= greatest ? circle : throw new QueryException(
            ErrorCodes.RadiusLimitExceeded,
            string.Create(CultureInfo.InvariantCulture, $"\"metres\" is {circle.Metres}, but \"near\" reaches {greatest} at most. Give less, or use \"box\"."));
    }
}

/// <summary>What lies between two latitudes and, going east, two longitudes; across the 180th meridian where the west is greater.</summary>
internal readonly record struct GeoBox(double South, double West, double North, double East)
{
    private bool IsAcross => West > East;

    /// <summary>No place in it has a lesser longitude.</summary>
    internal double LeastLongitude => IsAcross ? -180 : West;

    /// <summary>No place in it has a greater longitude.</summary>
    internal double GreatestLongitude => IsAcross ? 180 : East;

    /// <summary>Every place in it has at least this longitude, or at most <see cref="OrTo"/>.</summary>
    internal double OrFrom => IsAcross ? West : -180;

    /// <summary>See <see cref="OrFrom"/>.</summary>
    internal double OrTo => IsAcross ? East : 180;

    internal static GeoBox Of(InputObject box)
    {
        var result = new GeoBox(Latitude(box, "south"), Longitude(box, "west"), Latitude(box, "north"), Longitude(box, "east"));
        return result.South <= result.North ? result : throw new QueryException(
            ErrorCodes.InvalidPlace,
            string.Create(CultureInfo.InvariantCulture, $"\"south\" is {result.South} and \"north\" is {result.North}: the box has no inside. Change the two."));
    }

    internal static double Latitude(InputObject input, string name) =>
        Number(input, name) is >= -90 and <= 90 and var value ? value : throw Invalid(name, Number(input, name), "a latitude from -90 to 90");

    internal static double Longitude(InputObject input, string name) =>
        Number(input, name) is >= -180 and <= 180 and var value ? value : throw Invalid(name, Number(input, name), "a longitude from -180 to 180");

    internal static double Number(InputObject input, string name) =>
        input.TryGet(name, out var value) ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN;

    internal static QueryException Invalid(string name, double value, string expected) => new(
        ErrorCodes.InvalidPlace, string.Create(CultureInfo.InvariantCulture, $"\"{name}\" is {value}, but {expected} was expected."));
}
