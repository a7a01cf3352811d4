using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>Known filters on four known samples: A and B with values, C another, N without any.</summary>
public abstract class FilterTests(TestProvider provider)
{
    private static readonly TablePath Table = TestCity.Path(TestCity.Instance.Sample);

    [Theory]
    [InlineData("eq", "B", "ACN")]
    [InlineData("gt", "C", "ABN")]
    [InlineData("gte", "BC", "AN")]
    [InlineData("lt", "A", "BCN")]
    [InlineData("lte", "AB", "CN")]
    public void Comparison_operators_and_their_negations(string name, string met, string unmet)
    {
        foreach (var (field, value) in new (string, object)[]
        {
            ("whole", 2), ("large", 2L), ("real", 2.5), ("instant", Samples.Noon.AddHours(2).ToUniversalTime()), ("day", new DateOnly(2019, 7, 2)),
        })
        {
            Assert.Equal((field, met), (field, Find(field, name, value)));
            Assert.Equal((field, unmet), (field, Find(field, "n" + name, value)));
        }
    }

    [Theory]
    [InlineData("eq", "나", "B")]
    [InlineData("neq", "나", "ACN")]
    [InlineData("contains", "%", "C")]
    [InlineData("contains", "_", "")]
    [InlineData("contains", "", "ABC")]
    [InlineData("ncontains", "%", "ABN")]
    [InlineData("startsWith", "a", "A")]
    [InlineData("startsWith", "A", "")]
    [InlineData("startsWith", "", "ABC")]
    [InlineData("nstartsWith", "a", "BCN")]
    [InlineData("endsWith", "ab", "A")]
    [InlineData("endsWith", "xab", "")]
    [InlineData("endsWith", "", "ABC")]
    [InlineData("nendsWith", "ab", "BCN")]
    public void Text_operators_take_every_character_as_it_is(string name, string value, string met)
    {
        Assert.Equal(met, Find("text", name, value));
        Assert.Equal(met, Find("link", name, value));
    }

    [Fact]
    public void Booleans_and_enums_and_ids_compare_by_value()
    {
        Assert.Equal("A", Find("flag", "eq", true));
        Assert.Equal("BCN", Find("flag", "neq", true));
        Assert.Equal("B", Find("grade", "eq", "MODERATE"));
        Assert.Equal("ACN", Find("grade", "neq", "MODERATE"));
        Assert.Equal("C", Find("tag", "eq", "t3"));
        Assert.Equal("AN", Find("tag", "nin", Inputs.List("t2", "t3")));
    }

    [Fact]
    public void Null_is_a_value_like_any_other_for_eq_and_in()
    {
        Assert.Equal("N", Find("whole", "eq", null));
        Assert.Equal("ABC", Find("whole", "neq", null));
        Assert.Equal("", Find("whole", "in", Inputs.List()));
        Assert.Equal("ABCN", Find("whole", "nin", Inputs.List()));
        Assert.Equal("N", Find("whole", "in", Inputs.List(null, null)));
        Assert.Equal("AN", Find("grade", "in", Inputs.List(null, "GOOD")));
        Assert.Equal("BC", Find("real", "nin", Inputs.List(null, 1.5)));
        Assert.Equal("BCN", Find("day", "nin", Inputs.List(new DateOnly(2019, 7, 1))));
    }

    [Fact]
    public void A_reference_that_leads_nowhere_reads_as_a_record_without_values()
    {
        Assert.Equal("N", Find(Inputs.Of(("parent", Inputs.Of(("number", Inputs.Of(("eq", null))))))));
        Assert.Equal("BN", Find(Inputs.Of(("parent", Inputs.Of(("whole", Inputs.Of(("neq", 1))))))));
        Assert.Equal("B", Find(Inputs.Of(("parent", Inputs.Of(("whole", Inputs.Of(("gt", 1))))))));
    }

