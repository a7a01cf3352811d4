using OpenCity.Data.Providers;
using OpenCity.Data.Providers.Sqlite;

namespace OpenCity.Data.Tests.Providers;

/// <summary>A real SQLite file in a folder of its own that goes with the test.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly List<SqliteDatabase> _opened = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("opencity-test-").FullName;

    public string Path => System.IO.Path.Combine(Folder, "city.db");

    public SqliteDatabase Open(Func<SqliteOptions, SqliteOptions>? change = null, TimeProvider? clock = null)
    {
        var options = new SqliteOptions { Path = Path };
        var database = new SqliteDatabase(change is null ? options : change(options), clock ?? TimeProvider.System);
        _opened.Add(database);
        return database;
    }

    public void Dispose()
    {
        _opened.ForEach(database => database.Dispose());
        Directory.Delete(Folder, recursive: true);
    }
}

internal static class DatabaseWords
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task WriteAsync(this SqliteDatabase database, params string[] statements)
    {
        using var session = await database.OpenWriteAsync(Token);
        foreach (var statement in statements)
        {
            session.Execute(statement);
        }

        session.Commit();
    }

    public static long Number(this ReadSession session, string sql, params SqlValue[] parameters)
    {
        using var reader = session.Execute(sql, parameters, Token);
        Assert.True(reader.Read());
        return reader.GetInt64(0);
    }

    public static long Number(this SqliteDatabase database, string sql, params SqlValue[] parameters)
    {
        using var session = database.OpenRead();
        return session.Number(sql, parameters);
    }
}
