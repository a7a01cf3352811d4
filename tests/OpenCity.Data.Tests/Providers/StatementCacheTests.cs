using OpenCity.Data.Providers.Sqlite;

namespace OpenCity.Data.Tests.Providers;

public sealed class StatementCacheTests : IDisposable
{
    private readonly TemporaryDatabase _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_cache_keeps_the_statements_last_used_and_no_more()
    {
        var options = new SqliteOptions { Path = _files.Path, StatementCacheSize = 3 };
        using var connection = SqliteHandle.OpenWriter(options, TimeProvider.System);
        var first = connection.Rent("SELECT 0");
        connection.Statements.Return(first);
        for (var i = 1; i < 50; i++)
        {
            connection.Run($"SELECT {i}");
            connection.Run("SELECT 0");
        }

        Assert.Equal(3, connection.Statements.Count);
        Assert.Same(first, connection.Rent("SELECT 0"));
    }

    [Fact]
    public void Long_texts_that_differ_anywhere_are_different_statements()
    {
        using var connection = SqliteHandle.OpenWriter(new SqliteOptions { Path = _files.Path }, TimeProvider.System);
        var texts = Enumerable.Range(0, 100).Select(i => $"SELECT {new string('1', i)}2{new string('1', 300 - i)}.0").ToArray();

        foreach (var text in texts)
        {
            connection.Statements.Return(connection.Rent(text));
        }

        Assert.All(texts, text => Assert.Equal(text, connection.Rent(text).Sql));
    }

    [Theory]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("")]
    [InlineData("SELECT @name")]
    [InlineData("SELECT ?")]
    public void A_text_holds_one_statement_with_numbered_parameters(string sql)
    {
        using var connection = SqliteHandle.OpenWriter(new SqliteOptions { Path = _files.Path }, TimeProvider.System);

        Assert.Throws<ArgumentException>(() => connection.Rent(sql));
    }
}
