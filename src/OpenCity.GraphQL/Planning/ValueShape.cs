using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>
/// What of a coerced value a plan may depend on: which fields of input objects are given, what is null, Booleans, structural enums,
/// the number of items in lists of objects; of a list of leaves only whether it is empty and whether it has nulls.
/// </summary>
internal static class ValueShape
{
    // Recursion is bounded: coercion bounds the depth of values.
    internal static void Append(
        ArrayBufferWriter<byte> target, object? value, GraphQLType? type, FrozenSet<string> structuralEnums)
    {
        switch (value)
        {
            case null: Append(target, 'n'); break;
            case bool flag: Append(target, flag ? 't' : 'f'); break;
            case string text when type?.Named is EnumType named && structuralEnums.Contains(named.Name):
                Append(target, text);
                break;
            case object?[] items: AppendList(target, items, (type?.NullableType as ListType)?.OfType, structuralEnums); break;
            case InputObject fields:
                Append(target, '{');
                foreach (var (name, item) in fields.Entries)
                {
                    Append(target, name);
                    Append(target, ':');
                    Append(target, item, fields.Type.FieldsByName.GetValueOrDefault(name)?.Type, structuralEnums);
                }

                Append(target, '}');
                break;
            default: Append(target, 'v'); break;
        }
    }

    private static void AppendList(
        ArrayBufferWriter<byte> target, object?[] items, GraphQLType? itemType, FrozenSet<string> structuralEnums)
    {
        if (!Array.Exists(items, item => item is InputObject or object?[]))
        {
            // A list of leaves is one parameter: only emptiness and nulls show in a plan.
            Append(target, items.Length == 0 ? 'e' : Array.Exists(items, item => item is null) ? 'N' : 'l');
            if (Array.Exists(items, item => item is not null))
            {
                Append(target, 'x');
            }

            return;
        }

        Append(target, '[');
        foreach (var item in items)
        {
            Append(target, item, itemType, structuralEnums);
            Append(target, ',');
        }

        Append(target, ']');
    }

    internal static void Append(ArrayBufferWriter<byte> target, string text) =>
        target.Advance(Encoding.UTF8.GetBytes(text, target.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));

    internal static void Append(ArrayBufferWriter<byte> target, char character)
    {
        target.GetSpan(1)[0] = (byte)character;
        target.Advance(1);
    }
}
