using System.Globalization;
using Npgsql;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>What a connection string says; of it only host, port and database are ever shown.</summary>
public static class PostgreSqlAddress
{
    // Beyond the server's own limit, for a server that does not answer at all.
    private const int SecondsOfPatience = 5;

    /// <summary>Why a connection string cannot be used, in words without its values; null where it can.</summary>
    public static string? Problem(string connectionString)
    {
        try
        {
            var address = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(address.Host) ? "it names no Host"
                : string.IsNullOrWhiteSpace(address.Database) ? "it names no Database"
                : null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return "it cannot be read as key=value pairs separated by \";\"";
        }
    }

    /// <summary>Host, port and database.</summary>
    internal static string NameOf(string connectionString)
    {
        if (Problem(connectionString) is { } problem)
        {
            throw new ArgumentException($"The connection string is of no use: {problem}.", nameof(connectionString));
        }

        var address = new NpgsqlConnectionStringBuilder(connectionString);
        return string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}/{address.Database}");
    }

    /// <summary>Where connections come from. A reader's cannot write, and the server ends its statements in time.</summary>
    internal static NpgsqlDataSource Source(string connectionString, bool isReader, TimeSpan statementTimeout)
    {
        // Connections are pooled here, with their statements: the driver's own pool would only stand between.
        var address = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            Enlist = false,
            MaxAutoPrepare = 0,
            CommandTimeout = isReader ? (int)Math.Ceiling(statementTimeout.TotalSeconds) + SecondsOfPatience : 0,
        };
        address.ApplicationName ??= "opencity";
        var settings = isReader
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"-c default_transaction_read_only=on -c statement_timeout={(long)Math.Max(1, statementTimeout.TotalMilliseconds)}")
            : "";
        address.Options = $"{address.Options} {settings} -c TimeZone=UTC -c DateStyle=ISO".Trim();
        return new NpgsqlDataSourceBuilder(address.ToString()).Build();
    }

    /// <summary>
    /// Asks for the types of a statement's parameters, with commas between. The text is one of our own: it is prepared under a name
    /// for a moment, and not executed.
    /// </summary>
    internal static NpgsqlCommand Describe(NpgsqlConnection connection, string sql) => new(
        $"""
        PREPARE opencity_described AS {sql};
        SELECT array_to_string(parameter_types, ',') FROM pg_prepared_statements WHERE name = 'opencity_described';
        DEALLOCATE opencity_described
        """,
        connection);
}
