using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>
/// Every input object must have a value that can be written down: none may need itself, through non-null fields or
/// through all fields of a <c>@oneOf</c>.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Input-Objects.Circular-References</remarks>
internal sealed class FiniteInputRules(DiagnosticList diagnostics)
{
    private readonly HashSet<InputObjectType> _finite = [];

    public void Check(IReadOnlyList<InputObjectType> types)
    {
        MarkFinite(types);
        var reported = new HashSet<InputObjectType>();
        foreach (var type in types.Where(type => !_finite.Contains(type)))
        {
            ReportCycle(type, reported);
        }
    }

    // From the types that need no other: a type is finite when what it needs is; until nothing is added.
    private void MarkFinite(IReadOnlyList<InputObjectType> types)
    {
        var waiting = types.ToList();
        var added = true;
        while (added)
        {
            added = waiting.RemoveAll(type => IsFinite(type) && _finite.Add(type)) > 0;
        }
    }

    private bool IsFinite(InputObjectType type) => type.IsOneOf
        ? type.Fields.IsEmpty || type.Fields.Any(field => Needed(type, field) is null)
        : type.Fields.All(field => Needed(type, field) is null);

    // The input object that a value of the field cannot be without, unless it is known to be finite.
    private InputObjectType? Needed(InputObjectType type, InputValue field)
    {
        var needed = (type.IsOneOf ? field.Type.NullableType : (field.Type as NonNullType)?.OfType) as InputObjectType;
        return needed is null || _finite.Contains(needed) ? null : needed;
    }

    // Follows the first field that is not finite, and so ends in a cycle; each cycle is reported once.
    private void ReportCycle(InputObjectType start, HashSet<InputObjectType> reported)
    {
        var path = new List<(InputObjectType Type, InputValue Field)>();
        var at = new Dictionary<InputObjectType, int>();
        var type = start;
        while (at.TryAdd(type, path.Count))
        {
            if (!reported.Add(type))
            {
                return;
            }

            var field = type.Fields.First(field => Needed(type, field) is not null);
            path.Add((type, field));
            type = Needed(type, field)!;
        }

        var cycle = path.Skip(at[type]).ToList();
        var fields = string.Join(", ", cycle.Select(step => $"\"{step.Type.Name}.{step.Field.Name}\""));
        var first = cycle[0].Field;
        diagnostics.Add(
            first.Source!,
            ((InputValueDefinition)first.Node!).Name,
            $"No value of \"{type.Name}\" can ever end, because it needs itself through {fields}.",
            type.IsOneOf ? "Add a field that does not lead back." : "Make one of the fields nullable or a list.");
    }
}
