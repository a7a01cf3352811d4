using System.Runtime.InteropServices;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Merging;

/// <content>
/// Sameness between two groups: fields of abstract types on the one side, those of an object type on the other. Each
/// group is consistent in itself or reported already, so that one field of each side stands for all of them. Groups
/// are known by their fields and two of them are compared once, so that the work is bounded by the pairs of groups.
/// </content>
internal sealed partial class FieldMerging
{
    private readonly Dictionary<List<MergedField>, FieldGroup> _groups = new(MergedSetComparer.Instance);
    private readonly HashSet<(FieldGroup, FieldGroup)> _crossed = [];
    private readonly Stack<(FieldGroup A, FieldGroup B)> _pendingCrosses = new();

    private FieldGroup GroupOf(List<MergedField> fields)
    {
        if (!_groups.TryGetValue(fields, out var group))
        {
            _groups.Add(fields, group = new FieldGroup(fields));
        }

        return group;
    }

    private void Await(FieldGroup a, FieldGroup b)
    {
        if (_crossed.Add((a, b)))
        {
            _pendingCrosses.Push((a, b));
        }
    }

    // The two groups were found to be the same field; now what lies below them.
    private void Check(FieldGroup a, FieldGroup b)
    {
        var (below, other) = (Below(a), Below(b));
        if (below.Count > other.Count)
        {
            (below, other) = (other, below);
        }

        foreach (var (responseName, groups) in below)
        {
            var matches = other.GetValueOrDefault(responseName, []);
            Spend(1 + (matches.Count * groups.Count));
            if (_isExhausted)
            {
                return;
            }

            foreach (var match in matches)
            {
                foreach (var group in groups)
                {
                    CheckPair(group, match);
                }
            }
        }
    }

    private void CheckPair(FieldGroup a, FieldGroup b)
    {
        var (first, second) = (a.Fields[0], b.Fields[0]);
        if (ReferenceEquals(a, b)
            || (first.ParentType is ObjectType x && second.ParentType is ObjectType y && !ReferenceEquals(x, y)))
        {
            return;
        }

        // The earlier in the document is told first.
        if (first.Node.Start > second.Node.Start)
        {
            (a, b, first, second) = (b, a, second, first);
        }

        if (_crossed.Contains((a, b)))
        {
            return;
        }

        if (first.Node.Name.Value != second.Node.Name.Value)
        {
            Report(first, second, Conflict.Field);
        }
        else if (!HaveSameArguments(first.Node, second.Node))
        {
            Report(first, second, Conflict.Arguments);
        }
        else
        {
            Await(a, b);
        }
    }

    private Dictionary<string, List<FieldGroup>> Below(FieldGroup group)
    {
        if (group.Below is not null)
        {
            return group.Below;
        }

        var byName = new Dictionary<string, List<MergedField>>();
        foreach (var field in Collect(CollectionsMarshal.AsSpan(group.Fields)) ?? [])
        {
            if (!byName.TryGetValue(field.Node.ResponseName, out var fields))
            {
                byName.Add(field.Node.ResponseName, fields = []);
            }

            fields.Add(field);
        }

        return group.Below = byName.ToDictionary(
            entry => entry.Key, entry => PartsOf(entry.Value).ConvertAll(GroupOf));
    }

    /// <summary>Fields of one response name that are met together: of one object type, or of abstract types.</summary>
    private sealed class FieldGroup(List<MergedField> fields)
    {
        public List<MergedField> Fields { get; } = fields;

        /// <summary>The groups of the fields below them by response name; null until they are asked for.</summary>
        public Dictionary<string, List<FieldGroup>>? Below { get; set; }
    }
}
