using OpenCity.Domain.Model;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;

namespace OpenCity.Domain.Catalogue;

/// <summary>Plans the root fields that <c>graphql/query.graphql</c> declares: the version and the catalogue.</summary>
public sealed class CatalogueRoot : ObjectSource
{
    private static readonly DataLoader<(City City, string Name), Dataset?> s_datasets = new(
        "datasets by name",
        (keys, _, _) => new(Answer.All(keys.Select(key => key.City.Datasets.FirstOrDefault(dataset => dataset.Name == key.Name)))));

    private readonly ObjectMap<City> _root;
    private readonly City _city;
    private Slot? _slot;

    private CatalogueRoot(City city, ObjectMap<City> root)
    {
        _city = city;
        _root = root;
    }

    /// <summary>The root of one plan; made for each plan from what <see cref="Map"/> gave.</summary>
    public static CatalogueRoot For(City city, ObjectMap<City> map) => new(city, map);

    /// <summary>The fields, made once.</summary>
    public static ObjectMap<City> Map(string version) => new ObjectMap<City>()
        .Text("version", _ => version)
        .Many("datasets", city => city.Datasets.AsEnumerable(), () => CatalogueMaps.Datasets)
        .Resolve<Dataset?, Dataset>(
            "dataset",
            async (cities, arguments, context, _) =>
                await context.LoadAsync(s_datasets, cities.Select(city => (city, (string)arguments.Get("name")!))),
            () => CatalogueMaps.Datasets);

    /// <inheritdoc/>
    public override FieldOutput Select(FieldSelection field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var slot = _slot ??= field.Plan.AddFetch(new RootObjectFetch<City>(_ => _city), Slot.Root);
        return new MappedSource<City>(_root, slot).Select(field);
    }
}
