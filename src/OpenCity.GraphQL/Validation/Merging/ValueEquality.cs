using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Validation.Merging;

/// <summary>
/// Whether arguments are given the same values, whatever their order, and the fields of objects likewise. Counts the
/// steps taken, because a long list in another order takes its length squared.
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

        for (var i = 0; i < a.Length; i++)
        {
            var other = Find(b, a[i].Name.Value, i);
            if (other is null || !AreSame(a[i].Value, other.Value))
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

        for (var i = 0; i < a.Length; i++)
        {
            var other = Find(b, a[i].Name.Value, i);
            if (other is null || !AreSame(a[i].Value, other.Value))
            {
                return false;
            }
        }

        return true;
    }

    // Most often both are written in the same order.
    private Argument? Find(ImmutableArray<Argument> arguments, string name, int expectedIndex)
    {
        Steps++;
        if (arguments[expectedIndex].Name.Value == name)
        {
            return arguments[expectedIndex];
        }

        foreach (var argument in arguments)
        {
            Steps++;
            if (argument.Name.Value == name)
            {
                return argument;
            }
        }

        return null;
    }

    private ObjectField? Find(ImmutableArray<ObjectField> fields, string name, int expectedIndex)
    {
        Steps++;
        if (fields[expectedIndex].Name.Value == name)
        {
            return fields[expectedIndex];
        }

        foreach (var field in fields)
        {
            Steps++;
            if (field.Name.Value == name)
            {
                return field;
            }
        }

        return null;
    }
}
