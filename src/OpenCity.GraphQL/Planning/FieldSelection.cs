using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>A field to plan: definition, arguments and what is selected below.</summary>
public sealed class FieldSelection
{
    private readonly ImmutableArray<Field> _nodes;
    private ArgumentSite? _site;

    internal FieldSelection(PlanBuilder plan, ObjectType parent, OutputField definition, ImmutableArray<Field> nodes)
    {
        Plan = plan;
        Parent = parent;
        Definition = definition;
        _nodes = nodes;
    }

    /// <summary>The plan that is being made; fetches are added to it.</summary>
    public PlanBuilder Plan { get; }

    /// <summary>The object type that the field is selected on.</summary>
    public ObjectType Parent { get; }

    /// <summary>The field.</summary>
    public OutputField Definition { get; }

    /// <summary>The response name: alias or name.</summary>
    public string ResponseName => _nodes[0].ResponseName;

    /// <summary>The arguments. Merged fields have the same ones, as validation holds.</summary>
    public ArgumentSite Arguments => _site ??= Plan.AddArguments(Definition, _nodes[0]);

    /// <summary>
    /// Names of the fields that are selected below, for a field of an object type: so that a fetch is only made for what is asked.
    /// </summary>
    public IReadOnlySet<string> SelectedNames() => Plan.SelectedNames(Definition, _nodes);

    /// <summary>Fields with one response name, in order of the document.</summary>
    internal ImmutableArray<Field> Nodes => _nodes;
}
