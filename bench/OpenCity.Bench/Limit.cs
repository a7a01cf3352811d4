using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace OpenCity.Bench;

/// <summary>
/// The limit: the same questions answered by hand-written SQL, Microsoft.Data.Sqlite and Utf8JsonWriter in a bare endpoint, on the
/// server's own database. Prepared commands are kept with their connections.
/// </summary>
internal static class Limit
{
    private const string Columns = "\"station_code\", \"measured_at\", \"pm10\", \"pm25\", \"o3\", \"no2\"";
    private const string Page =
        $"SELECT {Columns} FROM \"air_reading\" WHERE \"measured_at\" >= $1 ORDER BY \"measured_at\", \"station_code\" LIMIT 100";
    private const string ByKey = $"SELECT {Columns} FROM \"air_reading\" WHERE \"station_code\" = $1 AND \"measured_at\" = $2";

    private static readonly JsonWriterOptions s_options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ConcurrentBag<Connection> s_pool = [];

    internal static async Task<int> RunAsync(string database, string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(int.Parse(port, CultureInfo.InvariantCulture));
        });
        var app = builder.Build();
        app.MapGet("/page", (RequestDelegate)(context => AnswerAsync(context, database, Page, [Micros(context, "from")], isList: true)));
        app.MapGet("/key", (RequestDelegate)(context => AnswerAsync(
            context, database, ByKey, [context.Request.Query["station"].ToString(), Micros(context, "at")], isList: false)));
        app.MapGet("/ping", (RequestDelegate)(context => context.Response.WriteAsync("ok")));
        await app.RunAsync();
        return 0;
    }

    private static long Micros(HttpContext context, string name) =>
        long.Parse(context.Request.Query[name]!, CultureInfo.InvariantCulture);

    private static async Task AnswerAsync(HttpContext context, string database, string sql, object[] parameters, bool isList)
    {
        if (!s_pool.TryTake(out var connection))
        {
            connection = new Connection(database);
        }

        var command = connection.Command(sql, parameters.Length);
        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i];
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        using (var rows = command.ExecuteReader())
        {
            var writer = new Utf8JsonWriter(context.Response.BodyWriter, s_options);
            writer.WriteStartObject();
            writer.WriteStartObject("data"u8);
            if (isList)
            {
                writer.WriteStartObject("airReadings"u8);
                writer.WriteStartArray("nodes"u8);
                while (rows.Read())
                {
                    Write(writer, rows);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            else
            {
                writer.WritePropertyName("airReading"u8);
                rows.Read();
                Write(writer, rows);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.Flush();
        }

        s_pool.Add(connection);
        await context.Response.BodyWriter.FlushAsync();
    }

    private static void Write(Utf8JsonWriter writer, SqliteDataReader rows)
    {
        var station = rows.GetString(0);
        var at = DateTime.UnixEpoch.AddTicks(rows.GetInt64(1) * TimeSpan.TicksPerMicrosecond);
        Span<char> id = stackalloc char[64];
        id.TryWrite(CultureInfo.InvariantCulture, $"AirReading:{station}:{at:yyyyMMdd'T'HHmmss'Z'}", out var length);
        writer.WriteStartObject();
        writer.WriteString("id"u8, id[..length]);
        id.TryWrite(CultureInfo.InvariantCulture, $"{at.AddHours(9):yyyy-MM-dd'T'HH:mm:ss}+09:00", out length);
        writer.WriteString("measuredAt"u8, id[..length]);
        Number(writer, "pm10"u8, rows, 2);
        Number(writer, "pm25"u8, rows, 3);
        Number(writer, "o3"u8, rows, 4);
        Number(writer, "no2"u8, rows, 5);
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, ReadOnlySpan<byte> name, SqliteDataReader rows, int column)
    {
        if (rows.IsDBNull(column))
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteNumber(name, rows.GetDouble(column));
        }
    }

    private sealed class Connection : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly Dictionary<string, SqliteCommand> _commands = [];

        internal Connection(string database)
        {
            _connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
            _connection.Open();
            using var setup = _connection.CreateCommand();
            setup.CommandText = "PRAGMA mmap_size=4294967296; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA query_only=1";
            setup.ExecuteNonQuery();
        }

        public void Dispose() => _connection.Dispose();

        internal SqliteCommand Command(string sql, int parameters)
        {
            if (!_commands.TryGetValue(sql, out var command))
            {
                command = _connection.CreateCommand();
                command.CommandText = sql;
                for (var i = 1; i <= parameters; i++)
                {
                    command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
                }

                command.Prepare();
                _commands[sql] = command;
            }

            return command;
        }
    }
}