    [Fact]
    public void Ids_that_are_none_of_the_type_match_nothing()
    {
        Assert.Equal("A", Find("id", "eq", "Sample:A"));
        Assert.Equal("", Find("id", "eq", "Sample:A:B"));
        Assert.Equal("", Find("id", "eq", "District:A"));
        Assert.Equal("ABCN", Find("id", "neq", "not an id"));
        Assert.Equal("BCN", Find("id", "neq", "Sample:A"));
        Assert.Equal("AB", Find("id", "in", Inputs.List("Sample:A", "'", null, "Sample:B", "District:C")));
        Assert.Equal("CN", Find("id", "nin", Inputs.List("Sample:A", "Sample:B")));
        Assert.Equal("", Find("id", "eq", null));
        Assert.Equal("N", Find(Inputs.Of(("parent", Inputs.Of(("id", Inputs.Of(("eq", null))))))));
        Assert.Equal("AC", Find(Inputs.Of(("parent", Inputs.Of(("id", Inputs.Of(("in", Inputs.List("Batch:1:20190701", "Batch:x:20190701")))))))));
        Assert.Equal("BN", Find(Inputs.Of(("parent", Inputs.Of(("id", Inputs.Of(("neq", "Batch:1:20190701"))))))));
    }

    [Fact]
    public void Languages_filter_alone_or_any_of_them()
    {
        Assert.Equal("A", Find(Inputs.Of(("name", Inputs.Of(("ko", Inputs.Of(("eq", "하나"))))))));
        Assert.Equal("A", Find(Inputs.Of(("name", Inputs.Of(("any", Inputs.Of(("startsWith", "one"))))))));
        Assert.Equal("", Find(Inputs.Of(("name", Inputs.Of(("ko", Inputs.Of(("eq", "one"))))))));
        Assert.Equal("BCN", Find(Inputs.Of(("name", Inputs.Of(("en", Inputs.Of(("eq", null))))))));
    }

    [Fact]
    public void An_empty_or_says_nothing_and_an_empty_object_is_met_by_all()
    {
        var a = Inputs.Of(("whole", Inputs.Of(("eq", 1))));
        Assert.Equal("ABCN", Find(Inputs.Of(("or", Inputs.List()))));
        Assert.Equal("ABCN", Find(Inputs.Of(("and", null))));
        Assert.Equal("A", Find(Inputs.Of(("or", Inputs.List(a)))));
        Assert.Equal("ABCN", Find(Inputs.Of(("or", Inputs.List(a, Inputs.Of())))));
        Assert.Equal("", Find(Inputs.Of(("and", Inputs.List(a, Inputs.Of(("whole", Inputs.Of(("eq", 2)))))))));
    }

    [Fact]
    public void An_operator_that_needs_a_value_refuses_null()
    {
        foreach (var where in new[]
        {
            Inputs.Of(("whole", Inputs.Of(("gt", null)))), Inputs.Of(("whole", Inputs.Of(("in", null)))), Inputs.Of(("text", Inputs.Of(("contains", null)))),
            Inputs.Of(("whole", null)), Inputs.Of(("parent", null)), Inputs.Of(("name", Inputs.Of(("ko", null)))),
        })
        {
            Assert.Equal(ErrorCodes.InvalidFilter, Assert.Throws<QueryException>(() => FilterCompiler.Compile(Table, where)).Code);
        }
    }

    [Fact]
    public void Five_hundred_comparisons_run_and_one_more_is_refused()
    {
        InputObject Many(int count) => Inputs.Of(("or", Enumerable.Range(0, count).Select(
            i => (object?)Inputs.Of(("text", Inputs.Of(("neq", $"{i}"))))).ToArray()));

        Assert.Equal("ABCN", Find(Many(500)));
        Assert.Equal(ErrorCodes.FilterLimitExceeded, Assert.Throws<QueryException>(() => FilterCompiler.Compile(Table, Many(501))).Code);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        var where = Inputs.Of(("whole", Inputs.Of(("eq", 1))));
        for (var i = 0; i < 31; i++)
        {
            where = Inputs.Of((i % 2 == 0 ? "and" : "or", Inputs.List(where)));
        }

        Assert.Equal("A", Find(where));
        Assert.Equal(
            ErrorCodes.FilterLimitExceeded,
            Assert.Throws<QueryException>(() => FilterCompiler.Compile(Table, Inputs.Of(("and", Inputs.List(where))))).Code);
    }

