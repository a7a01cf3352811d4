using System.Diagnostics;
using System.Globalization;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Types;

/// <summary>
/// Puts the values of variables in the place of the variables: a custom scalar may take lists and objects, and it reads
/// constants only.
/// </summary>
internal static class VariableReplacement
{
    /// <summary>The constant literal. A variable without a value is null; as a field of an object it is left out.</summary>
    public static Value Constant(Value literal, VariableValues variables) => literal switch
    {
        Variable variable => variables.TryGet(variable.Name.Value, out var value) ? LiteralOf(value) : new NullValue(),
        ListValue list => list with { Values = [.. list.Values.Select(item => Constant(item, variables))] },
        ObjectValue given => given with
        {
            Fields =
            [
                .. given.Fields
                    .Where(field => field.Value is not Variable variable || variables.Has(variable.Name.Value))
                    .Select(field => field with { Value = Constant(field.Value, variables) }),
            ],
        },
        _ => literal,
    };

    private static Value LiteralOf(object? value) => value switch
    {
        null => new NullValue(),
        bool flag => new BooleanValue(flag),
        int number => new IntValue(number.ToString(CultureInfo.InvariantCulture)),
        long number => new IntValue(number.ToString(CultureInfo.InvariantCulture)),
        double number => new FloatValue(number.ToString("R", CultureInfo.InvariantCulture)),
        string text => Text(text),
        DateTimeOffset instant => Text(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffK", CultureInfo.InvariantCulture)),
        DateOnly day => Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        IsoDuration duration => Text(duration.ToString()),
        InputObject given => ObjectOf(given.Entries),
        IEnumerable<KeyValuePair<string, object?>> entries => ObjectOf(entries),
        object?[] items => new ListValue([.. items.Select(LiteralOf)]),
        _ => throw new UnreachableException($"A variable has no values of {value.GetType()}."),
    };

    private static StringValue Text(string text) => new(text, IsBlock: false);

    private static ObjectValue ObjectOf(IEnumerable<KeyValuePair<string, object?>> entries) =>
        new([.. entries.Select(entry => new ObjectField(new Name(entry.Key), LiteralOf(entry.Value)))]);
}
