using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.GraphQL.Types;

/// <summary>
/// Coerces the JSON value of one variable. It is called after <see cref="JsonBounds"/>, which holds its recursion in bounds.
/// </summary>
/// <param name="report">Takes a path and a message; false where no more are wanted, and coercion ends.</param>
internal sealed class JsonCoercion(Func<string, string, bool> report)
{
    private readonly CoercionPath _path = new();
    private bool _ended;

    public bool TryCoerce(JsonElement json, GraphQLType type, out object? value)
    {
        value = null;
        switch (type)
        {
            case var _ when _ended:
                return false;
            case NonNullType when json.ValueKind == JsonValueKind.Null:
                return Fail($"\"{type}\" cannot be null.");
            case NonNullType nonNull:
                return TryCoerce(json, nonNull.OfType, out value);
            case var _ when json.ValueKind == JsonValueKind.Null:
                return true;
            case ListType list:
                return TryCoerceList(json, list, out value);
            case InputObjectType inputObject:
                return TryCoerceObject(json, inputObject, out value);
            case EnumType @enum:
                return TryCoerceEnum(json, @enum, out value);
            case ScalarType scalar:
                return scalar.Coercion.TryReadJson(json, out value, out var error) || Fail(error!);
            default:
                throw new UnreachableException($"\"{type}\" is not an input type.");
        }
    }

    // https://spec.graphql.org/September2025/#sec-List.Input-Coercion
    private bool TryCoerceList(JsonElement json, ListType type, out object? value)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            var one = TryCoerce(json, type.OfType, out var single);
            value = one ? new[] { single } : null;
            return one;
        }

        var items = new object?[json.GetArrayLength()];
        var ok = true;
        var i = 0;
        foreach (var item in json.EnumerateArray())
        {
            _path.Enter(i);
            ok &= TryCoerce(item, type.OfType, out items[i++]);
            _path.Leave();
        }

        value = ok ? items : null;
        return ok;
    }

    // https://spec.graphql.org/September2025/#sec-Input-Objects.Input-Coercion
    private bool TryCoerceObject(JsonElement json, InputObjectType type, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Fail($"\"{type}\" expects an object, not {Found.In(json)}.");
        }

        if (!TryReadFields(json, type, out var given))
        {
            return false;
        }

        var ok = true;
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, object?>>();
        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var element))
            {
                _path.Enter(field.Name);
                ok &= TryCoerce(element, field.Type, out var coerced);
                _path.Leave();
                entries.Add(new(field.Name, coerced));
            }
            else if (field.DefaultValue is not null)
            {
                entries.Add(new(field.Name, field.CoercedDefault));
            }
            else if (field.Type is NonNullType)
            {
                ok = Fail($"The field \"{field.Name}\" of \"{type}\" is required, of type \"{field.Type}\".");
            }
        }

        // https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects
        if (ok && type.IsOneOf && (entries.Count != 1 || entries[0].Value is null))
        {
            ok = Fail($"Exactly one field of \"{type}\" must be given, and not as null.");
        }

        value = ok ? new InputObject(type, entries.DrainToImmutable()) : null;
        return ok;
    }

    private bool TryReadFields(JsonElement json, InputObjectType type, out Dictionary<string, JsonElement> given)
    {
        var ok = true;
        given = [];
        foreach (var property in json.EnumerateObject())
        {
            if (!Found.TryGetName(property, out var name))
            {
                ok = Fail("The name of a field is not Unicode.");
            }
            else if (!type.FieldsByName.ContainsKey(name))
            {
                var near = NearName.Find(name, type.FieldsByName.Keys);
                ok = Fail($"\"{type}\" has no field {Found.Text(name)}.{(near is null ? "" : $" Did you mean \"{near}\"?")}");
            }
            else if (!given.TryAdd(name, property.Value))
            {
                ok = Fail($"The field \"{name}\" of \"{type}\" is given twice.");
            }

            if (_ended)
            {
                return false;
            }
        }

        return ok;
    }

    private bool TryCoerceEnum(JsonElement json, EnumType type, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.String || !Found.TryGetText(json, out var name))
        {
            return Fail($"\"{type}\" expects one of its names as a string, not {Found.In(json)}.");
        }

        if (!type.ValuesByName.TryGetValue(name, out var known))
        {
            var near = NearName.Find(name, type.ValuesByName.Keys);
            return Fail($"\"{type}\" has no value {Found.Text(name)}.{(near is null ? "" : $" Did you mean \"{near}\"?")}");
        }

        value = known.Name;
        return true;
    }

    private bool Fail(string message)
    {
        _ended = _ended || !report(_path.ToString(), message);
        return false;
    }
}
