using System.Collections.Immutable;
using OpenCity.Data.Model;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>What the binder lets through, and that it tells each thing that is wrong.</summary>
public class BinderTests
{
    private const string Key = "CAST(@p1 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(8000))";
    private const string List = "OPENJSON(@p1) WITH ([n] int '$[0]', [c0] nvarchar(4000) '$[1]') AS k";
    private const string ListKey = "CAST(k.[c0] COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(8000))";

    private static readonly SqlCatalogue Tables = SqlCatalogue.Of(Sql.TestCity.Instance.Tables);

    [Theory]
    [InlineData("SELECT t0.[code] FROM [event] AS t0")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 ORDER BY t0.[note], t0.[code] OFFSET 0 ROWS FETCH NEXT 21 ROWS ONLY")]
    [InlineData("SELECT t0.[note], count_big(*) FROM [event] AS t0 WHERE 1 = 0 GROUP BY t0.[note]")]
    [InlineData("SELECT t0.[must] + 1 FROM [sample] AS t0 WHERE CASE WHEN t0.[note] IS NULL THEN 0 ELSE 1 END = 1", "t0.[note] is not known")]
    public void Without_parameters(string sql, params string[] errors) => Assert.Equal(errors, Binder.Errors(sql, [], Tables));

    [Theory]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.[note] = " + Key)]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.[note] LIKE " + Key + @" ESCAPE '\'")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.[note] = @p1", "t0.[note] = @p1 compares a text that is WideText")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.[note] = CAST(@p1 AS varchar(8000))", "CAST(@p1 AS varchar(8000)) makes a text of a code page that is not given", "t0.[note] = CAST(@p1 AS varchar(8000)) compares a text that is Text")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.[note] COLLATE Korean_Wansung_CI_AS = " + Key, "t0.[note] COLLATE Korean_Wansung_CI_AS has the collation Korean_Wansung_CI_AS", "compares a text that is Text Korean_Wansung_CI_AS")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.[received_at] = " + Key, "compares Instant with Text")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.[nope] = " + Key, "t0.[nope] is not known")]
    [InlineData("SELECT t0.[code] FROM [events] AS t0 WHERE t0.[code] = " + Key, "names the table events, which is not there")]
    [InlineData("SELECT t0.[code] FROM event AS t0 WHERE t0.[code] = " + Key, "event is a name without brackets")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.code = " + Key, "code is a name without brackets")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE [code] = " + Key, "[code] is not known")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t1.[code] = " + Key, "t1.[code] names t1, which cannot be seen there")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0, [event] AS t0 WHERE t0.[code] = " + Key, "[event] AS t0 has no alias of its own")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0", "@p1 is given and not used")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.[received_at] > @p2 AND t0.[code] = " + Key, "@p2 is a parameter that is not given")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.[code] IN (@p1)", "is no condition that is known", "@p1 is given and not used")]
    [InlineData("SELECT count_big(*) FROM [sample] AS t0 WHERE t0.[code] = " + Key + " AND t0.[must] = 5", "5 is a value in the text")]
    [InlineData("SELECT count_big(*) FROM [sample] AS t0 WHERE t0.[code] = " + Key + " AND t0.[must] = -5", "-5 is a value in the text")]
    [InlineData("SELECT count_big(*) FROM [sample] AS t0 WHERE t0.[code] = " + Key + " AND t0.[text] = 'x'", "'x' is not known", "'x' is a value in the text")]
    [InlineData("SELECT count_big(*) FROM [sample] AS t0 WHERE t0.[code] = " + Key + " AND t0.[flag] = 1", "1 is a value in the text", "compares Bit with Int")]
    [InlineData("SELECT count_big(*) FROM [sample] AS t0 WHERE t0.[code] = " + Key + " AND t0.[text] LIKE 'x' ESCAPE '\\'", "'x' is a value in the text", "'x' is not known")]
    public void With_a_text(string sql, params string[] errors) => AssertErrors(sql, [ColumnKind.Text], errors);

    [Theory]
    [InlineData("SELECT k.[n], t0.[note] FROM " + List + " JOIN [event] AS t0 ON t0.[code] = " + ListKey)]
    [InlineData("SELECT k.[n], t0.[note] FROM " + List + " JOIN [event] AS t0 ON t0.[code] = k.[c0]", "compares a text that is WideText")]
    [InlineData("SELECT k.[n], k.[c1] FROM " + List, "k.[c1] is not known")]
    [InlineData("SELECT k.[key] FROM OPENJSON(@p1) AS k", "reads a list without types", "k.[key] is not known")]
    [InlineData("SELECT k.[c0] FROM OPENJSON(@p1) WITH ([c0] int) AS k", "has no type or no path of the product")]
    [InlineData("SELECT k.[c0] FROM OPENJSON(@p1) WITH ([c0] varchar(100) '$') AS k", "has no type or no path of the product")]
    [InlineData("SELECT k.[n], t0.[code] FROM " + List + " CROSS APPLY (SELECT x0.* FROM [event] AS x0 WHERE x0.[code] = " + ListKey + " ORDER BY x0.[note] OFFSET 0 ROWS FETCH NEXT 11 ROWS ONLY) AS t0")]
    [InlineData("SELECT k.[n], t0.[code] FROM " + List + ", (SELECT x0.* FROM [event] AS x0 WHERE x0.[code] = " + ListKey + ") AS t0", "k.[c0] COLLATE Latin1_General_100_BIN2_UTF8 names k, which cannot be seen there")]
    [InlineData("SELECT k.[n], x0.[code] FROM " + List + " CROSS APPLY (SELECT x0.* FROM [event] AS x0) AS t0", "x0.[code] names x0, which cannot be seen there")]
    [InlineData("SELECT k.[n] FROM " + List + " CROSS APPLY (SELECT x0.* FROM [event] AS x0 ORDER BY x0.[note]) AS t0", "The ORDER BY clause is not valid in")]
    [InlineData("SELECT k.[n] FROM " + List + " CROSS APPLY (SELECT x0.*, x0.[note] FROM [event] AS x0) AS t0", "has the column note twice")]
    [InlineData("SELECT k.[n] FROM " + List + " CROSS APPLY (SELECT count_big(*) FROM [event] AS x0) AS t0", "has no name")]
    [InlineData("SELECT k.[n] FROM " + List + " ORDER BY k.[n], k.[n]", "orders by a column twice")]
    [InlineData("SELECT k.[n] FROM " + List + " ORDER BY k.[n] OFFSET 0 ROWS FETCH NEXT 12 ROWS ONLY", "is no limit of the product")]
    [InlineData("SELECT k.[n] FROM " + List + " ORDER BY k.[n] OFFSET 5 ROWS FETCH NEXT 11 ROWS ONLY", "is no limit of the product")]
    [InlineData("SELECT k.[n], count_big(*) FROM " + List, "k.[n] is neither grouped by")]
    [InlineData("SELECT k.[n], t0.[must] FROM " + List + " JOIN [sample] AS t0 ON t0.[code] = " + ListKey + " GROUP BY k.[n]", "t0.[must] is neither grouped by")]
    [InlineData("SELECT k.[n], sum(t0.[must]) FROM " + List + " JOIN [sample] AS t0 ON t0.[code] = " + ListKey + " GROUP BY k.[n]", "sum(t0.[must]) overflows")]
    [InlineData("SELECT k.[n], count(*) FROM " + List + " GROUP BY k.[n]", "* is not known")]
    [InlineData("SELECT k.[n], max(t0.[flag]) FROM " + List + " JOIN [sample] AS t0 ON t0.[code] = " + ListKey + " GROUP BY k.[n]", "max(t0.[flag]) overflows")]
    [InlineData("SELECT k.[n] FROM " + List + " GROUP BY 1", "1 is nothing to group by", "k.[n] is neither grouped by")]
    [InlineData("SELECT k.[n] FROM " + List + "; DROP TABLE [event]", "is not one plain SELECT")]
    [InlineData("SELECT k.[n] INTO [x] FROM " + List, "is not one plain SELECT")]
    [InlineData("SELECT k.[n] FROM " + List + " UNION SELECT k.[n] FROM " + List, "is no plain SELECT", "@p1 is given and not used")]
    public void With_a_list(string sql, params string[] errors) => AssertErrors(sql, [null], errors);

    [Theory]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 LIMIT 11")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE (t0.[received_at], t0.[code]) > (@p1, @p2)")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 WHERE t0.[note] IS NOT DISTINCT FROM @p1")]
    [InlineData("SELECT t0.[code] FROM [sample] AS t0 WHERE t0.[flag]")]
    [InlineData("SELECT t0.[large] >> 32 FROM [sample] AS t0")]
    [InlineData("SELECT t0.[code] FROM [event] AS t0 ORDER BY t0.[note] NULLS FIRST")]
    [InlineData("SELECT \"code\" FROM")]
    public void What_other_databases_and_later_versions_have_is_not_in_the_grammar(string sql) =>
        Assert.StartsWith("1:", Assert.Single(Binder.Errors(sql, [], Tables)), StringComparison.Ordinal);

    [Fact]
    public void Cases_are_nested_ten_deep_at_most()
    {
        Assert.Empty(Binder.Errors(Nested(10), [], Tables));
        Assert.Contains("nests CASE too deep", Assert.Single(Binder.Errors(Nested(11), [], Tables)), StringComparison.Ordinal);

        static string Nested(int depth) =>
            $"SELECT t0.[code] FROM [event] AS t0 WHERE {Enumerable.Range(0, depth).Aggregate("t0.[note] IS NULL", (inner, _) => $"CASE WHEN {inner} THEN 0 ELSE 1 END = 1")}";
    }

    [Fact]
    public void A_request_has_2100_parameters_at_most()
    {
        Assert.Empty(Binder.Errors(Compared(2100), Kinds(2100), Tables));
        Assert.Contains("has 2101 parameters", Assert.Single(Binder.Errors(Compared(2101), Kinds(2101), Tables)), StringComparison.Ordinal);

        static string Compared(int count) =>
            $"SELECT t0.[code] FROM [sample] AS t0 WHERE {string.Join(" OR ", Enumerable.Range(1, count).Select(i => $"t0.[must] = @p{i}"))}";

        static ImmutableArray<ColumnKind?> Kinds(int count) => [.. Enumerable.Repeat<ColumnKind?>(ColumnKind.Int, count)];
    }

    // The errors in their order, each by a part of its text.
    private static void AssertErrors(string sql, ImmutableArray<ColumnKind?> parameters, string[] expected)
    {
        var errors = Binder.Errors(sql, parameters, Tables);
        Assert.True(
            errors.Count == expected.Length && errors.Zip(expected).All(pair => pair.First.Contains(pair.Second, StringComparison.Ordinal)),
            $"{sql}\n{string.Join('\n', errors)}");
    }
}
