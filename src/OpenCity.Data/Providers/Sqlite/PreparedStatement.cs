using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using SQLitePCL;

namespace OpenCity.Data.Providers.Sqlite;

/// <summary>A statement of one connection that SQLite has compiled; parameters are <c>$1</c> to <c>$n</c>.</summary>
internal sealed class PreparedStatement : ICachedStatement
{
    private const int StackBytes = 512;
    private readonly int[] _places;

    private PreparedStatement(SqliteHandle connection, string sql, sqlite3_stmt handle)
    {
        Connection = connection;
        Sql = sql;
        Handle = handle;
        ColumnCount = raw.sqlite3_column_count(handle);
        _places = PlacesOf(handle);
    }

    /// <summary>The connection that it belongs to.</summary>
    internal SqliteHandle Connection { get; }

    /// <inheritdoc/>
    public string Sql { get; }

    /// <summary>SQLite's own handle.</summary>
    internal sqlite3_stmt Handle { get; }

    /// <summary>Columns of a row.</summary>
    internal int ColumnCount { get; }

    /// <inheritdoc/>
    public long LastUse { get; set; }

    /// <summary>Compiles a text of exactly one statement.</summary>
    internal static PreparedStatement Prepare(SqliteHandle connection, string sql)
    {
        var code = raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle, out var tail);
        if (code != raw.SQLITE_OK)
        {
            throw connection.Error(code, sql);
        }

        if (handle is null || handle.IsInvalid || !string.IsNullOrWhiteSpace(tail))
        {
            handle?.Dispose();
            throw new ArgumentException("The text must hold exactly one statement.", nameof(sql));
        }

        return new PreparedStatement(connection, sql, handle);
    }

    /// <summary>Sets all parameters; <c>$1</c> is the first value.</summary>
    internal void Bind(ReadOnlySpan<SqlValue> parameters)
    {
        for (var place = 0; place < _places.Length; place++)
        {
            var number = _places[place];
            if (number > parameters.Length)
            {
                throw new ArgumentException($"The statement has a parameter ${number}, but {parameters.Length} values are given.", nameof(parameters));
            }

            var code = Bind(place + 1, parameters[number - 1]);
            if (code != raw.SQLITE_OK)
            {
                throw Connection.Error(code, Sql);
            }
        }
    }

    /// <summary>One step, watched for cancellation and time: a row, or the end.</summary>
    internal bool Step(long deadline, CancellationToken cancellationToken)
    {
        var code = Connection.Step(this, deadline, cancellationToken);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw Connection.StepError(code, Sql, cancellationToken),
        };
    }

    /// <summary>One step, watched, that is given up where it is not cheap: a row, the end, or null.</summary>
    internal bool? TryStep(long deadline, CancellationToken cancellationToken)
    {
        var code = Connection.Step(this, deadline, cancellationToken, SqliteHandle.CheapLooks);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            raw.SQLITE_INTERRUPT when Connection.WasDear => null,
            _ => throw Connection.StepError(code, Sql, cancellationToken),
        };
    }

    /// <summary>Ends the run; the parameters keep no memory of big values.</summary>
    internal void Reset()
    {
        // The result repeats the failure of the last step, which has been thrown already.
        _ = raw.sqlite3_reset(Handle);
        if (_places.Length > 0)
        {
            _ = raw.sqlite3_clear_bindings(Handle);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();

    private int Bind(int place, in SqlValue value) => value.Kind switch
    {
        SqlValueKind.Null => raw.sqlite3_bind_null(Handle, place),
        SqlValueKind.Integer => raw.sqlite3_bind_int64(Handle, place, value.Integer),
        SqlValueKind.Real => raw.sqlite3_bind_double(Handle, place, value.Real),
        SqlValueKind.Text => BindText(place, value.Text),
        SqlValueKind.Utf8 => BindUtf8(place, value.Utf8),
        SqlValueKind.Keys => BindText(place, value.Keys.ToString()),
        _ => throw new UnreachableException(),
    };

    private int BindText(int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= StackBytes)
        {
            Span<byte> bytes = stackalloc byte[StackBytes];
            return BindUtf8(place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return BindUtf8(place, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // An empty span has no address, and text without an address is bound as NULL.
    private int BindUtf8(int place, ReadOnlySpan<byte> utf8) => utf8.IsEmpty
        ? raw.sqlite3_bind_text(Handle, place, string.Empty)
        : raw.sqlite3_bind_text(Handle, place, utf8);

    /// <summary>For each of SQLite's places the number in <c>$n</c>: places follow the first mention in the text.</summary>
    private static int[] PlacesOf(sqlite3_stmt handle)
    {
        var places = new int[raw.sqlite3_bind_parameter_count(handle)];
        for (var i = 0; i < places.Length; i++)
        {
            var name = raw.sqlite3_bind_parameter_name(handle, i + 1).utf8_to_string();
            if (name is not ['$', .. var digits] || !int.TryParse(digits, CultureInfo.InvariantCulture, out places[i]) || places[i] < 1)
            {
                handle.Dispose();
                throw new ArgumentException($"Parameters are named $1 to $n; found \"{name}\".", nameof(handle));
            }
        }

        return places;
    }
}
