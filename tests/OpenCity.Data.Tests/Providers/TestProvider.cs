using OpenCity.Data.Migration;
using OpenCity.Data.Providers;
using OpenCity.Data.Providers.PostgreSql;
using OpenCity.Data.Sql;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.Providers;

/// <summary>The databases that the tests about data run on.</summary>
public enum TestProvider
{
    /// <summary>A file of its own.</summary>
    Sqlite,

    /// <summary>A database in the tests' own cluster; skipped where there is none.</summary>
    PostgreSql,

    /// <summary>No database: the texts for SQL Server, read in memory by an interpreter of the tests' own.</summary>
    SqlServerText,
}

/// <summary>A database that goes with the test.</summary>
internal interface ITemporaryDatabase : IDisposable
{
    /// <summary>Opens it, as a process of its own would.</summary>
    Database Open(TimeSpan? busyTimeout = null, TimeSpan? statementTimeout = null);
}

internal static class TestProviders
{
    public static ITemporaryDatabase NewDatabase(this TestProvider provider)
    {
        if (provider == TestProvider.Sqlite)
        {
            return new TemporaryDatabase();
        }

        Assert.SkipUnless(PostgreSqlCluster.Missing is null, PostgreSqlCluster.Missing ?? "");
        return new TemporaryPostgreSql();
    }

    public static SqlDialect Dialect(this TestProvider provider) => provider switch
    {
        TestProvider.Sqlite => SqliteDialect.Instance,
        TestProvider.PostgreSql => PostgreSqlDialect.Instance,
        _ => SqlServerDialect.Instance,
    };

    /// <summary>The first instant of 1970, as a literal.</summary>
    public static string Epoch(this TestProvider provider) => provider.Instant(0);

    /// <summary>An instant in Unix microseconds, as a literal.</summary>
    public static string Instant(this TestProvider provider, long microseconds) => provider == TestProvider.Sqlite
        ? SqliteSchema.Instance.InstantLiteral(microseconds)
        : PostgreSqlSchema.Instance.InstantLiteral(microseconds);
}

/// <summary>A database in the tests' own cluster.</summary>
internal sealed class TemporaryPostgreSql : ITemporaryDatabase
{
    private readonly List<PostgreSqlDatabase> _opened = [];

    public string ConnectionString { get; } = PostgreSqlCluster.NewDatabase();

    public Database Open(TimeSpan? busyTimeout = null, TimeSpan? statementTimeout = null)
    {
        var options = new PostgreSqlOptions { ConnectionString = ConnectionString };
        var database = new PostgreSqlDatabase(
            options with
            {
                BusyTimeout = busyTimeout ?? options.BusyTimeout,
                StatementTimeout = statementTimeout ?? options.StatementTimeout,
            },
            TimeProvider.System);
        _opened.Add(database);
        return database;
    }

    public void Dispose() => _opened.ForEach(database => database.Dispose());
}
