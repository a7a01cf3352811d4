using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>
/// How the fields of an object type are read from objects in memory: the catalogue, introspection, hand-written fields. Filled
/// once, then shared by all plans.
/// </summary>
/// <typeparam name="T">What stands behind one object of the type.</typeparam>
public sealed class ObjectMap<T>
{
    private readonly Dictionary<string, Func<FieldSelection, Slot, FieldOutput>> _fields = [];

    /// <summary>Names of the mapped fields; a test compares them with the type's.</summary>
    public IReadOnlyCollection<string> FieldNames => _fields.Keys;

    /// <summary>A text, or null.</summary>
    public ObjectMap<T> Text(string name, Func<T, string?> value) => Typed(name, type => new TextColumn<T>(type, value));

    /// <summary>A text that the arguments and the plan's state choose, such as by language, or null.</summary>
    public ObjectMap<T> PlannedText(string name, Func<FieldSelection, Func<T, string?>> plan)
    {
        _fields.Add(name, (field, slot) => new FieldOutput.Leaf(slot, new TextColumn<T>(field.Definition.Type.Named, plan(field))));
        return this;
    }

    /// <summary>A Boolean, or null.</summary>
    public ObjectMap<T> Boolean(string name, Func<T, bool?> value) => Typed(name, type => new BooleanColumn<T>(type, value));

    /// <summary>A whole number, or null.</summary>
    public ObjectMap<T> Number(string name, Func<T, long?> value) => Typed(name, type => new WholeNumberColumn<T>(type, value));

    /// <summary>A number, or null.</summary>
    public ObjectMap<T> Real(string name, Func<T, double?> value) => Typed(name, type => new RealNumberColumn<T>(type, value));

    /// <summary>A list of texts, or null.</summary>
    public ObjectMap<T> Texts(string name, Func<T, IEnumerable<string>?> value) => Typed(name, type => new TextListColumn<T>(type, value));

    /// <summary>At most one object.</summary>
    public ObjectMap<T> One<TChild>(string name, Func<T, TChild?> value, Func<ObjectMap<TChild>> map)
        where TChild : class
        => One(name, (item, _) => value(item), map);

    /// <summary>At most one object, told by the arguments.</summary>
    public ObjectMap<T> One<TChild>(string name, Func<T, ArgumentValues, TChild?> value, Func<ObjectMap<TChild>> map)
        where TChild : class
    {
        _fields.Add(name, (field, slot) =>
        {
            var child = field.Plan.AddFetch(new SingleObjectFetch<T, TChild>(field.Arguments, value), slot);
            return new FieldOutput.One(child, new MappedSource<TChild>(map(), child));
        });
        return this;
    }

    /// <summary>A list of objects; null for no list.</summary>
    public ObjectMap<T> Many<TChild>(string name, Func<T, IEnumerable<TChild>?> value, Func<ObjectMap<TChild>> map) =>
        Many(name, (item, _) => value(item), map);

    /// <summary>A list of objects, told by the arguments; null for no list.</summary>
    public ObjectMap<T> Many<TChild>(
        string name, Func<T, ArgumentValues, IEnumerable<TChild>?> value, Func<ObjectMap<TChild>> map)
    {
        _fields.Add(name, (field, slot) =>
        {
            var child = field.Plan.AddFetch(new ObjectListFetch<T, TChild>(field.Arguments, value), slot);
            return new FieldOutput.Many(child, new MappedSource<TChild>(map(), child));
        });
        return this;
    }

    /// <summary>A scalar or enum, or lists of them, written by hand.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="resolver">Answers for all parents at once.</param>
    public ObjectMap<T> Resolve<TValue>(string name, BatchResolver<T, TValue> resolver)
    {
        _fields.Add(name, (field, slot) => ResolvedOutput.Leaf(field, Resolver(field, resolver), slot));
        return this;
    }

    /// <summary>An object, or lists of objects, written by hand.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="resolver">Answers for all parents at once.</param>
    /// <param name="map">How the fields of an object are read.</param>
    public ObjectMap<T> Resolve<TValue, TChild>(string name, BatchResolver<T, TValue> resolver, Func<ObjectMap<TChild>> map)
    {
        _fields.Add(name, (field, slot) => ResolvedOutput.Object(field, Resolver(field, resolver), slot, map()));
        return this;
    }

    /// <summary>An object of an interface or union, or lists of them, written by hand.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="resolver">Answers for all parents at once.</param>
    /// <param name="map">Tells the type of each object, and how its fields are read.</param>
    public ObjectMap<T> Resolve<TValue, TChild>(string name, BatchResolver<T, TValue> resolver, Func<AbstractMap<TChild>> map)
        where TChild : class
    {
        _fields.Add(name, (field, slot) => ResolvedOutput.Abstract(field, Resolver(field, resolver), slot, map()));
        return this;
    }

    private static ValueResolver<T, TValue> Resolver<TValue>(FieldSelection field, BatchResolver<T, TValue> resolver) =>
        new($"{field.Parent.Name}.{field.Definition.Name}", field.Arguments, resolver);

    private ObjectMap<T> Typed(string name, Func<NamedType, IColumn> column)
    {
        _fields.Add(name, (field, slot) => new FieldOutput.Leaf(slot, column(field.Definition.Type.Named)));
        return this;
    }

    /// <summary>A leaf with a column of its own.</summary>
    public ObjectMap<T> Leaf(string name, IColumn column)
    {
        _fields.Add(name, (_, slot) => new FieldOutput.Leaf(slot, column));
        return this;
    }

    internal FieldOutput Select(FieldSelection field, Slot slot) =>
        _fields.TryGetValue(field.Definition.Name, out var select)
            ? select(field, slot)
            : throw new InvalidOperationException($"No value is mapped for '{field.Parent.Name}.{field.Definition.Name}'.");
}

/// <summary>Objects in memory at the positions of a slot's level, an <see cref="ObjectLevel{T}"/>.</summary>
/// <param name="map">How fields are read.</param>
/// <param name="slot">The slot.</param>
public sealed class MappedSource<T>(ObjectMap<T> map, Slot slot) : ObjectSource
{
    /// <inheritdoc/>
    public override FieldOutput Select(FieldSelection field) => map.Select(field, slot);
}
