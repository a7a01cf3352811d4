using Npgsql;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>A statement of one connection with its parameters and the forms of its columns; parameters are <c>$1</c> to <c>$n</c>.</summary>
internal sealed class PostgreSqlStatement : ICachedStatement
{
    private readonly PostgreSqlParameter[] _parameters;
    private ColumnForm[]? _columns;

    internal PostgreSqlStatement(NpgsqlConnection connection, string sql, ReadOnlySpan<string> types)
    {
        Sql = sql;
        Command = new NpgsqlCommand(sql, connection);
        _parameters = new PostgreSqlParameter[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            _parameters[i] = PostgreSqlParameter.Of(types[i]);
            Command.Parameters.Add(_parameters[i].Parameter);
        }
    }

    /// <inheritdoc/>
    public string Sql { get; }

    /// <inheritdoc/>
    public long LastUse { get; set; }

    /// <summary>The driver's command.</summary>
    internal NpgsqlCommand Command { get; }

    /// <summary>Sets all parameters; <c>$1</c> is the first value.</summary>
    internal void Bind(ReadOnlySpan<SqlValue> values)
    {
        if (values.Length < _parameters.Length)
        {
            throw new ArgumentException($"The statement has {_parameters.Length} parameters, but {values.Length} values are given.", nameof(values));
        }

        for (var i = 0; i < _parameters.Length; i++)
        {
            _parameters[i].Set(values[i]);
        }
    }

    /// <summary>How the columns of its rows are kept; the same for all executions.</summary>
    internal ColumnForm[] ColumnsOf(NpgsqlDataReader reader)
    {
        if (_columns is null)
        {
            var columns = new ColumnForm[reader.FieldCount];
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i] = FormOf(reader.GetDataTypeOID(i));
            }

            _columns = columns;
        }

        return _columns;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The server forgets it too, unless the connection is gone.
        if (Command is { IsPrepared: true, Connection.State: System.Data.ConnectionState.Open })
        {
            Command.Unprepare();
        }

        Command.Dispose();
    }

    // Numbers of the types in the server's own catalogue, which are the same in every database.
    private static ColumnForm FormOf(uint type) => type switch
    {
        16 => ColumnForm.Boolean,
        20 or 21 or 23 => ColumnForm.Integer,
        700 or 701 => ColumnForm.Real,
        1700 => ColumnForm.Decimal,
        1082 => ColumnForm.Day,
        1184 => ColumnForm.Instant,
        _ => ColumnForm.Text,
    };
}

/// <summary>How the server keeps a column of a result.</summary>
internal enum ColumnForm
{
    /// <summary>A text, or what is read as one.</summary>
    Text,

    /// <summary>A whole number of 16 to 64 bits.</summary>
    Integer,

    /// <summary>A number of single or double precision.</summary>
    Real,

    /// <summary>An exact number, as sums of 64-bit numbers are.</summary>
    Decimal,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Microseconds since 2000.</summary>
    Instant,

    /// <summary>Days since 2000.</summary>
    Day,
}
