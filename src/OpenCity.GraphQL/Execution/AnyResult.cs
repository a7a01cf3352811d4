using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Execution;

/// <summary>Writes values of scalars of which the engine knows nothing: whatever JSON can hold, lists and objects included.</summary>
internal static class AnyResult
{
    private const int MaxDepth = 64;

    private static readonly JsonSerializerOptions s_plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    internal static void Write(NamedType type, object value, ResponseWriter writer) => Write(type, value, writer, MaxDepth);

    private static void Write(NamedType type, object? value, ResponseWriter writer, int depth)
    {
        if (depth == 0)
        {
            throw ResultErrors.NotOf(type.Name, $"a value nested at most {MaxDepth} deep", "a deeper one");
        }

        switch (value)
        {
            case null: writer.Null(); break;
            case JsonElement or JsonNode: WriteJson(type, value, writer); break;
            case IReadOnlyDictionary<string, object?> entries: WriteEntries(type, entries, writer, depth); break;
            case IDictionary: throw ResultErrors.NotOf(type.Name, "objects with texts as names", $"a {value.GetType().Name}");
            case string or bool or sbyte or byte or short or ushort or int or uint or long or float or double or decimal:
                ResultCoercion.Write(type, value, writer);
                break;
            case ulong whole when whole <= long.MaxValue: writer.Number((long)whole); break;
            case IEnumerable items: WriteItems(type, items, writer, depth); break;
            default: throw ResultErrors.NotOf(type.Name, "a value that JSON can hold", $"a value of .NET's {value.GetType().Name}");
        }
    }

    private static void WriteItems(NamedType type, IEnumerable items, ResponseWriter writer, int depth)
    {
        var isFirst = true;
        writer.Raw((byte)'[');
        foreach (var item in items)
        {
            if (!isFirst)
            {
                writer.Raw((byte)',');
            }

            isFirst = false;
            Write(type, item, writer, depth - 1);
        }

        writer.Raw((byte)']');
    }

    private static void WriteEntries(NamedType type, IReadOnlyDictionary<string, object?> entries, ResponseWriter writer, int depth)
    {
        var isFirst = true;
        writer.Raw((byte)'{');
        foreach (var (name, item) in entries)
        {
            if (!isFirst)
            {
                writer.Raw((byte)',');
            }

            isFirst = false;
            if (!writer.TryText(name))
            {
                throw ResultErrors.NotOf(type.Name, "names that are Unicode", "another one");
            }

            writer.Raw((byte)':');
            Write(type, item, writer, depth - 1);
        }

        writer.Raw((byte)'}');
    }

    private static void WriteJson(NamedType type, object value, ResponseWriter writer)
    {
        try
        {
            writer.Raw(JsonSerializer.SerializeToUtf8Bytes(value, s_plain));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // An undefined element, a text that is not Unicode, a number that is not finite, a value of another kind.
            throw ResultErrors.NotOf(type.Name, "a value that JSON can hold", "another one");
        }
    }
}
