using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Types;

namespace OpenCity.Verdict;

/// <summary>Answers for every field of every object type: values by chance, but always the same ones.</summary>
internal sealed class WideSource(Schema schema, Slot slot) : ObjectSource
{
    /// <inheritdoc/>
    public override FieldOutput Select(FieldSelection field)
    {
        var definition = field.Definition;
        if (definition.Name.StartsWith("broken", StringComparison.Ordinal) || definition.Name == "sureBroken")
        {
            throw new ExecutionErrorException("It is broken.", "BROKEN");
        }

        if (definition.Type.Named is ScalarType or EnumType)
        {
            // Arguments are known when the request runs, not when it is planned: a fetch that carries them along.
            var at = field.Plan.AddFetch(new WideStep(definition, field.Arguments), slot);
            return new FieldOutput.Leaf(at, new WideColumn(definition.Type));
        }

        var child = field.Plan.AddFetch(new WideFetch(schema, definition, field.Arguments), slot);
        return new FieldOutput.Abstract(
            child, new WideTypeColumn(), _ => new FieldOutput.Same(new WideSource(schema, child), child));
    }
}

/// <summary>The same positions one step further.</summary>
internal sealed class WideStep(OutputField field, ArgumentSite arguments) : IFetch
{
    /// <inheritdoc/>
    public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var given = Canonical.TextOf(request.Arguments(arguments));
        var chances = Array.ConvertAll(WideLevel.ChancesOf(parents), chance => Chance.Step(chance, field.Name + given));
        var level = new WideLevel(chances, new string?[chances.Length], [given]);
        return new(Fetched.Singles(level, [.. Enumerable.Range(0, chances.Length)]));
    }
}

/// <summary>An object or a list of objects below each position.</summary>
internal sealed class WideFetch(Schema schema, OutputField field, ArgumentSite arguments) : IFetch
{
    private readonly string[] _possible =
        [.. schema.PossibleTypes(field.Type.Named).Select(type => type.Name).Order(StringComparer.Ordinal)];

    private readonly List<uint> _chances = [];
    private readonly List<string?> _types = [];

    /// <inheritdoc/>
    public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
    {
        var given = Canonical.TextOf(request.Arguments(arguments));
        var above = WideLevel.ChancesOf(parents);
        var isNonNull = field.Type is NonNullType;
        var list = field.Type.NullableType as ListType;
        var links = new int[above.Length + (list is null ? 0 : 1)];
        _chances.Clear();
        _types.Clear();
        for (var i = 0; i < above.Length; i++)
        {
            var chance = Chance.Step(above[i], field.Name + given);
            var isNull = Chance.IsNull(chance, isNonNull);
            links[i] = isNull ? -1 : _chances.Count;
            if (!isNull)
            {
                Add(chance, list);
            }
        }

        if (list is not null)
        {
            links[^1] = _chances.Count;
        }

        var level = new WideLevel([.. _chances], [.. _types], [given]);
        return new(list is null ? Fetched.Singles(level, links) : Fetched.Lists(level, links));
    }

    private void Add(uint chance, ListType? list)
    {
        if (list is null)
        {
            _chances.Add(chance);
            _types.Add(_possible[chance % _possible.Length]);
            return;
        }

        for (var i = 0; i < Chance.Length(chance); i++)
        {
            var item = Chance.Item(chance, i);
            _chances.Add(item);
            _types.Add(Chance.IsNull(item, list.OfType is NonNullType) ? null : _possible[item % _possible.Length]);
        }
    }
}
