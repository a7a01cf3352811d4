using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Model;

/// <summary>The tables of a city.</summary>
public sealed class CityTables
{
    private readonly FrozenDictionary<RecordType, RecordTable> _byType;

    private CityTables(City city, ImmutableArray<RecordTable> tables)
    {
        City = city;
        Tables = tables;
        _byType = tables.ToFrozenDictionary(table => table.Type);
    }

    /// <summary>The city.</summary>
    public City City { get; }

    /// <summary>Tables, referred-to ones first.</summary>
    public ImmutableArray<RecordTable> Tables { get; }

    /// <summary>The table of a record type of this city.</summary>
    public RecordTable this[RecordType type] => _byType[type];

    /// <summary>Makes the tables of a city.</summary>
    public static CityTables Of(City city)
    {
        ArgumentNullException.ThrowIfNull(city);
        var builder = new RecordTableBuilder();
        return new CityTables(city, [.. city.RecordTypes.Select(builder.Build)]);
    }
}
