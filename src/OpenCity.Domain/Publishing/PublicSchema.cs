using System.Collections.Frozen;
using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;
using OpenCity.GraphQL.Types;

namespace OpenCity.Domain.Publishing;

/// <summary>The two root fields that a record type has.</summary>
public enum RootFieldKind
{
    /// <summary>Looks one record up by its id or natural key.</summary>
    One,

    /// <summary>Lists records, a page at a time.</summary>
    Many,
}

/// <summary>A root field that a record type brings.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Type">The record type.</param>
public sealed record RootField(RootFieldKind Kind, RecordType Type)
{
    /// <summary>The natural key that may be given instead of the id; null where there is none of a single value.</summary>
    public ValueField? KeyArgument => Kind == RootFieldKind.One ? PublicSchema.SingleKey(Type) : null;
}

/// <summary>The schema that clients see, and what its generated names stand for.</summary>
public sealed class PublicSchema
{
    private readonly FrozenDictionary<string, RecordType> _connections;
    private readonly FrozenDictionary<string, RecordType> _edges;
    private readonly FrozenDictionary<string, RecordType> _filters;
    private readonly FrozenDictionary<string, RecordType> _sorts;
    private readonly FrozenDictionary<string, RootField> _rootFields;

    private PublicSchema(City city, Schema schema)
    {
        City = city;
        Schema = schema;
        Text = SchemaPrinter.Print(schema, Costs.Printed).TrimEnd() + "\n";
        _connections = city.RecordTypes.ToFrozenDictionary(type => PublicNames.Connection(type.PluralName));
        _edges = city.RecordTypes.ToFrozenDictionary(type => PublicNames.Edge(type.PluralName));
        _filters = city.RecordTypes.ToFrozenDictionary(type => PublicNames.Filter(type.Name));
        _sorts = city.RecordTypes.ToFrozenDictionary(type => PublicNames.Sort(type.Name));
        _rootFields = city.RecordTypes
            .SelectMany(type => (KeyValuePair<string, RootField>[])[
                new(type.SingularName, new RootField(RootFieldKind.One, type)),
                new(type.PluralName, new RootField(RootFieldKind.Many, type))])
            .ToFrozenDictionary();
    }

    /// <summary>The city that it was made of.</summary>
    public City City { get; }

    /// <summary>The schema: what can be reached from the type <c>Query</c>, without the directives of the authored files but those of cost.</summary>
    public Schema Schema { get; }

    /// <summary>Its SDL, as <c>graphql/schema.graphql</c> holds it.</summary>
    public string Text { get; }

    /// <summary>Makes the public schema of a city.</summary>
    /// <param name="city">The city.</param>
    /// <param name="limits">Sizes of pages, which the schema tells; null for those of a public server.</param>
    public static PublicSchema Of(City city, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(city);
        return new PublicSchema(city, PublicSchemaBuilder.Build(city, limits ?? new ReadLimits()));
    }

    /// <summary>The record type that an object type shows (<c>Thing</c>), or null.</summary>
    public RecordType? FindRecordType(string typeName) => City.RecordTypesByName.GetValueOrDefault(typeName);

    /// <summary>The record type of a connection (<c>ThingsConnection</c>), or null.</summary>
    public RecordType? FindByConnection(string typeName) => _connections.GetValueOrDefault(typeName);

    /// <summary>The record type of an edge (<c>ThingsEdge</c>), or null.</summary>
    public RecordType? FindByEdge(string typeName) => _edges.GetValueOrDefault(typeName);

    /// <summary>The record type that a filter input (<c>ThingFilterInput</c>) is about, or null.</summary>
    public RecordType? FindByFilter(string typeName) => _filters.GetValueOrDefault(typeName);

    /// <summary>The record type that a sort input (<c>ThingSortInput</c>) is about, or null.</summary>
    public RecordType? FindBySort(string typeName) => _sorts.GetValueOrDefault(typeName);

    /// <summary>The root field of a record type by its name (<c>thing</c>, <c>things</c>), or null for the platform's own.</summary>
    public RootField? FindRootField(string fieldName) => _rootFields.GetValueOrDefault(fieldName);

    /// <summary>The natural key, where it is one value and no reference; null otherwise.</summary>
    internal static ValueField? SingleKey(RecordType type) => type.Key is [ValueField only] ? only : null;
}
