using OpenCity.GraphQL.Execution;

namespace OpenCity.GraphQL.Planning;

/// <summary>Where the value of a planned field comes from.</summary>
public abstract record FieldOutput
{
    /// <summary>A leaf: a column of a level, read at the position of the object that has the field.</summary>
    /// <param name="Slot">Whose level the column reads.</param>
    /// <param name="Column">The column.</param>
    public sealed record Leaf(Slot Slot, IColumn Column) : FieldOutput;

    /// <summary>An object at the same position: a connection, page information, a place made of two columns.</summary>
    /// <param name="Source">Answers for the object's fields.</param>
    /// <param name="Slot">The fetch that must have succeeded for the object to be there.</param>
    /// <param name="Presence">A column that is null where the object is; null where it is always there.</param>
    public sealed record Same(ObjectSource Source, Slot Slot, IColumn? Presence = null) : FieldOutput;

    /// <summary>At most one object of another fetch.</summary>
    /// <param name="Slot">A fetch of single links.</param>
    /// <param name="Source">Answers for the object's fields.</param>
    public sealed record One(Slot Slot, ObjectSource Source) : FieldOutput;

    /// <summary>A list of objects of another fetch.</summary>
    /// <param name="Slot">A fetch of list links.</param>
    /// <param name="Source">Answers for the items' fields.</param>
    public sealed record Many(Slot Slot, ObjectSource Source) : FieldOutput;

    /// <summary>An object, or a list of objects, of an abstract type.</summary>
    /// <param name="Slot">The fetch whose level knows the type; its links say single or list.</param>
    /// <param name="Type">Tells the type of each position.</param>
    /// <param name="Select">
    /// The object of a possible type, as a further output at the positions of the slot's level: <see cref="One"/> or <see cref="Same"/>.
    /// </param>
    public sealed record Abstract(Slot Slot, ITypeColumn Type, Func<Types.ObjectType, FieldOutput> Select) : FieldOutput;

    /// <summary>A list of anything: leaves, objects, lists.</summary>
    /// <param name="Slot">A fetch of list links; a list of it may be null or an error by itself.</param>
    /// <param name="Item">One item, at the positions of the slot's level.</param>
    public sealed record Items(Slot Slot, FieldOutput Item) : FieldOutput;

    /// <summary>An object of an abstract type at the same position.</summary>
    /// <param name="Slot">The fetch whose level knows the type.</param>
    /// <param name="Type">Tells the type of each position.</param>
    /// <param name="Select">The object of a possible type: <see cref="One"/> or <see cref="Same"/>.</param>
    public sealed record Typed(Slot Slot, ITypeColumn Type, Func<Types.ObjectType, FieldOutput> Select) : FieldOutput;
}
