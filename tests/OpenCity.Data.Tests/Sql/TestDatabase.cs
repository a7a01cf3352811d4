using OpenCity.Data.Sql;
using OpenCity.Data.Tests.Providers;
using OpenCity.Data.Tests.SqlServer;

namespace OpenCity.Data.Tests.Sql;

/// <summary>The tables of the test city in a real database.</summary>
internal abstract class TestDatabase : IDisposable
{
    public abstract SqlDialect Dialect { get; }

    public static TestDatabase On(TestProvider provider) => provider switch
    {
        TestProvider.Sqlite => new SqliteTestDatabase(),
        TestProvider.PostgreSql => new PostgreSqlTestDatabase(),
        _ => new InterpretedDatabase(),
    };

    public abstract void Insert(IEnumerable<Row> rows);

    /// <summary>The rows: texts, numbers of double precision, and whole numbers for all else.</summary>
    public abstract List<object?[]> Read(StatementText statement, StatementArguments arguments = default);

    public abstract object? Scalar(string sql);

    public abstract void Dispose();
}
