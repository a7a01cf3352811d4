using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>
/// Writes what of a filter's or an order's value the SQL text depends on; two values with the same shape have the same statement, which
/// differs in its parameters only.
/// </summary>
/// <remarks>
/// <c>{size:{gt:v}}</c>: an object with the fields that are there; <c>n</c> a null, <c>v</c> a value; <c>[nv]</c> a list of scalars that
/// holds nulls and values; <c>({…}{…})</c> a list of objects, item by item.
/// </remarks>
public static class FilterShape
{
    /// <summary>Adds the shape of a coerced filter; null where there is none.</summary>
    public static void Append(ref ShapeBuilder shape, object? where) => Append(ref shape, where, false, 0);

    /// <summary>Adds the shape of a coerced <c>order</c>, directions included; null where there is none.</summary>
    public static void AppendOrder(ref ShapeBuilder shape, object? order) => Append(ref shape, order, true, 0);

    private static void Append(ref ShapeBuilder shape, object? value, bool withText, int depth)
    {
        // What is nested deeper is refused by the compilers, which allow two levels of value a level of filter.
        if (depth > (2 * FilterCompiler.MaxDepth) + 4)
        {
            shape.Append('…');
            return;
        }

        switch (value)
        {
            case null:
                shape.Append('n');
                break;
            case InputObject fields:
                shape.Append('{');
                foreach (var entry in fields.Entries)
                {
                    shape.Append(entry.Key);
                    shape.Append(':');
                    Append(ref shape, entry.Value, withText, depth + 1);
                    shape.Append(',');
                }

                shape.Append('}');
                break;
            case object?[] items when items.Length > 0 && Array.Exists(items, item => item is InputObject):
                shape.Append('(');
                foreach (var item in items)
                {
                    Append(ref shape, item, withText, depth + 1);
                }

                shape.Append(')');
                break;
            case object?[] items:
                shape.Append('[');
                shape.Append(Array.IndexOf(items, null) >= 0 ? "n" : "");
                shape.Append(Array.Exists(items, item => item is not null) ? "v" : "");
                shape.Append(']');
                break;
            case string text when withText:
                shape.Append(text);
                break;
            default:
                shape.Append('v');
                break;
        }
    }
}
