using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Merging;

/// <summary>
/// Whether arguments are given the same values, whatever their order, and the fields of objects likewise. Counts the
/// steps taken, which are near the number of values on one side.
/// </summary>
internal struct ValueEquality
{
    public int Steps { get; private set; }

    public bool AreSame(ImmutableArray<Argument> a, ImmutableArray<Argument> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        Dictionary<string, Value>? byName = null;
        for (var i = 0; i < a.Length; i++)
        {
            // Most often both are written in the same order.
            Steps++;
            var name = a[i].Name.Value;
            var other = b[i].Name.Value == name
                ? b[i].Value
                : (byName ??= ByName(b, argument => argument.Name.Value, argument => argument.Value))
                    .GetValueOrDefault(name);
            if (other is null || !AreSame(a[i].Value, other))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreSame(Value a, Value b)
    {
        Steps++;
        return (a, b) switch
        {
            (Variable x, Variable y) => x.Name.Value == y.Name.Value,
            (IntValue x, IntValue y) => x.Text == y.Text,
            (FloatValue x, FloatValue y) => x.Text == y.Text,
            (StringValue x, StringValue y) => x.Text == y.Text && x.IsBlock == y.IsBlock,
            (BooleanValue x, BooleanValue y) => x.IsTrue == y.IsTrue,
            (NullValue, NullValue) => true,
            (EnumValue x, EnumValue y) => x.Name == y.Name,
            (ListValue x, ListValue y) => AreSame(x.Values, y.Values),
            (ObjectValue x, ObjectValue y) => AreSame(x.Fields, y.Fields),
            _ => false,
        };
    }

    private bool AreSame(ImmutableArray<Value> a, ImmutableArray<Value> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (!AreSame(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreSame(ImmutableArray<ObjectField> a, ImmutableArray<ObjectField> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        Dictionary<string, Value>? byName = null;
        for (var i = 0; i < a.Length; i++)
        {
            Steps++;
            var name = a[i].Name.Value;
            var other = b[i].Name.Value == name
                ? b[i].Value
                : (byName ??= ByName(b, field => field.Name.Value, field => field.Value)).GetValueOrDefault(name);
            if (other is null || !AreSame(a[i].Value, other))
            {
                return false;
            }
        }

        return true;
    }

    // Of two with one name, which another rule refuses, the first.
    private Dictionary<string, Value> ByName<T>(ImmutableArray<T> items, Func<T, string> name, Func<T, Value> value)
    {
        Steps += items.Length;
        var byName = new Dictionary<string, Value>(items.Length);
        foreach (var item in items)
        {
            byName.TryAdd(name(item), value(item));
        }

        return byName;
    }
}
