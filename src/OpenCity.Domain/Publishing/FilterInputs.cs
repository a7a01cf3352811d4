using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;

namespace OpenCity.Domain.Publishing;

/// <summary>The inputs by which clients say which records they want: of record types, lists, places, and operators.</summary>
internal sealed class FilterInputs(City city, ReadLimits limits, SdlWriter writer)
{
    private readonly OperationInputs _operations = new(city);

    /// <summary>The inputs of operators, which other inputs hold too.</summary>
    internal OperationInputs Operations => _operations;

    /// <summary>Writes the filter of a record type.</summary>
    internal void Write(RecordType type)
    {
        var name = PublicNames.Filter(type.Name);
        writer.Begin($"Which records of the type {type.Name}: several fields in one object must all hold.", "input " + name);
        writer.Member("All of these hold.", "and", $"[{name}!]");
        writer.Member("One of these holds.", "or", $"[{name}!]");
        writer.Member("By the record's id.", "id", _operations.For(ValueKind.Id));
        foreach (var field in type.Fields)
        {
            if (FilterOf(field) is { } input)
            {
                writer.Member(field.Definition.Description, field.Name, input, deprecated: field.Definition.DeprecationReason);
            }
        }

        writer.Member("When this server last wrote the record.", "recordedAt", _operations.For(ValueKind.DateTime));
        writer.Member("How far the record's values can be trusted.", "quality", _operations.ForEnum("Quality"));
        writer.Member("Where the record comes from.", "provenance", _operations.ForEnum("Provenance"));
        writer.End();
    }

    /// <summary>Writes those that several filters use.</summary>
    internal void WriteShared()
    {
        WriteListFilters();
        WritePlaceFilters();
        _operations.Write(writer);
    }

    private string? FilterOf(RecordField field) => field switch
    {
        IToOneField toOne => PublicNames.Filter(toOne.Target.Name),
        CollectionField collection => PublicNames.ListFilter(collection.Item.Name),
        ValueField { Kind: ValueKind.GeoPoint } => PublicNames.PlaceFilter,
        ValueField value => _operations.For(value),
        _ => null,
    };

    private void WriteListFilters()
    {
        foreach (var type in city.RecordTypes.SelectMany(type => type.Fields).OfType<CollectionField>()
            .Select(field => field.Item).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            var filter = PublicNames.Filter(type.Name);
            writer.Begin(
                $"Which lists of records of the type {type.Name}: several fields in one object must all hold.", "input " + PublicNames.ListFilter(type.Name));
            writer.Member("Every record of the list is such a one; so it is where the list is empty.", "all", filter, directives: Costs.Search);
            writer.Member("No record of the list is such a one; so it is where the list is empty.", "none", filter, directives: Costs.Search);
            writer.Member("At least one record of the list is such a one.", "some", filter, directives: Costs.Search);
            writer.Member("With true, the list has a record; with false, it is empty.", "any", "Boolean", directives: Costs.Search);
            writer.End();
        }
    }

    private void WritePlaceFilters()
    {
        writer.Begin("Which places: both must hold where both are given.", "input " + PublicNames.PlaceFilter);
        writer.Member("Not farther from a place than so many metres.", "near", PublicNames.PlaceNear);
        writer.Member("Within a box.", "box", PublicNames.PlaceBox);
        writer.End();
        writer.Begin("A place and a distance around it, over ground on a sphere with a radius of 6,371,008.8 metres.", "input " + PublicNames.PlaceNear);
        writer.Member("Degrees north of the equator, -90 to 90.", "lat", "Float!");
        writer.Member("Degrees east of Greenwich, -180 to 180.", "lon", "Float!");
        writer.Member($"Distance in metres, more than 0 and at most {limits.MaxNearMetres}.", "metres", "Float!");
        writer.End();
        writer.Begin("A box between two latitudes and two longitudes, edges included.", "input " + PublicNames.PlaceBox);
        writer.Member("Its southern edge in degrees north, -90 to 90.", "south", "Float!");
        writer.Member("Its western edge in degrees east, -180 to 180; where it is greater than the eastern one, the box lies across the 180th meridian.", "west", "Float!");
        writer.Member("Its northern edge in degrees north, not less than the southern one.", "north", "Float!");
        writer.Member("Its eastern edge in degrees east, -180 to 180.", "east", "Float!");
        writer.End();
    }
}
