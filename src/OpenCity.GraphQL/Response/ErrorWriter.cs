using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Response;

/// <summary>Writes the <c>errors</c> entry of a response.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Errors.Error-Result-Format</remarks>
public static class ErrorWriter
{
    private const int LongestMessage = 200;

    /// <summary>Writes the list of errors, brackets included, in at most the bytes of a public server.</summary>
    public static void Write(ResponseWriter writer, IReadOnlyList<GraphQLError> errors) =>
        Write(writer, errors, EngineLimits.Default.MaxErrorBytes);

    /// <summary>
    /// Writes the list of errors, brackets included, in at most so many bytes: those that fit, at least the first, of which nothing but
    /// message and code stay where it is too long by itself.
    /// </summary>
    public static void Write(ResponseWriter writer, IReadOnlyList<GraphQLError> errors, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(errors);
        var end = writer.Position + maxBytes - 1;
        writer.Raw((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            var before = writer.Position;
            if (i > 0)
            {
                writer.Raw((byte)',');
            }

            WriteError(writer, errors[i]);
            if (writer.Position > end)
            {
                writer.Rewind(before);
                if (i == 0)
                {
                    WriteError(writer, Shortened(errors[i]));
                }

                break;
            }
        }

        writer.Raw((byte)']');
    }

    private static GraphQLError Shortened(GraphQLError error)
    {
        var length = Math.Min(error.Message.Length, LongestMessage);
        var message = error.Message[..(length > 0 && char.IsHighSurrogate(error.Message[length - 1]) ? length - 1 : length)];
        return new GraphQLError(message.Length == error.Message.Length ? message : message + "…", error.Code, error.Locations);
    }

    private static void WriteError(ResponseWriter writer, GraphQLError error)
    {
        writer.Raw("{\"message\":"u8);
        writer.Text(error.Message);
        if (!error.Locations.IsDefaultOrEmpty)
        {
            writer.Raw(",\"locations\":"u8);
            WriteLocations(writer, error.Locations.AsSpan());
        }

        if (error.Path is { } path)
        {
            writer.Raw(",\"path\":"u8);
            WriteValue(writer, path);
        }

        writer.Raw(",\"extensions\":{\"code\":"u8);
        writer.Text(error.Code);
        foreach (var (name, value) in error.Extensions.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.Raw((byte)',');
            writer.Text(name);
            writer.Raw((byte)':');
            WriteValue(writer, value);
        }

        writer.Raw("}}"u8);
    }

    private static void WriteLocations(ResponseWriter writer, ReadOnlySpan<SourceLocation> locations)
    {
        for (var i = 0; i < locations.Length; i++)
        {
            writer.Raw(i == 0 ? "[{\"line\":"u8 : ",{\"line\":"u8);
            writer.Number(locations[i].Line);
            writer.Raw(",\"column\":"u8);
            writer.Number(locations[i].Column);
            writer.Raw((byte)'}');
        }

        writer.Raw((byte)']');
    }

    private static void WriteValue(ResponseWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.Text(text); break;
            case bool flag: writer.Boolean(flag); break;
            case int number: writer.Number((long)number); break;
            case long number: writer.Number(number); break;
            case double number: writer.Number(number); break;
            case System.Collections.IEnumerable items: WriteList(writer, items); break;
            default: throw new ArgumentException($"An error's extension cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    private static void WriteList(ResponseWriter writer, System.Collections.IEnumerable items)
    {
        writer.Raw((byte)'[');
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                writer.Raw((byte)',');
            }

            WriteValue(writer, item);
            first = false;
        }

        writer.Raw((byte)']');
    }
}
