using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>Makes the plan of one operation for one shape of its variables.</summary>
public sealed class PlanBuilder
{
    // An abstract field is planned for each type that its objects may have: a document's fields may be planned that often.
    private const int MaxTypes = 10;

    private readonly Schema _schema;
    private readonly Document _document;
    private readonly FieldCollector _collector;
    private readonly VariableValues _variables;
    private readonly int _maxFields;
    private readonly List<FetchNode> _fetches = [];
    private readonly List<ArgumentSite> _sites = [];
    private readonly List<Action> _completions = [];
    private readonly List<int> _rootEnds = [];
    private int _fields;
    private int _depth;
    private ObjectSource _root = null!;

    private PlanBuilder(PlanRequest request)
    {
        _schema = request.Schema;
        _document = request.Document;
        _variables = request.Variables;
        _maxFields = (int)Math.Min((long)request.Limits.MaxFields * MaxTypes, int.MaxValue);
        _collector = new FieldCollector(request.Schema, request.Document, request.Variables);
        State = request.State;
    }

    /// <summary>What the host gave for the request that the plan is made for; only what its shape tag fixes may be used.</summary>
    public object? State { get; }

    /// <summary>The type of the operation's root: that of queries, mutations or subscriptions.</summary>
    public ObjectType RootType { get; private set; } = null!;

