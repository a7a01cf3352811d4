using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace OpenCity.Data.Providers.PostgreSql;

/// <summary>A parameter of a prepared statement, of the type that the server gave it; setting it makes no object but for texts.</summary>
internal abstract class PostgreSqlParameter
{
    /// <summary>The driver's parameter.</summary>
    internal abstract NpgsqlParameter Parameter { get; }

    /// <summary>Sets the value of the next execution.</summary>
    internal abstract void Set(in SqlValue value);

    /// <summary>Makes a parameter of a type as the catalogue writes it: <c>timestamp with time zone</c>.</summary>
    internal static PostgreSqlParameter Of(string type) => type switch
    {
        "text" or "character varying" or "character" or "name" or "unknown" => new Reference<string>(NpgsqlDbType.Text, Text),
        "smallint" => new Value<short>(NpgsqlDbType.Smallint, (in value) => checked((short)value.Integer)),
        "integer" => new Value<int>(NpgsqlDbType.Integer, (in value) => checked((int)value.Integer)),
        "bigint" => new Value<long>(NpgsqlDbType.Bigint, (in value) => value.Integer),
        "double precision" => new Value<double>(NpgsqlDbType.Double, Real),
        "boolean" => new Value<bool>(NpgsqlDbType.Boolean, (in value) => value.Integer != 0),
        "timestamp with time zone" => new Value<long>(NpgsqlDbType.TimestampTz, Instant),
        "date" => new Value<int>(NpgsqlDbType.Date, Day),
        "text[]" => new TextList(),
        "integer[]" => new ValueList<int>(NpgsqlDbType.Integer, (in value) => checked((int)value.Integer)),
        "bigint[]" => new ValueList<long>(NpgsqlDbType.Bigint, (in value) => value.Integer),
        "double precision[]" => new ValueList<double>(NpgsqlDbType.Double, Real),
        "boolean[]" => new ValueList<bool>(NpgsqlDbType.Boolean, (in value) => value.Integer != 0),
        "timestamp with time zone[]" => new ValueList<long>(NpgsqlDbType.TimestampTz, Instant),
        "date[]" => new ValueList<int>(NpgsqlDbType.Date, Day),
        _ => throw new NotSupportedException($"A parameter has the type {type}, for which values have no form."),
    };

    /// <summary>A text as the server takes it: U+0000 is no part of a text there, and what holds it equals nothing.</summary>
    internal static string? Text(in SqlValue value)
    {
        var text = value.Kind == SqlValueKind.Utf8 ? Encoding.UTF8.GetString(value.Utf8) : value.ToString();
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        // Half of a surrogate pair is no UTF-8: it becomes U+FFFD, as on the other databases.
        return text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>An instant as the server counts: microseconds since 2000.</summary>
    internal static long Instant(in SqlValue value) => value.Integer - PostgreSqlEpoch.Microseconds;

    /// <summary>A day as the server counts: days since 2000.</summary>
    internal static int Day(in SqlValue value) =>
        DateOnly.ParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - PostgreSqlEpoch.DayNumber;

    /// <summary>A number of double precision.</summary>
    internal static double Real(in SqlValue value) => value.Kind == SqlValueKind.Integer ? value.Integer : value.Real;

    private delegate T Convert<T>(in SqlValue value);

    private sealed class Value<T>(NpgsqlDbType type, Convert<T> convert) : PostgreSqlParameter
        where T : struct
    {
        private readonly NpgsqlParameter<T?> _parameter = new() { NpgsqlDbType = type };

        internal override NpgsqlParameter Parameter => _parameter;

        internal override void Set(in SqlValue value) =>
            _parameter.TypedValue = value.Kind == SqlValueKind.Null ? null : convert(value);
    }

    private sealed class Reference<T>(NpgsqlDbType type, Convert<T?> convert) : PostgreSqlParameter
        where T : class
    {
        private readonly NpgsqlParameter<T?> _parameter = new() { NpgsqlDbType = type };

        internal override NpgsqlParameter Parameter => _parameter;

        internal override void Set(in SqlValue value) =>
            _parameter.TypedValue = value.Kind == SqlValueKind.Null ? null : convert(value);
    }

    private sealed class TextList : PostgreSqlParameter
    {
        private readonly NpgsqlParameter<string?[]> _parameter = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

        internal override NpgsqlParameter Parameter => _parameter;

        internal override void Set(in SqlValue value)
        {
            var keys = value.Keys;
            var array = new string?[keys.Count];
            for (var i = 0; i < array.Length; i++)
            {
                var part = keys[i, Math.Max(0, value.KeyColumn)];
                array[i] = part.Kind == SqlValueKind.Null ? null : Text(part);
            }

            _parameter.TypedValue = array;
        }
    }

    private sealed class ValueList<T>(NpgsqlDbType type, Convert<T> convert) : PostgreSqlParameter
        where T : struct
    {
        private readonly NpgsqlParameter<T?[]> _parameter = new() { NpgsqlDbType = NpgsqlDbType.Array | type };

        internal override NpgsqlParameter Parameter => _parameter;

        internal override void Set(in SqlValue value)
        {
            var keys = value.Keys;
            var array = new T?[keys.Count];
            for (var i = 0; i < array.Length; i++)
            {
                var part = keys[i, Math.Max(0, value.KeyColumn)];
                array[i] = part.Kind == SqlValueKind.Null ? null : convert(part);
            }

            _parameter.TypedValue = array;
        }
    }
}

/// <summary>The moment from which PostgreSQL counts.</summary>
internal static class PostgreSqlEpoch
{
    /// <summary>Microseconds from 1970 to 2000.</summary>
    internal const long Microseconds = 946_684_800_000_000;

    /// <summary>The day 2000-01-01 as <see cref="DateOnly.DayNumber"/> counts.</summary>
    internal const int DayNumber = 730_119;
}
