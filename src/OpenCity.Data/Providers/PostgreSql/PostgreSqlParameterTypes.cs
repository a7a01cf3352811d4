using System.Collections.Concurrent;
using Npgsql;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>
/// The types that the server gives to the parameters of statements. Each text is asked about once a process: our values have few
/// kinds and the server's parameters many types, and a value of another type would keep it from using an index.
/// </summary>
internal sealed class PostgreSqlParameterTypes(string name)
{
    // Texts of statements come from plans and are few; beyond this many characters of them their types are asked for again.
    private const long MaxKnownCharacters = 8 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, string[]> _known = new(SqlTextComparer.Instance);
    private long _characters;

    /// <summary>The types, in the order of the numbers, without holding a thread.</summary>
    internal async ValueTask<string[]> GetAsync(NpgsqlConnection connection, string sql, int count, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return [];
        }

        if (!_known.TryGetValue(sql, out var types))
        {
            try
            {
                await using var command = PostgreSqlAddress.Describe(connection, sql);
                types = Keep(sql, await command.ExecuteScalarAsync(cancellationToken));
            }
            catch (NpgsqlException error)
            {
                throw PostgreSqlErrors.Of(error, name, sql);
            }
        }

        return types;
    }

    /// <summary>The types, in the order of the numbers.</summary>
    internal string[] Get(NpgsqlConnection connection, string sql, int count)
    {
        if (count == 0)
        {
            return [];
        }

        if (!_known.TryGetValue(sql, out var types))
        {
            try
            {
                using var command = PostgreSqlAddress.Describe(connection, sql);
                types = Keep(sql, command.ExecuteScalar());
            }
            catch (NpgsqlException error)
            {
                throw PostgreSqlErrors.Of(error, name, sql);
            }
        }

        return types;
    }

    private string[] Keep(string sql, object? types)
    {
        if (Interlocked.Add(ref _characters, sql.Length + ((string)types!).Length) > MaxKnownCharacters)
        {
            _known.Clear();
            Interlocked.Exchange(ref _characters, 0);
        }

        return _known[sql] = ((string)types!).Split(',', StringSplitOptions.RemoveEmptyEntries);
    }
}
