using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;

namespace OpenCity.Data.Tests.Sql;

/// <summary>Texts that mean something to SQL are texts here: each finds itself and nothing else, in every operator on texts.</summary>
public abstract class InjectionTests(TestProvider provider)
{
    private static readonly string[] Corpus =
    [
        "'", "''", "\"", "`", ";", "--", "/*", "*/", "' OR '1'='1", "' OR 1=1 --", "'; DROP TABLE sample; --", "\"; DROP TABLE sample; --",
        "') OR ('a'='a", "1; ATTACH DATABASE 'x' AS y", "' UNION SELECT sql FROM sqlite_master --", "%' AND 1=1 AND '%'='", "$1", "@p0", ":x", "?1",
        "\\'; DROP TABLE sample; --", "\\", "%", "_", "[a-z]", "*", "{\"a\":1}", "[\"a\"]", "]", "\",\"", "x' || (SELECT 1) || '", "NULL", "null", "0x27",
        "＇", "ʼ OR 1=1", "\u2019", "\n'; DELETE FROM sample", "\t", "\u0001", "\u001F", "\u2028", "😀'", "a'b\"c", "CHAR(39)", "k.value", "t0.\"text\"",
    ];

    [Fact]
    public void Every_text_of_the_corpus_finds_itself_and_nothing_else()
    {
        var table = TestCity.Path(TestCity.Instance.Sample);
        using var database = TestDatabase.On(provider);
        var rows = KnownRows.All();
        rows.RemoveAll(row => row.Type == table.Table.Type);
        rows.AddRange(Corpus.Select((text, i) => new Row(table.Table.Type)
        {
            ["code"] = $"{i}",
            ["text"] = $"<{text}>",
        }));
        foreach (var row in rows.Where(row => row.Type == table.Table.Type))
        {
            var full = KnownRows.All().First(known => known.Type == table.Table.Type && (string)known["code"]! == "N");
            foreach (var (field, value) in full)
            {
                row.TryAdd(field, value);
            }
        }

        database.Insert(rows);
        foreach (var (text, i) in Corpus.Select((text, i) => (text, i)))
        {
            var stored = $"<{text}>";
            foreach (var (name, value) in new (string, object)[]
            {
                ("eq", stored), ("in", Inputs.List(stored)), ("contains", stored), ("startsWith", stored), ("endsWith", stored),
            })
            {
                Assert.Equal([$"{i}"], Find(database, table, name, value));
                Assert.Equal(Corpus.Length - 1, Find(database, table, "n" + name, value).Count);
            }
        }

        Assert.Equal((long)Corpus.Length, database.Scalar("SELECT count(*) FROM sample"));
    }

    private List<string> Find(TestDatabase database, TablePath table, string name, object value)
    {
        var where = Inputs.Of(("text", Inputs.Of((name, value))));
        var statement = new PageStatement
        {
            Table = table,
            Columns = [TestCity.Column(table, "code")],
            Where = FilterCompiler.Compile(table, where),
            Order = OrderCompiler.Compile(table, null).Terms,
            Limit = 201,
        }.Print(provider.Dialect());
        return [.. database.Read(statement, new StatementArguments { Where = where }).Select(row => (string)row[0]!)];
    }
}

public sealed class InjectionTestsOnSqlite() : InjectionTests(TestProvider.Sqlite);

public sealed class InjectionTestsOnPostgreSql() : InjectionTests(TestProvider.PostgreSql);
