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
    private readonly Dictionary<InputObjectType, int> _order = [];

    public void Check(IReadOnlyList<InputObjectType> types)
    {
        MarkFinite(types);
        foreach (var type in types)
        {
            _order.Add(type, _order.Count);
        }

        var reported = new HashSet<string>();
        foreach (var type in types)
        {
            foreach (var field in type.Fields.Where(field => Needed(type, field) is not null && !_finite.Contains(type)))
            {
                ReportCycle(type, field, reported);
            }
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

    // Follows the field, then the first of each type that is not finite, until a type comes again. If that is the one it
    // began with, this is a cycle to report, once; if not, it will be reported from there.
    private void ReportCycle(InputObjectType start, InputValue field, HashSet<string> reported)
    {
        var cycle = new List<(InputObjectType Type, InputValue Field)>();
        var seen = new HashSet<InputObjectType>();
        var (type, next) = (start, field);
        while (seen.Add(type))
        {
            cycle.Add((type, next));
            type = Needed(type, next)!;
            next = First(type);
        }

        // A cycle of first fields only is found from each of its types: the first declared one tells it.
        var isFirst = field == First(start);
        if (!ReferenceEquals(type, start) || (isFirst && cycle.Any(step => _order[step.Type] < _order[start])))
        {
            return;
        }

        var fields = cycle.Select(step => $"\"{step.Type.Name}.{step.Field.Name}\"").ToList();
        if (reported.Add(string.Join(", ", fields.Order(StringComparer.Ordinal))))
        {
            diagnostics.Add(
                field.Source!,
                ((InputValueDefinition)field.Node!).Name,
                $"No value of \"{start.Name}\" can ever end, because it needs itself through {string.Join(", ", fields)}.",
                start.IsOneOf ? "Add a field that does not lead back." : "Make one of the fields nullable or a list.");
        }
    }

    private InputValue First(InputObjectType type) => type.Fields.First(field => Needed(type, field) is not null);
}