    /// <summary>Adds a fetch below a level that is there already; it runs once for each request.</summary>
    public Slot AddFetch(IFetch fetch, Slot parent)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return Add(fetch, null, parent);
    }

    /// <summary>
    /// Adds a resolver below a level that is there already; it runs once for each request, or each root field of a mutation, beside the
    /// other resolvers of its level of the selection.
    /// </summary>
    public Slot AddResolver(IResolver resolver, Slot parent)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        return Add(null, resolver, parent);
    }

    /// <summary>Calls back when everything is planned: then the columns that a fetch must bring are known.</summary>
    public void OnComplete(Action completion) => _completions.Add(completion);

    /// <summary>Plans an operation.</summary>
    /// <exception cref="ExecutionErrorException">The document is beyond a limit of planning; a request error.</exception>
    internal static Plan Build(PlanRequest request)
    {
        var builder = new PlanBuilder(request);
        var rootType = request.Operation.Operation switch
        {
            OperationType.Query => request.Schema.QueryType,
            OperationType.Mutation => request.Schema.MutationType!,
            _ => request.Schema.SubscriptionType!,
        };
        builder.RootType = rootType;
        var selections = ImmutableArray.Create(request.Operation.SelectionSet);
        builder._root = request.RootSource(builder);
        var root = builder.PlanObject(rootType, selections, builder._root);
        foreach (var completion in builder._completions)
        {
            completion();
        }

        return new Plan([.. builder._fetches], [.. builder._sites], root, builder.Parts(request.Operation.Operation));
    }

    internal HashSet<string> SelectedNames(OutputField definition, ImmutableArray<Field> nodes)
    {
        var groups = _collector.Collect((ObjectType)definition.Type.Named, [.. nodes.Select(node => node.SelectionSet!)]);
        return [.. groups.Select(group => group[0].Name.Value)];
    }

    internal ArgumentSite AddArguments(OutputField definition, Field node)
    {
        var site = new ArgumentSite(_sites.Count, definition, node, ArgumentSite.Coerce(definition, node, _variables));
        _sites.Add(site);
        return site;
    }

    private Slot Add(IFetch? fetch, IResolver? resolver, Slot parent)
    {
        Debug.Assert(parent.Index <= _fetches.Count, "A fetch comes after its parent.");
        var depth = parent.Index == 0 ? _depth : Math.Max(_depth, _fetches[parent.Index - 1].Depth);
        _fetches.Add(new FetchNode(fetch, resolver, parent.Index, depth));
        return new Slot(_fetches.Count);
    }

    // Root fields of a mutation are planned one behind the other, and so are their fetches.
    private ImmutableArray<PlanPart> Parts(OperationType operation)
    {
        if (operation != OperationType.Mutation)
        {
            return [PlanPart.Of(_fetches, 0, _fetches.Count)];
        }

        var from = 0;
        var parts = ImmutableArray.CreateBuilder<PlanPart>(_rootEnds.Count);
        foreach (var to in _rootEnds)
        {
            parts.Add(PlanPart.Of(_fetches, from, to));
            from = to;
        }

        return parts.MoveToImmutable();
    }

    // https://spec.graphql.org/September2025/#sec-Executing-Selection-Sets
    private ObjectOutput PlanObject(ObjectType type, ImmutableArray<SelectionSet> selections, ObjectSource source)
    {
        // Limits keep documents far from here, unless they are raised to where only the stack is the limit.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ExecutionErrorException(
                "Fields stand deeper below one another than the server can follow; ask for the inner ones by a second request.",
                ErrorCodes.DepthLimitExceeded);
        }

        var groups = _collector.Collect(type, selections);
        var fields = ImmutableArray.CreateBuilder<FieldWrite>(groups.Count);
        _depth++;
        foreach (var nodes in groups)
        {
            if (++_fields > _maxFields)
            {
                throw new ExecutionErrorException(
                    $"The operation selects more than {_maxFields} fields, counted for each type that they may be of; select fewer.",
                    ErrorCodes.FieldLimitExceeded);
            }

            fields.Add(PlanField(type, nodes, source));
            if (_depth == 1)
            {
                _rootEnds.Add(_fetches.Count);
            }
        }

        _depth--;
        return new ObjectOutput(fields.DrainToImmutable());
    }

    private FieldWrite PlanField(ObjectType type, ImmutableArray<Field> nodes, ObjectSource source)
    {
        var node = nodes[0];
        var location = _document.LocationOf(node);
        var prefix = Encode(node.ResponseName, colon: true);
        if (node.Name.Value == "__typename")
        {
            return new FieldWrite(node.ResponseName, prefix, location, true, new ConstantWrite(Encode(type.Name, colon: false)));
        }

        var definition = _schema.FindField(type, node.Name.Value)
            ?? throw new UnreachableException($"Validation let '{type.Name}.{node.Name.Value}' pass.");
        var isNonNull = definition.Type is NonNullType;
        var selection = new FieldSelection(this, type, definition, nodes);
        ValueWrite value;
        PlannedPrice? price = null;
        try
        {
            price = new PlannedPrice(definition, definition.Arguments.IsEmpty ? null : selection.Arguments);

            // "__schema" and "__type" are of the type of the query root, wherever an object of it stands.
            var isMeta = node.Name.Value.StartsWith("__", StringComparison.Ordinal);
            value = PlanValue(definition.Type.NullableType, (isMeta ? _root : source).Select(selection), nodes);
            value = isMeta ? new RootWrite(value) : value;
        }
        catch (ExecutionErrorException error) when (error.Code != ErrorCodes.FieldLimitExceeded)
        {
            value = new ErrorWrite(error);
        }

        return new FieldWrite(node.ResponseName, prefix, location, isNonNull, value) { Price = price };
    }

    // https://spec.graphql.org/September2025/#CompleteValue()
    private ValueWrite PlanValue(GraphQLType type, FieldOutput output, ImmutableArray<Field> nodes) => output switch
    {
        FieldOutput.Leaf leaf => new LeafWrite(leaf.Slot.Index, leaf.Column),
        FieldOutput.Same same => new SameWrite(same.Slot.Index, same.Presence, Below(type, nodes, same.Source)),
        FieldOutput.One one => new OneWrite(one.Slot.Index, Below(type, nodes, one.Source)),
        FieldOutput.Many many => new ManyWrite(many.Slot.Index, ItemIsNonNull(type), Below(type, nodes, many.Source)),
        FieldOutput.Abstract some when type is ListType list => new ItemsWrite(
            some.Slot.Index, ItemIsNonNull(type), PlanTyped(list.OfType, some.Slot, some.Type, some.Select, nodes)),
        FieldOutput.Abstract some => new AbstractWrite(some.Slot.Index, PlanTyped(type, some.Slot, some.Type, some.Select, nodes)),
        FieldOutput.Typed typed => PlanTyped(type, typed.Slot, typed.Type, typed.Select, nodes),
        FieldOutput.Items items => new ItemsWrite(
            items.Slot.Index, ItemIsNonNull(type), PlanValue(((ListType)type).OfType.NullableType, items.Item, nodes)),
        _ => throw new UnreachableException(),
    };

    private TypedWrite PlanTyped(
        GraphQLType type, Slot slot, ITypeColumn column, Func<ObjectType, FieldOutput> select, ImmutableArray<Field> nodes)
    {
        var possible = new Dictionary<string, ValueWrite>();
        foreach (var objectType in _schema.PossibleTypes(type.Named))
        {
            possible[objectType.Name] = PlanValue(objectType, select(objectType), nodes);
        }

        return new TypedWrite(slot.Index, column, possible);
    }

    private ObjectOutput Below(GraphQLType type, ImmutableArray<Field> nodes, ObjectSource source)
    {
        var selections = ImmutableArray.CreateBuilder<SelectionSet>(nodes.Length);
        foreach (var node in nodes)
        {
            selections.Add(node.SelectionSet ?? throw new UnreachableException("Validation let a missing selection set pass."));
        }

        return PlanObject((ObjectType)type.Named, selections.DrainToImmutable(), source);
    }

    private static bool ItemIsNonNull(GraphQLType type) => type is ListType { OfType: NonNullType };

    private static byte[] Encode(string name, bool colon) => Encoding.UTF8.GetBytes(colon ? $"\"{name}\":" : $"\"{name}\"");
}
