using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Planning;

namespace OpenCity.Data.Reading;

/// <summary>Plans the root fields of records: lists, look-ups, <c>node</c> and <c>nodes</c>. The host answers for the others.</summary>
/// <param name="model">What plans over records share.</param>
/// <param name="host">Answers for the other root fields.</param>
public sealed class RecordRoot(ReadModel model, ObjectSource host) : ObjectSource
{
    // One for all fields "node" and "nodes" of a plan, so that they read in one batch.
    private readonly Dictionary<RecordType, NodeLoader> _nodes = [];

    /// <inheritdoc/>
    public override FieldOutput Select(FieldSelection field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var name = field.Definition.Name;
        if (model.Plural.TryGetValue(name, out var listed))
        {
            return ConnectionPlanner.AtRoot(model, listed, field);
        }

        if (model.Singular.TryGetValue(name, out var type))
        {
            return LookUp(type, field);
        }

        return name switch
        {
            "node" => Nodes(field, isList: false),
            "nodes" => Nodes(field, isList: true),
            _ => host.Select(field),
        };
    }

    private FieldOutput.One LookUp(RecordType type, FieldSelection field)
    {
        var columns = new ColumnSet(TablePath.Root(model.Tables, type));
        var fetch = new LookUpFetch(model, columns, field.Arguments);
        var slot = field.Plan.AddFetch(fetch, Slot.Root);
        field.Plan.OnComplete(fetch.Complete);
        return new FieldOutput.One(slot, new RecordSource(model, columns, slot));
    }

    private FieldOutput.Abstract Nodes(FieldSelection field, bool isList)
    {
        var plan = field.Plan;
        var ids = plan.AddFetch(new NodeIdsFetch(model, field.Arguments, isList), Slot.Root);
        return new FieldOutput.Abstract(ids, new NodeType(), objectType =>
        {
            var type = model.Tables.City.RecordTypesByName[objectType.Name];
            if (!_nodes.TryGetValue(type, out var nodes))
            {
                _nodes[type] = nodes = new NodeLoader(model, type);
                plan.OnComplete(nodes.Complete);
            }

            var slot = plan.AddResolver(nodes, ids);
            return new FieldOutput.One(slot, new RecordSource(model, nodes.Columns, slot));
        });
    }
}
