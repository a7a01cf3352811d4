using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>
/// Known filters on lists: the batches 1 and 2 have the samples A, C and B, the batch 3 none. A has whole 1, B 2, C 3; N, without any
/// value, is in no list of a batch, and with the others in the list of the only station.
/// </summary>
public abstract class ListFilterTests(TestProvider provider)
{
    private static readonly TestCity City = TestCity.Instance;
    private static readonly TablePath Batches = TestCity.Path(City.Batch);

    [Theory]
    [InlineData("some", 3, "1")]
    [InlineData("none", 3, "23")]
    [InlineData("all", 3, "3")]
    [InlineData("all", 2, "23")]
    [InlineData("some", 9, "")]
    [InlineData("none", 9, "123")]
    [InlineData("all", 9, "3")]
    public void Some_none_and_all_of_a_list(string name, int whole, string met) =>
        Assert.Equal(met, Find(Batches, Samples((name, Whole("eq", whole)))));

    [Fact]
    public void Any_tells_whether_the_list_has_a_record()
    {
        Assert.Equal("12", Find(Batches, Samples(("any", true))));
        Assert.Equal("3", Find(Batches, Samples(("any", false))));
    }

    [Fact]
    public void An_empty_object_is_met_by_every_record_of_a_list()
    {
        Assert.Equal("12", Find(Batches, Samples(("some", Inputs.Of()))));
        Assert.Equal("3", Find(Batches, Samples(("none", Inputs.Of()))));
        Assert.Equal("123", Find(Batches, Samples(("all", Inputs.Of()))));
        Assert.Equal("123", Find(Batches, Samples()));
    }

    // N has no whole number: it is not greater than 0, so not all are; nor is it among those that are at most 0.
    [Theory]
    [InlineData("all", "gt", 0, "")]
    [InlineData("all", "nlte", 0, "S")]
    [InlineData("all", "neq", 9, "S")]
    [InlineData("some", "lte", 0, "")]
    [InlineData("none", "lte", 0, "S")]
    [InlineData("some", "ngt", 3, "S")]
    public void A_missing_value_in_a_list_is_met_or_not_and_nothing_between(string name, string op, int whole, string met) =>
        Assert.Equal(met, Find(TestCity.Path(City.Station), Samples((name, Whole(op, whole)))));

    [Fact]
    public void A_list_of_a_reference_that_leads_nowhere_is_empty()
    {
        var samples = TestCity.Path(City.Sample);
        Assert.Equal("ABC", Find(samples, Inputs.Of(("parent", Samples(("any", true))))));
        Assert.Equal("N", Find(samples, Inputs.Of(("parent", Samples(("any", false))))));
        Assert.Equal("N", Find(samples, Inputs.Of(("parent", Samples(("none", Inputs.Of()))))));
        Assert.Equal("BN", Find(samples, Inputs.Of(("parent", Samples(("all", Whole("eq", 2)))))));
    }

    [Fact]
    public void Lists_within_lists_and_with_and_or()
    {
        // Batches with a sample whose own batch has C beside it; and those of which all samples are A or C.
        Assert.Equal("1", Find(Batches, Samples(("some", Inputs.Of(("parent", Samples(("some", Whole("eq", 3)))))))));
        Assert.Equal("13", Find(Batches, Samples(("all", Inputs.Of(("or", Inputs.List(Whole("eq", 1), Whole("eq", 3))))))));
        Assert.Equal("23", Find(Batches, Inputs.Of(("or", Inputs.List(Samples(("any", false)), Samples(("some", Whole("eq", 2))))))));
        Assert.Equal("2", Find(Batches, Inputs.Of(("and", Inputs.List(Samples(("any", true)), Samples(("none", Whole("eq", 1))))))));
        Assert.Equal("D", Find(TestCity.Path(City.District), Inputs.Of(("stations", Inputs.Of(("some", Samples(("none", Whole("gt", 3)))))))));
        Assert.Equal("", Find(TestCity.Path(City.District), Inputs.Of(("stations", Inputs.Of(("some", Samples(("none", Whole("gt", 2)))))))));
    }

    [Fact]
    public void Several_conditions_on_one_list_may_be_met_by_different_records() =>
        Assert.Equal("1", Find(Batches, Inputs.Of(("and", Inputs.List(Samples(("some", Whole("eq", 1))), Samples(("some", Whole("eq", 3))))))));

    [Fact]
    public void Eight_conditions_on_lists_run_and_one_more_is_refused()
    {
        InputObject Many(int count) => Inputs.Of(("and", Enumerable.Repeat((object?)Samples(("any", true)), count).ToArray()));

        Assert.Equal("12", Find(Batches, Many(8)));
        Assert.Equal(ErrorCodes.FilterLimitExceeded, Assert.Throws<QueryException>(() => FilterCompiler.Compile(Batches, Many(9))).Code);
    }

    [Fact]
    public void Null_in_place_of_a_condition_is_refused()
    {
        foreach (var where in new[] { Inputs.Of(("samples", null)), Samples(("some", null)), Samples(("all", null)), Samples(("any", null)) })
        {
            Assert.Equal(ErrorCodes.InvalidFilter, Assert.Throws<QueryException>(() => FilterCompiler.Compile(Batches, where)).Code);
        }
    }

    private static InputObject Samples(params (string Name, object? Value)[] conditions) => Inputs.Of(("samples", Inputs.Of(conditions)));

    private static InputObject Whole(string op, int value) => Inputs.Of(("whole", Inputs.Of((op, value))));

    private string Find(TablePath table, InputObject where)
    {
        using var database = TestDatabase.On(provider);
        database.Insert(KnownRows.All());
        var statement = new PageStatement
        {
            Table = table,
            Columns = [table.Column(table.Table.Key[0])],
            Where = FilterCompiler.Compile(table, where),
            Order = OrderCompiler.Compile(table, null).Terms,
            Limit = 201,
        }.Print(provider.Dialect());
        return string.Concat(database.Read(statement, new StatementArguments { Where = where }).Select(row => row[0]));
    }
}

public sealed class ListFilterTestsOnSqlite() : ListFilterTests(TestProvider.Sqlite);

public sealed class ListFilterTestsOnPostgreSql() : ListFilterTests(TestProvider.PostgreSql);

public sealed class ListFilterTestsOnSqlServersTexts() : ListFilterTests(TestProvider.SqlServerText);