    // No record has a text with U+0000, and one of the databases takes none.
    [Theory]
    [InlineData("eq", "나\0", "")]
    [InlineData("neq", "나\0", "ABCN")]
    [InlineData("in", "나\0", "")]
    [InlineData("nin", "나\0", "ABCN")]
    [InlineData("contains", "\0", "")]
    [InlineData("ncontains", "\0", "ABCN")]
    [InlineData("startsWith", "나\0", "")]
    [InlineData("nstartsWith", "나\0", "ABCN")]
    [InlineData("endsWith", "\0", "")]
    [InlineData("nendsWith", "\0", "ABCN")]
    public void A_text_with_U_0000_is_the_text_of_no_record(string name, string value, string met) =>
        Assert.Equal(met, Find("text", name, name.EndsWith("in", StringComparison.Ordinal) && name.Length < 4 ? Inputs.List(value) : value));

    [Fact]
    public void A_bound_with_U_0000_stands_between_the_texts_around_it()
    {
        // The texts are "나", "a..." and one more; a bound behind "나" has "나" before it and no text between.
        foreach (var (op, bound) in new[] { ("lt", "나\0"), ("lte", "나\0z"), ("gt", "나\0"), ("gte", "나\0") })
        {
            var at = op[0] == 'l' ? "lte" : "gt";
            Assert.Equal((op, Find("text", at, "나")), (op, Find("text", op, bound)));
        }

        Assert.Contains('B', Find("text", "lt", "나\0"));
        Assert.DoesNotContain('B', Find("text", "gte", "나\0"));
    }

    // SQL Server compares texts as if the shorter one went on with spaces.
    [Theory]
    [InlineData(" ")]
    [InlineData("a ")]
    [InlineData("a  ")]
    [InlineData("a b ")]
    [InlineData("나 ")]
    public void A_text_that_ends_with_a_space_is_another_than_that_without(string given)
    {
        string[] texts = ["", "a", "a b", "a  b", "a!", "ab", "!", "b", "나", "나a"];
        var rows = new Samples(1).Rows(texts.Length);
        var samples = rows.Where(row => row.Type == TestCity.Instance.Sample).ToList();
        foreach (var (row, i) in samples.Select((row, i) => (row, i)))
        {
            (row["code"], row["text"]) = ($"{i}", texts[i]);
        }

        foreach (var (op, isMet) in new (string, Func<string, bool>)[]
        {
            ("eq", text => text == given), ("neq", text => text != given),
            ("lt", text => string.CompareOrdinal(text, given) < 0), ("gte", text => string.CompareOrdinal(text, given) >= 0),
            ("gt", text => string.CompareOrdinal(text, given) > 0), ("lte", text => string.CompareOrdinal(text, given) <= 0),
            ("contains", text => text.Contains(given, StringComparison.Ordinal)), ("nendsWith", text => !text.EndsWith(given, StringComparison.Ordinal)),
            ("startsWith", text => text.StartsWith(given, StringComparison.Ordinal)),
        })
        {
            var expected = string.Concat(samples.Where(row => isMet((string)row["text"]!)).Select(row => row["code"]));
            Assert.Equal((op, expected), (op, Find(Inputs.Of(("text", Inputs.Of((op, given)))), rows)));
        }

        var inList = string.Concat(samples.Where(row => (string)row["text"]! is "b").Select(row => row["code"]));
        Assert.Equal(inList, Find(Inputs.Of(("text", Inputs.Of(("in", Inputs.List(given, "b"))))), rows));
        Assert.Equal("012345689", Find(Inputs.Of(("text", Inputs.Of(("nin", Inputs.List(given, "b"))))), rows));
    }

    private string Find(string field, string name, object? value) => Find(Inputs.Of((field, Inputs.Of((name, value)))));

    private string Find(InputObject where) => Find(where, KnownRows.All());

    private string Find(InputObject where, IEnumerable<Row> rows)
    {
        using var database = TestDatabase.On(provider);
        database.Insert(rows);
        var statement = new PageStatement
        {
            Table = Table,
            Columns = [TestCity.Column(Table, "code")],
            Where = FilterCompiler.Compile(Table, where),
            Order = OrderCompiler.Compile(Table, null).Terms,
            Limit = 201,
        }.Print(provider.Dialect());
        return string.Concat(database.Read(statement, new StatementArguments { Where = where }).Select(row => row[0]));
    }
}

public sealed class FilterTestsOnSqlite() : FilterTests(TestProvider.Sqlite);

public sealed class FilterTestsOnPostgreSql() : FilterTests(TestProvider.PostgreSql);

public sealed class FilterTestsOnSqlServersTexts() : FilterTests(TestProvider.SqlServerText);
