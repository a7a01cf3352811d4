using System.Collections.Frozen;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>What each field of a schema costs, by its <c>@cost</c> and <c>@listSize</c>.</summary>
internal sealed class PriceList
{
    // Objects of introspection lie in memory; the standard introspection of a large schema has some hundred thousand.
    private const double IntrospectionWeight = 0.005;

    private readonly FrozenDictionary<OutputField, FieldPrice> _fields;
    private readonly FrozenDictionary<InputValue, double> _inputs;

    internal PriceList(Schema schema)
    {
        var sizes = IntrospectionSizes.Of(schema);
        var own = schema.Types.OfType<FieldsType>().SelectMany(type => type.Fields.Select(field => (type, field)));
        var fields = own.ToDictionary(
            pair => pair.field,
            pair => pair.type.Name.StartsWith("__", StringComparison.Ordinal)
                ? Introspected(pair.field, sizes.GetValueOrDefault($"{pair.type.Name}.{pair.field.Name}"))
                : Own(schema, pair.field));
        _fields = fields.ToFrozenDictionary();
        _inputs = schema.Types.OfType<InputObjectType>().SelectMany(type => type.Fields)
            .Concat(_fields.Keys.SelectMany(field => field.Arguments))
            .ToFrozenDictionary(value => value, value => CostDirectives.WeightOf(value) ?? CostDirectives.StandardOf(value.Type));
    }

    /// <summary>The price of a field; the meta-fields of the root cost a point.</summary>
    internal FieldPrice Of(OutputField field) => _fields.TryGetValue(field, out var price) ? price : new FieldPrice(1, 0, null);

    /// <summary>What the values given for arguments cost: what stands in them, never what might.</summary>
    internal double Of(OutputField field, ArgumentValues arguments)
    {
        var sum = 0.0;
        foreach (var (name, value) in arguments.Entries)
        {
            sum += Of(field.FindArgument(name)!, value);
        }

        return sum;
    }

    // An input list costs its weight for each item. The recursion is that of the value, which coercion bounds.
    private double Of(InputValue definition, object? value)
    {
        var weight = _inputs.GetValueOrDefault(definition);
        return value switch
        {
            null => 0,
            object?[] items => Items(weight, items),
            InputObject fields => weight + Fields(fields),
            _ => weight,
        };
    }

    private double Items(double weight, object?[] items)
    {
        var sum = 0.0;
        foreach (var item in items)
        {
            sum += item switch
            {
                InputObject fields => weight + Fields(fields),
                object?[] below => Items(weight, below),
                _ => weight,
            };
        }

        return sum;
    }

    private double Fields(InputObject fields)
    {
        var sum = 0.0;
        foreach (var (name, value) in fields.Entries)
        {
            sum += Of(fields.Type.FieldsByName[name], value);
        }

        return sum;
    }

    private static FieldPrice Own(Schema schema, OutputField field)
    {
        var type = field.Type.Named;
        var typeWeight = type is InterfaceType or UnionType
            ? schema.PossibleTypes(type).Select(CostDirectives.WeightOf).DefaultIfEmpty(0).Max()
            : CostDirectives.WeightOf(type);
        return new FieldPrice(
            CostDirectives.WeightOf(field) ?? CostDirectives.StandardOf(type), typeWeight, CostDirectives.SizeOf(field));
    }

    private static FieldPrice Introspected(OutputField field, int size) => new(
        0,
        field.Type.Named is ObjectType ? IntrospectionWeight : 0,
        size == 0 ? null : new ListSize([], size, size, []));
}

/// <summary>What a field costs.</summary>
/// <param name="Weight">Points for each object that has the field.</param>
/// <param name="TypeWeight">Points for each object that the field brings.</param>
/// <param name="Size">How many it brings; null for at most one.</param>
internal sealed record FieldPrice(double Weight, double TypeWeight, ListSize? Size);
