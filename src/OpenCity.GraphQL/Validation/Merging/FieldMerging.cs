// Over 300 lines: the rule of merging is one algorithm, and its bounds hold only as a whole.
using System.Runtime.InteropServices;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation.Merging;

/// <summary>
/// Decides whether the fields of selection sets can merge, without comparing every pair.
/// <para>
/// The specification asks two things of each pair of fields with one response name: the same response shape, and, where
/// both may be met on one object, the same field with the same arguments. Both are equivalences, so in a group it is
/// enough to compare each field with one representative. For the shape the group is all fields of the name; for the
/// rest it is the fields of one object type, or those of all abstract types. The selection sets of a group are then
/// merged in one and decided in the same way, so that no field is merged twice. What is left, fields of abstract types
/// against those of each object type, is decided between whole groups (<c>FieldMerging.Cross.cs</c>). The work is thus
/// near the number of fields that the document unfolds to, not its square.
/// </para>
/// <para>
/// Merged sets wait on a stack of their own instead of the call stack, a set that fragments bring up again is decided
/// once, and a limit on the steps of a document ends what is still too much: one that the text's length sets too, since a
/// fragment beside another field below each of many aliases unfolds to the product of both.
/// </para>
/// </summary>
internal sealed partial class FieldMerging(ValidationContext context)
{
    private readonly Stack<(List<MergedField> Set, Checks Checks)> _pending = new();
    private readonly Dictionary<List<MergedField>, Checks> _decided = new(MergedSetComparer.Instance);
    private readonly Dictionary<string, MergedField> _firsts = [];
    private readonly Dictionary<ObjectType, MergedField> _representatives = [];
    private readonly Dictionary<ObjectType, List<MergedField>> _partsByType = [];
    private readonly Dictionary<FragmentScope, Checks> _decidedFragments = [];
    private readonly HashSet<(int, int)> _reported = [];
    private readonly int _maxComparisons = Math.Min(context.Options.MaxMergeComparisons, context.StepsOfText);
    private bool _isExhausted;

    [Flags]
    private enum Checks
    {
        None = 0,

        /// <summary>Fields of one response name have the same response shape.</summary>
        Shape = 1,

        /// <summary>Those that may be met on one object are the same field with the same arguments.</summary>
        Sameness = 2,

        All = Shape | Sameness,
    }

    /// <summary>Steps taken in the document so far.</summary>
    public int Comparisons { get; private set; }

    // https://spec.graphql.org/September2025/#FieldsInSetCanMerge()
    public void Check(ExecutableDefinition definition, NamedType? type)
    {
        if (_isExhausted)
        {
            return;
        }

        var root = new List<MergedField>();
        Collect(definition.SelectionSet, type, parent: null, root);
        Decide(root, Checks.All);
        while (!_isExhausted && (_pending.Count > 0 || _pendingCrosses.Count > 0))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (_pending.TryPop(out var next))
            {
                Check(next.Set, next.Checks);
            }
            else if (_pendingCrosses.TryPop(out var cross))
            {
                Check(cross.A, cross.B);
            }
        }

