using FsCheck;
using FsCheck.Fluent;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Tests.Sql;

/// <summary>The nearest records are those that a walk over all of them finds, on every database.</summary>
public abstract class NearestPropertyTests(TestProvider provider)
{
    private static readonly TestCity City = TestCity.Instance;

    [Fact]
    public void The_nearest_are_those_that_a_walk_over_all_finds() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var random = new Random(seed);
            var rows = new Samples(seed).Rows(40);
            var samples = rows.Where(row => row.Type == City.Sample).ToList();
            for (var i = 0; i < samples.Count; i++)
            {
                // Around the 180th meridian, near a pole and in a city; some stand where another does, some have no place.
                var (lat, lon) = random.Next(4) switch { 0 => (0.0, 180.0), 1 => (89.8, 10.0), _ => (37.5, 127.0) };
                var (north, east) = (lat + (random.NextDouble() * 0.1), lon + ((random.NextDouble() - 0.5) * 0.2));
                var isSomewhere = random.Next(8) > 0;
                var other = samples[random.Next(i + 1)];
                var isShared = i > 0 && random.Next(4) == 0 && other != samples[i];
                samples[i]["place.lat"] = isShared ? other["place.lat"] : isSomewhere ? north : null;
                samples[i]["place.lon"] = isShared ? other["place.lon"] : isSomewhere ? east > 180 ? east - 360 : east : null;
            }

            using var database = TestDatabase.On(provider);
            database.Insert(rows);
            foreach (var metres in (double[])[1, 3_000, 12_000, 400_000])
            {
                foreach (var isOfOneType in (bool[])[false, true])
                {
                    Check(database, samples, metres, isOfOneType);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    private void Check(TestDatabase database, List<Row> samples, double metres, bool isOfOneType)
    {
        var table = TestCity.Path(City.Sample);
        var statement = new NearestStatement
        {
            Table = table,
            Place = (ValueField)City.Sample.FieldsByName["place"],
            Columns = [TestCity.Column(table, "code")],
            IsOfOneType = isOfOneType,
            Limit = 11,
        };
        var places = new KeyList(statement.KeyLength);
        var expected = new List<string>();
        foreach (var (row, i) in samples.Where(row => row["place.lat"] is not null).Select((row, i) => (row, i)))
        {
            var circle = new GeoCircle((double)row["place.lat"]!, (double)row["place.lon"]!, metres);
            NearestStatement.Add(places, circle, isOfOneType ? [SqlValue.Of((string)row["code"]!)] : []);
            expected.AddRange(samples
                .Where(other => other["place.lat"] is not null && !(isOfOneType && other == row) && Distance(row, other) <= metres)
                .OrderBy(other => Math.Round(Distance(row, other), 6))
                .ThenBy(other => (string)other["code"]!, Comparer<string>.Create((one, than) => SortOracle.Compare(one, than)))
                .Take(11)
                .Select(other => $"{i}: {other["code"]}"));
        }

        var actual = database.Read(statement.Print(provider.Dialect()), new StatementArguments { Keys = places }).Select(row => $"{row[0]}: {row[1]}").ToList();
        Assert.True(
            expected.SequenceEqual(actual),
            $"{metres}\nexpected {string.Join(", ", expected.Except(actual).Take(8))}\nactual   {string.Join(", ", actual.Except(expected).Take(8))}");
    }

    // The angle between two arrows from the middle of the earth.
    private static double Distance(Row one, Row other)
    {
        var (x, y, z) = Arrow(one);
        var (u, v, w) = Arrow(other);
        var across = Math.Sqrt(Math.Pow((y * w) - (z * v), 2) + Math.Pow((z * u) - (x * w), 2) + Math.Pow((x * v) - (y * u), 2));
        return Math.Atan2(across, (x * u) + (y * v) + (z * w)) * 6_371_008.8;
    }

    private static (double X, double Y, double Z) Arrow(Row row)
    {
        var (north, east) = ((double)row["place.lat"]! * Math.PI / 180, (double)row["place.lon"]! * Math.PI / 180);
        return (Math.Cos(north) * Math.Cos(east), Math.Cos(north) * Math.Sin(east), Math.Sin(north));
    }
}

public sealed class NearestPropertyTestsOnSqlite() : NearestPropertyTests(TestProvider.Sqlite);

public sealed class NearestPropertyTestsOnPostgreSql() : NearestPropertyTests(TestProvider.PostgreSql);

public sealed class NearestPropertyTestsOnSqlServersTexts() : NearestPropertyTests(TestProvider.SqlServerText);
