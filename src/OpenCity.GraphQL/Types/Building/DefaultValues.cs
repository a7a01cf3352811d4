using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>
/// Coerces the default values of arguments and input fields, each after those that its own value draws in; reports those
/// that draw in themselves.
/// </summary>
internal sealed class DefaultValues(TypeTable types, DiagnosticList diagnostics)
{
    private const int MaxDepth = 200;

    private readonly List<Declared> _all = [];
    private readonly Dictionary<InputValue, Declared> _byValue = [];
    private readonly HashSet<InputValue> _done = [];
    private readonly List<Declared> _inProgress = [];

    /// <summary>Notes an argument or input field; <paramref name="coordinate"/> is what messages call it.</summary>
    public void Note(InputValue value, Source source, string coordinate)
    {
        if (value.DefaultValue is not null)
        {
            var declared = new Declared(value, source, coordinate);
            _all.Add(declared);
            _byValue.Add(value, declared);
        }
    }

    public void Coerce()
    {
        foreach (var declared in _all)
        {
            Coerce(declared);
        }
    }

    // https://spec.graphql.org/September2025/#InputObjectDefaultValueHasCycle()
    private void Coerce(Declared declared)
    {
        var at = _inProgress.IndexOf(declared);
        if (at >= 0)
        {
            ReportCycle(at);
            return;
        }

        if (_inProgress.Count == MaxDepth)
        {
            diagnostics.Add(
                declared.Source,
                declared.Literal,
                $"The default of \"{declared.Coordinate}\" is reached through more than {MaxDepth} other defaults.",
                "Write the value out where it is used.");
            return;
        }

        if (_done.Contains(declared.Value))
        {
            return;
        }

        _inProgress.Add(declared);
        CoerceDrawnIn(declared.Literal, declared.Value.Type);
        _inProgress.RemoveAt(_inProgress.Count - 1);
        if (_done.Add(declared.Value))
        {
            CoerceOne(declared);
        }
    }

    // The defaults of the fields that a literal leaves out.
    private void CoerceDrawnIn(Value literal, GraphQLType type)
    {
        if (literal is ListValue list)
        {
            var itemType = type.NullableType is ListType listType ? listType.OfType : type;
            foreach (var item in list.Values)
            {
                CoerceDrawnIn(item, itemType);
            }
        }
        else if (literal is ObjectValue given && type.Named is InputObjectType inputObject)
        {
            foreach (var field in inputObject.Fields)
            {
                var node = given.Fields.FirstOrDefault(item => item.Name.Value == field.Name);
                if (node is not null)
                {
                    CoerceDrawnIn(node.Value, field.Type);
                }
                else if (_byValue.TryGetValue(field, out var drawnIn))
                {
                    Coerce(drawnIn);
                }
            }
        }
    }

    private void CoerceOne(Declared declared)
    {
        if (!declared.Value.Type.IsInputType || types.IsUnknown(declared.Value.Type))
        {
            return;
        }

        var errors = new List<CoercionError>();
        InputCoercion.TryCoerceLiteral(declared.Literal, declared.Value.Type, null, out var coerced, errors);
        declared.Value.CoercedDefault = coerced;
        foreach (var error in errors)
        {
            var path = error.Path.Length == 0 ? "" : $" at \"{error.Path}\"";
            diagnostics.Add(
                declared.Source,
                error.Node,
                $"The default of \"{declared.Coordinate}\" is invalid{path}: {error.Message}",
                error.Remedy);
        }
    }

    private void ReportCycle(int start)
    {
        var first = _inProgress[start];
        var cycle = string.Join(", ", _inProgress.Skip(start).Select(item => $"\"{item.Coordinate}\""));
        diagnostics.Add(
            first.Source,
            first.Literal,
            $"The default of \"{first.Coordinate}\" contains itself, through the defaults of {cycle}.",
            "Give one of the fields in its value, or remove one of the defaults.");
    }

    private sealed record Declared(InputValue Value, Source Source, string Coordinate)
    {
        public Value Literal => Value.DefaultValue!;
    }
}