        if (_isExhausted)
        {
            ValidationErrors.MergeComparisonLimitExceeded(context.Errors, definition, _maxComparisons);
        }
    }

    private void Check(List<MergedField> set, Checks checks)
    {
        // Without fragments no two sets are the same.
        if (context.Fragments.Count > 0)
        {
            var decided = _decided.GetValueOrDefault(set);
            checks &= ~decided;
            if (checks == Checks.None)
            {
                return;
            }

            _decided[set] = decided | checks;
        }

        _firsts.Clear();
        foreach (var field in set)
        {
            if (!_firsts.TryAdd(field.Node.ResponseName, field))
            {
                var first = _firsts[field.Node.ResponseName];
                first.Group ??= [first];
                first.Group.Add(field);
                field.Group = first.Group;
            }
        }

        foreach (var field in set)
        {
            if (field.Group is null)
            {
                Merge([field], checks);
            }
            else if (ReferenceEquals(field.Group[0], field))
            {
                CheckGroup(field.Group, checks);
            }
        }
    }

    private void CheckGroup(List<MergedField> group, Checks checks)
    {
        if (checks.HasFlag(Checks.Sameness))
        {
            CheckSameness(group);
        }

        if (checks.HasFlag(Checks.Shape))
        {
            CheckShape(group);
        }

        // What conflicts is decided by itself, for the conflicts within it.
        foreach (var field in group)
        {
            if (field.IsInConflict)
            {
                Merge([field], checks);
            }
        }

        var agreed = group.FindAll(field => !field.IsInConflict);
        var parts = checks == Checks.Shape ? [] : PartsOf(agreed);
        if (parts.Count < 2)
        {
            Merge(CollectionsMarshal.AsSpan(agreed), checks);
            return;
        }

        // Fields of different object types are never met on one object: only their shapes need to agree.
        Merge(CollectionsMarshal.AsSpan(agreed), checks & Checks.Shape);
        foreach (var part in parts)
        {
            Merge(CollectionsMarshal.AsSpan(part), Checks.Sameness);
        }

        if (parts.Find(part => part[0].ParentType is not ObjectType) is { } ofAbstractTypes)
        {
            var abstractGroup = GroupOf(ofAbstractTypes);
            foreach (var part in parts)
            {
                if (!ReferenceEquals(part, ofAbstractTypes))
                {
                    Await(abstractGroup, GroupOf(part));
                }
            }
        }
    }

    // The fields of each object type, and those of all abstract types, in the order of their first.
    private List<List<MergedField>> PartsOf(List<MergedField> group)
    {
        _partsByType.Clear();
        List<MergedField>? ofAbstractTypes = null;
        var parts = new List<List<MergedField>>();
        foreach (var field in group)
        {
            List<MergedField>? part;
            if (field.ParentType is not ObjectType type)
            {
                part = ofAbstractTypes ??= New();
            }
            else if (!_partsByType.TryGetValue(type, out part))
            {
                _partsByType.Add(type, part = New());
            }

            part.Add(field);
        }

        return parts;

        List<MergedField> New()
        {
            parts.Add([]);
            return parts[^1];
        }
    }

    private void CheckSameness(List<MergedField> group)
    {
        _representatives.Clear();
        var ofAbstractType = group.Find(field => field.ParentType is not ObjectType);
        foreach (var field in group)
        {
            if (_isExhausted)
            {
                return;
            }

            var representative = ofAbstractType;
            if (representative is null)
            {
                var objectType = (ObjectType)field.ParentType!;
                representative = _representatives.GetValueOrDefault(objectType, field);
                _representatives[objectType] = representative;
            }

            if (ReferenceEquals(representative, field))
            {
                continue;
            }

            if (representative.Node.Name.Value != field.Node.Name.Value)
            {
                Report(representative, field, Conflict.Field);
            }
            else if (!HaveSameArguments(representative.Node, field.Node))
            {
                Report(representative, field, Conflict.Arguments);
            }
        }
    }

    private void CheckShape(List<MergedField> group)
    {
        var representative = group.Find(field => field.Definition is not null);
        foreach (var field in group)
        {
            if (field.Definition is not null
                && !field.IsInConflict
                && !SameResponseShape(representative!.Definition!.Type, field.Definition.Type))
            {
                Report(representative, field, Conflict.Shape);
            }
        }
    }

    // https://spec.graphql.org/September2025/#SameResponseShape(), without the fields below, whose sets are merged.
    private bool SameResponseShape(GraphQLType a, GraphQLType b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        Spend(1);
        return (a, b) switch
        {
            (NonNullType x, NonNullType y) => SameResponseShape(x.OfType, y.OfType),
            (NonNullType, _) or (_, NonNullType) => false,
            (ListType x, ListType y) => SameResponseShape(x.OfType, y.OfType),
            (ListType, _) or (_, ListType) => false,
            (ScalarType or EnumType, _) or (_, ScalarType or EnumType) => ReferenceEquals(a, b),
            _ => true,
        };
    }

    private bool HaveSameArguments(Field a, Field b)
    {
        Spend(1);
        if (a.Arguments.IsEmpty && b.Arguments.IsEmpty)
        {
            return true;
        }

        var equality = default(ValueEquality);
        var areSame = equality.AreSame(a.Arguments, b.Arguments);
        Spend(equality.Steps);
        return areSame;
    }

    // Puts the selection sets of fields together, to be decided later.
    private void Merge(ReadOnlySpan<MergedField> fields, Checks checks)
    {
        if (checks != Checks.None
            && !(fields is [var only] && IsDecided(only.Node.SelectionSet, checks))
            && CollectSets(fields) is { } merged)
        {
            Decide(merged, checks);
        }
    }

    // Whether the set is one fragment and nothing else, which was decided where it was met before.
    private bool IsDecided(SelectionSet? selectionSet, Checks checks)
    {
        return selectionSet is { Selections: [FragmentSpread spread] }
            && context.FragmentsByName.TryGetValue(spread.Name.Value, out var fragment)
            && IsDecided(fragment, checks);
    }

    // If not, it is from now on.
    private bool IsDecided(FragmentScope fragment, Checks checks)
    {
        Spend(1);
        var decided = _decidedFragments.GetValueOrDefault(fragment);
        _decidedFragments[fragment] = decided | checks;
        return decided.HasFlag(checks);
    }

    private void Report(MergedField a, MergedField b, Conflict conflict)
    {
        b.IsInConflict = true;
        var placesOfA = new List<SyntaxNode> { a.Node };
        var placesOfB = new List<SyntaxNode> { b.Node };
        var responseName = a.Node.ResponseName;
        var (left, right) = (a, b);
        while (left.Parent is not null && right.Parent is not null && !ReferenceEquals(left.Parent, right.Parent))
        {
            (left, right) = (left.Parent, right.Parent);
            placesOfA.Insert(0, left.Node);
            placesOfB.Insert(0, right.Node);
            responseName = $"{left.Node.ResponseName}.{responseName}";
        }

        // Of several conflicts below the same two fields the first is told.
        if (_reported.Add((left.Node.Start, right.Node.Start)))
        {
            ValidationErrors.FieldsConflict(context.Errors, a, b, conflict, responseName, [.. placesOfA, .. placesOfB]);
        }
    }

    private void Spend(int steps)
    {
        Comparisons += steps;
        _isExhausted |= Comparisons > _maxComparisons;
    }
}
