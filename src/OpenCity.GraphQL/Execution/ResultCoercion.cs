using System.Globalization;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Execution;

/// <summary>
/// Writes values as the scalars and enums of the schema demand. A value that its type does not know is an execution error: nothing is
/// rounded, parsed or guessed, and what is written is always well-formed JSON.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#CoerceResult()</remarks>
public static class ResultCoercion
{
    /// <summary>Writes an <c>Int</c>.</summary>
    /// <exception cref="ExecutionErrorException">It is no whole number of 32 bits.</exception>
    public static void WriteInt(ResponseWriter writer, long value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is < int.MinValue or > int.MaxValue)
        {
            throw ResultErrors.NotOf("Int", "a whole number of 32 bits", Shown(value));
        }

        writer.Number(value);
    }

    /// <summary>Writes a <c>Float</c>.</summary>
    /// <exception cref="ExecutionErrorException">It is not finite; JSON has no word for it.</exception>
    public static void WriteFloat(ResponseWriter writer, double value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!double.IsFinite(value))
        {
            throw ResultErrors.NotOf("Float", "a finite number", Shown(value));
        }

        writer.Number(value);
    }

    /// <summary>Writes a value that is not null as a scalar or enum.</summary>
    /// <param name="type">The scalar or enum.</param>
    /// <param name="value">The value; <c>docs/scalars.md</c> tells which are right for which scalar.</param>
    /// <param name="writer">Takes the JSON.</param>
    /// <exception cref="ExecutionErrorException">The value is not of the type; nothing may be kept of what was written.</exception>
    public static void Write(NamedType type, object value, ResponseWriter writer)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(writer);
        switch (value)
        {
            case string text: WriteText(type, text, writer); break;
            case bool flag: WriteBoolean(type, flag, writer); break;
            case sbyte or byte or short or ushort or int or uint or long:
                WriteWhole(type, Convert.ToInt64(value, CultureInfo.InvariantCulture), writer);
                break;
            case ulong whole when whole <= long.MaxValue: WriteWhole(type, (long)whole, writer); break;
            case double real: WriteReal(type, real, writer); break;
            case float real: WriteReal(type, double.Parse(real.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), writer); break;
            case decimal real: WriteReal(type, (double)real, writer); break;
            default: WriteOther(type, value, writer); break;
        }
    }

    internal static void WriteText(NamedType type, string text, ResponseWriter writer)
    {
        var fits = type switch
        {
            EnumType @enum => @enum.ValuesByName.ContainsKey(text),
            ScalarType { Coercion: UriCoercion } => UriCoercion.IsAbsolute(text),
            ScalarType { Coercion: StringCoercion or IdCoercion or AnyCoercion } => true,
            _ => false,
        };
        if (!fits || !writer.TryText(text))
        {
            throw ResultErrors.NotOf(type.Name, Expected(type), fits ? "a text that is not Unicode" : Found.Text(text));
        }
    }

    internal static void WriteBoolean(NamedType type, bool flag, ResponseWriter writer)
    {
        if (type is not ScalarType { Coercion: BooleanCoercion or AnyCoercion })
        {
            throw ResultErrors.NotOf(type.Name, Expected(type), flag ? "true" : "false");
        }

        writer.Boolean(flag);
    }

    internal static void WriteWhole(NamedType type, long value, ResponseWriter writer)
    {
        switch ((type as ScalarType)?.Coercion)
        {
            case IntCoercion: WriteInt(writer, value); break;
            case LongCoercion or FloatCoercion or AnyCoercion: writer.Number(value); break;
            case IdCoercion: writer.Text(Shown(value)); break;
            default: throw ResultErrors.NotOf(type.Name, Expected(type), Shown(value));
        }
    }

    internal static void WriteReal(NamedType type, double value, ResponseWriter writer)
    {
        if (type is not ScalarType { Coercion: FloatCoercion or AnyCoercion } || !double.IsFinite(value))
        {
            throw ResultErrors.NotOf(type.Name, Expected(type), Shown(value));
        }

        writer.Number(value);
    }

    private static void WriteOther(NamedType type, object value, ResponseWriter writer)
    {
        switch ((value, (type as ScalarType)?.Coercion))
        {
            case (DateTimeOffset instant, DateTimeCoercion): writer.Text(Shown(instant)); break;
            case (DateOnly day, LocalDateCoercion): writer.Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case (IsoDuration duration, DurationCoercion): writer.Text(duration.ToString()); break;
            case (_, AnyCoercion): AnyResult.Write(type, value, writer); break;
            default: throw ResultErrors.NotOf(type.Name, Expected(type), $"a value of .NET's {value.GetType().Name}");
        }
    }

    // Decimals beyond the sixth are cut: every clock of .NET tells seven, and the format has six.
    private static string Shown(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)
        + (instant.Offset == TimeSpan.Zero ? "Z" : instant.ToString("zzz", CultureInfo.InvariantCulture));

    private static string Shown(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static string Expected(NamedType type) => type switch
    {
        EnumType => "one of its names",
        ScalarType { Coercion: IntCoercion } => "a whole number of 32 bits",
        ScalarType { Coercion: LongCoercion } => "a whole number of 64 bits",
        ScalarType { Coercion: FloatCoercion } => "a finite number",
        ScalarType { Coercion: BooleanCoercion } => "true or false",
        ScalarType { Coercion: StringCoercion } => "a text",
        ScalarType { Coercion: IdCoercion } => "a text or a whole number",
        ScalarType { Coercion: DateTimeCoercion } => "an instant",
        ScalarType { Coercion: LocalDateCoercion } => "a day",
        ScalarType { Coercion: DurationCoercion } => "a duration",
        ScalarType { Coercion: UriCoercion } => "an absolute URI",
        _ => "a value that JSON can hold",
    };
}
