using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>
/// How the objects of an interface or union are read from objects in memory: which type each is, by its .NET type, and the map of that
/// type. Filled once, then shared by all plans; every possible type of the schema must be told.
/// </summary>
/// <typeparam name="T">What stands behind every object of the abstract type.</typeparam>
public sealed class AbstractMap<T>
    where T : class
{
    private readonly List<Entry> _entries = [];

    /// <summary>Names of the object types; a test compares them with the possible types.</summary>
    public IEnumerable<string> TypeNames => _entries.Select(entry => entry.Name);

    /// <summary>An object type. A value is of the first type told whose .NET type it has.</summary>
    /// <param name="name">Name of the object type.</param>
    /// <param name="map">How its fields are read.</param>
    public AbstractMap<T> On<TObject>(string name, Func<ObjectMap<TObject>> map)
        where TObject : class, T
    {
        _entries.Add(new Entry(name, value => value is TObject, (plan, slot) =>
        {
            var child = plan.AddFetch(new ObjectsFetch<TObject>(name, value => TypeOf(value) == name), slot);
            return new FieldOutput.One(child, new MappedSource<TObject>(map(), child));
        }));
        return this;
    }

    internal string? TypeOf(object value)
    {
        foreach (var entry in _entries)
        {
            if (entry.Is(value))
            {
                return entry.Name;
            }
        }

        return null;
    }

    internal FieldOutput Select(ObjectType type, PlanBuilder plan, Slot slot) =>
        _entries.Find(entry => entry.Name == type.Name) is { } found
            ? found.Select(plan, slot)
            : throw new InvalidOperationException($"The abstract map has no type '{type.Name}'.");

    private sealed record Entry(string Name, Func<object, bool> Is, Func<PlanBuilder, Slot, FieldOutput> Select);
}
