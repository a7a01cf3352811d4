using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace OpenCity.GraphQL.Validation.Merging;

/// <content>
/// A fragment that many sets spread beside fields of their own. The first of them takes it in whole. From the second on the fragment is a
/// set of its own, which is decided once, and a set that spreads it takes in only those of its fields whose response names stand in
/// the set too: the others have nothing there to merge with. Many operations that share a large fragment thus take the sum of both
/// and not their product.
/// </content>
internal sealed partial class FieldMerging
{
    private readonly Dictionary<FragmentScope, FragmentFields?> _fragmentsMet = [];
    private WaitingSpreads _spreads = new();

    // Takes in the fragments that wait, and puts the set to those that are to be decided.
    private void Decide(List<MergedField> merged, Checks checks)
    {
        if (FindShared() is var (fragment, parent, fields))
        {
            CollectSpreads(merged, apart: fields.Fragments);
            TakeIn(fields, parent, merged);
            if (!IsDecided(fragment, checks))
            {
                _pending.Push((fields.All.ConvertAll(field => field.CopyBelow(parent: null)), checks));
            }
        }
        else
        {
            CollectSpreads(merged);
        }

        _pending.Push((merged, checks));
    }

    // Of the fragments that wait the one with the most fields, if another set spread it before.
    private (FragmentScope Fragment, MergedField? Parent, FragmentFields Fields)? FindShared()
    {
        (FragmentScope Fragment, MergedField? Parent, FragmentFields Fields)? shared = null;
        foreach (var (fragment, parent) in _spreads.Waiting)
        {
            if (!_fragmentsMet.TryAdd(fragment, null)
                && (_fragmentsMet[fragment] ??= FieldsOf(fragment)) is var fields
                && fields.All.Count > (shared?.Fields.All.Count ?? 0))
            {
                shared = (fragment, parent, fields);
            }
        }

        return shared;
    }

    private void CollectSpreads(List<MergedField> merged, HashSet<FragmentScope> apart)
    {
        var waiting = _spreads;
        _spreads = new WaitingSpreads(apart);
        foreach (var (fragment, parent) in waiting.Waiting)
        {
            _spreads.Add(fragment, parent);
        }

        CollectSpreads(merged);
        _spreads = waiting;
        _spreads.Clear();
    }

    private void TakeIn(FragmentFields fragment, MergedField? parent, List<MergedField> merged)
    {
        var names = new HashSet<string>();
        foreach (var field in CollectionsMarshal.AsSpan(merged))
        {
            names.Add(field.Node.ResponseName);
        }

        Spend(names.Count);
        foreach (var name in names)
        {
            foreach (var field in fragment.ByName[name])
            {
                Spend(1);
                merged.Add(field.CopyBelow(parent));
            }
        }
    }

    // The fields of a fragment and of those that it spreads itself.
    private FragmentFields FieldsOf(FragmentScope fragment)
    {
        var waiting = _spreads;
        _spreads = new WaitingSpreads();
        _spreads.Add(fragment, parent: null);
        var all = new List<MergedField>();
        var fragments = new HashSet<FragmentScope>();
        while (_spreads.TryTake(out var next, out _))
        {
            fragments.Add(next);
            Collect(next.Definition.SelectionSet, next.Type, parent: null, all);
        }

        _spreads = waiting;
        return new FragmentFields(all, fragments);
    }

    /// <summary>The fields that a fragment brings into a set, directly or by other fragments.</summary>
    private sealed class FragmentFields(List<MergedField> all, HashSet<FragmentScope> fragments)
    {
        public List<MergedField> All { get; } = all;

        /// <summary>
        /// The fields by response name. Of those that select nothing one of each kind is enough: the fragment's own set tells what they
        /// have against each other.
        /// </summary>
        public ILookup<string, MergedField> ByName { get; } = all
            .DistinctBy(field => (
                field.Node.ResponseName,
                field.Node.Name.Value,
                field.ParentType,
                Itself: field.Node.SelectionSet is null ? null : field))
            .ToLookup(field => field.Node.ResponseName);

        /// <summary>The fragment itself and those others.</summary>
        public HashSet<FragmentScope> Fragments { get; } = fragments;
    }

    /// <summary>Fragments that a set spreads and that are still to be taken in, each once.</summary>
    /// <param name="apart">Fragments that it does not take in.</param>
    private sealed class WaitingSpreads(HashSet<FragmentScope>? apart = null)
    {
        private readonly Queue<(FragmentScope Fragment, MergedField? Parent)> _waiting = new();
        private readonly HashSet<FragmentScope> _met = [];

        public IEnumerable<(FragmentScope Fragment, MergedField? Parent)> Waiting => _waiting;

        public void Add(FragmentScope fragment, MergedField? parent)
        {
            if (apart?.Contains(fragment) != true && _met.Add(fragment))
            {
                _waiting.Enqueue((fragment, parent));
            }
        }

        public bool TryTake([NotNullWhen(true)] out FragmentScope? fragment, out MergedField? parent)
        {
            var isTaken = _waiting.TryDequeue(out var spread);
            (fragment, parent) = spread;
            return isTaken;
        }

        /// <summary>Begins anew, for another set.</summary>
        public void Clear()
        {
            _waiting.Clear();
            _met.Clear();
        }
    }
}
