using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;

namespace OpenCity.Data.Tests.Sql;

/// <summary>What SQLite's own functions do with lists and texts.</summary>
public class SqliteTextTests
{
    private static readonly TablePath Table = TestCity.Path(TestCity.Instance.Sample);

    [Fact]
    public void Doubles_in_lists_are_found_to_the_bit()
    {
        var random = new Random(1);
        var reals = Enumerable.Range(0, 3000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)))
            .Where(double.IsFinite).Concat(Enumerable.Range(0, 3000).Select(_ => random.NextDouble() * 1000)).ToArray();
        using var database = new SqliteTestDatabase();
        var list = new KeyList(1);
        foreach (var real in reals)
        {
            list.Add(real);
        }

        var statement = new StatementText("SELECT value FROM json_each($1)", [ParameterSource.Keys], []);
        var read = database.Read(statement, new StatementArguments { Keys = list });
        Assert.Equal(reals, read.Select(row => Convert.ToDouble(row[0], System.Globalization.CultureInfo.InvariantCulture)));
    }

    // The session of the server binds bytes that no text begins with as a text; the driver of the other tests cannot.
    [Fact]
    public async Task The_end_of_every_text_is_greater_than_every_text()
    {
        using var folder = new TemporaryDatabase();
        var database = folder.Open();
        await database.WriteAsync("CREATE TABLE sample (text TEXT)", "INSERT INTO sample VALUES ('a'), ('\U0010FFFF'), (''), (NULL)");
        var where = Inputs.Of(("text", Inputs.Of(("startsWith", ""))));
        var text = new CountStatement { Table = Table, Where = FilterCompiler.Compile(Table, where), Greatest = 1000 }.Print(SqliteDialect.Instance);
        var values = text.Parameters.Select(source => source.Evaluate(new StatementArguments { Where = where })).ToArray();
        using var session = await database.OpenReadAsync(TestContext.Current.CancellationToken);
        using var reader = session.Execute(text.Sql, values, TestContext.Current.CancellationToken);

        Assert.True(reader.Read());
        Assert.Equal(3, reader.GetInt64(0));
    }
}
