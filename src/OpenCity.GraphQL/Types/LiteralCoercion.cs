using System.Collections.Immutable;
using System.Diagnostics;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Types;

/// <summary>Coerces one literal; the parser bounds how deep it and its type are nested.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Types</remarks>
internal sealed class LiteralCoercion(VariableValues? variables, ICollection<CoercionError> errors)
{
    private readonly CoercionPath _path = new();

    public bool TryCoerce(Value literal, GraphQLType type, out object? value)
    {
        switch (type)
        {
            case var _ when literal is Variable variable:
                return TryCoerceVariable(variable, type, out value);
            case NonNullType when literal is NullValue:
                return Fail(literal, $"\"{type}\" cannot be null.", null, out value);
            case NonNullType nonNull:
                return TryCoerce(literal, nonNull.OfType, out value);
            case var _ when literal is NullValue:
                value = null;
                return true;
            case ListType list:
                return TryCoerceList(literal, list, out value);
            case InputObjectType inputObject:
                return TryCoerceObject(literal, inputObject, out value);
            case EnumType @enum:
                return TryCoerceEnum(literal, @enum, out value);
            case ScalarType scalar:
                return TryCoerceScalar(literal, scalar, out value);
            default:
                throw new UnreachableException($"\"{type}\" is not an input type.");
        }
    }

    /// <summary>Puts the path below a name while <paramref name="value"/> is coerced.</summary>
    public bool TryCoerceAt(string name, Value literal, GraphQLType type, out object? value)
    {
        _path.Enter(name);
        var ok = TryCoerce(literal, type, out value);
        _path.Leave();
        return ok;
    }

    // Validation saw to it that the variable's type fits; what is left is null or nothing where neither may be.
    private bool TryCoerceVariable(Variable variable, GraphQLType type, out object? value)
    {
        var name = variable.Name.Value;
        if (variables is null)
        {
            return Fail(variable, $"A constant of \"{type}\" is expected, not the variable \"${name}\".", null, out value);
        }

        variables.TryGet(name, out value);
        return value is not null || type is not NonNullType
            || Fail(variable, $"\"{type}\" cannot be null, but the variable \"${name}\" has no value.", null, out value);
    }

    // https://spec.graphql.org/September2025/#sec-List.Input-Coercion
    private bool TryCoerceList(Value literal, ListType type, out object? value)
    {
        if (literal is not ListValue list)
        {
            var one = TryCoerce(literal, type.OfType, out var single);
            value = one ? new[] { single } : null;
            return one;
        }

        var items = new object?[list.Values.Length];
        var ok = true;
        for (var i = 0; i < items.Length; i++)
        {
            _path.Enter(i);
            ok &= TryCoerce(list.Values[i], type.OfType, out items[i]);
            _path.Leave();
        }

        value = ok ? items : null;
        return ok;
    }

    // https://spec.graphql.org/September2025/#sec-Input-Objects.Input-Coercion
    private bool TryCoerceObject(Value literal, InputObjectType type, out object? value)
    {
        if (literal is not ObjectValue given)
        {
            return Fail(literal, $"\"{type}\" expects an object, not {Found.In(literal)}.", null, out value);
        }

        // Of the many fields of a filter few are given: each is looked up once, and stands where the type has it.
        var nodes = new Value?[type.Fields.Length];
        var ok = Place(given, type, nodes);
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, object?>>(Math.Min(nodes.Length, given.Fields.Length));
        for (var i = 0; i < nodes.Length; i++)
        {
            var (field, node) = (type.Fields[i], nodes[i]);
            if (IsAbsent(node))
            {
                if (field.DefaultValue is not null)
                {
                    entries.Add(new(field.Name, field.CoercedDefault));
                }
                else if (field.Type is NonNullType)
                {
                    ok = Fail(given, $"The field \"{field.Name}\" of \"{type}\" is required, of type \"{field.Type}\".", null, out _);
                }
            }
            else if (TryCoerceAt(field.Name, node!, field.Type, out var coerced))
            {
                entries.Add(new(field.Name, coerced));
            }
            else
            {
                ok = false;
            }
        }

        ok = ok && (!type.IsOneOf || CheckOneOf(given, type, entries));
        value = ok ? new InputObject(type, entries.DrainToImmutable()) : null;
        return ok;
    }

    // A variable that was not given counts as no field at all.
    private bool IsAbsent(Value? node) =>
        node is null || (node is Variable variable && variables is not null && !variables.Has(variable.Name.Value));

    private bool Place(ObjectValue given, InputObjectType type, Value?[] nodes)
    {
        var ok = true;
        foreach (var field in given.Fields)
        {
            var name = field.Name.Value;
            if (!type.Places.TryGetValue(name, out var place))
            {
                var near = NearName.Find(name, type.FieldsByName.Keys);
                ok = Fail(field, $"\"{type}\" has no field \"{name}\".", near is null ? null : $"Did you mean \"{near}\"?", out _);
            }
            else if (nodes[place] is not null)
            {
                ok = Fail(field, $"The field \"{name}\" of \"{type}\" stands twice.", null, out _);
            }
            else
            {
                nodes[place] = field.Value;
            }
        }

        return ok;
    }

    // https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects
    private bool CheckOneOf(
        ObjectValue given, InputObjectType type, ImmutableArray<KeyValuePair<string, object?>>.Builder entries) =>
        (given.Fields.Length == 1 && entries.Count == 1 && entries[0].Value is not null)
        || Fail(given, $"Exactly one field of \"{type}\" must be given, and not as null.", null, out _);

    private bool TryCoerceEnum(Value literal, EnumType type, out object? value)
    {
        if (literal is EnumValue name && type.ValuesByName.ContainsKey(name.Name))
        {
            value = name.Name;
            return true;
        }

        var given = (literal as EnumValue)?.Name ?? (literal as StringValue)?.Text;
        var near = given is null ? null : NearName.Find(given, type.ValuesByName.Keys);
        return Fail(
            literal,
            literal is EnumValue
                ? $"\"{type}\" has no value \"{given}\"."
                : $"\"{type}\" expects one of its names, not {Found.In(literal)}.",
            near is null ? null : $"Did you mean \"{near}\"{(literal is StringValue ? " without quotes" : "")}?",
            out value);
    }

    private bool TryCoerceScalar(Value literal, ScalarType type, out object? value)
    {
        if (variables is not null)
        {
            literal = VariableReplacement.Constant(literal, variables);
        }
        else if (VariableIn(literal) is { } variable)
        {
            return TryCoerceVariable(variable, type, out value);
        }

        return type.Coercion.TryReadLiteral(literal, out value, out var error) || Fail(literal, error!, null, out value);
    }

    private static Variable? VariableIn(Value literal) => literal switch
    {
        Variable variable => variable,
        ListValue list => list.Values.Select(VariableIn).FirstOrDefault(found => found is not null),
        ObjectValue @object => @object.Fields.Select(field => VariableIn(field.Value)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private bool Fail(SyntaxNode node, string message, string? remedy, out object? value)
    {
        errors.Add(new CoercionError(message, node, _path.ToString()) { Remedy = remedy });
        value = null;
        return false;
    }
}
