using System.Collections.Immutable;
using OpenCity.GraphQL.Types;

namespace OpenCity.Domain.Model;

/// <summary>A field of a record type as the SDL declares it.</summary>
public abstract class RecordField
{
    /// <summary>Name in the SDL: <c>measuredAt</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The record type that the field belongs to, also where another file's <c>extend type</c> adds it.</summary>
    public RecordType Type { get; internal set; } = null!;

    /// <summary>The field of the authored schema: description, deprecation, place in the file.</summary>
    public required OutputField Definition { get; init; }

    /// <summary>Whether a record may have no value here.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>Titles and descriptions in the city's other languages, by language (<c>KO</c>).</summary>
    public ImmutableDictionary<string, Label> Labels { get; internal set; } = ImmutableDictionary<string, Label>.Empty;

    /// <summary><c>Type.field</c>, the schema coordinate.</summary>
    public string Coordinate => $"{Type.Name}.{Name}";

    /// <inheritdoc/>
    public override string ToString() => Coordinate;
}

/// <summary>A field that stores something: a value or a reference.</summary>
public abstract class StoredField : RecordField
{
    /// <summary>Whether it is a part of the natural key (<c>@key</c>).</summary>
    public required bool IsKey { get; init; }

    /// <summary>Name of the column in the publisher's own data (<c>@source</c>), or null.</summary>
    public string? SourceField { get; init; }

    /// <summary>Filter operators that exist for it (<c>@filter</c>); null for all of its type.</summary>
    public ImmutableArray<FilterOperators>? Filters { get; init; }
}

/// <summary>Families of filter operators that <c>@filter(ops:)</c> names.</summary>
public enum FilterOperators
{
    /// <summary><c>eq</c> and <c>neq</c>.</summary>
    Eq,

    /// <summary><c>in</c> and <c>nin</c>.</summary>
    In,

    /// <summary><c>gt gte lt lte</c> and their negations.</summary>
    Range,

    /// <summary><c>contains startsWith endsWith</c> and their negations.</summary>
    Text,
}

/// <summary>What a value field stores.</summary>
public enum ValueKind
{
    /// <summary>An identifier, a text.</summary>
    Id,

    /// <summary>A text.</summary>
    String,

    /// <summary>A whole number of 32 bits.</summary>
    Int,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A number of double precision.</summary>
    Float,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An instant, to the microsecond.</summary>
    DateTime,

    /// <summary>A day.</summary>
    LocalDate,

    /// <summary>An address (RFC 3986), a text.</summary>
    Uri,

    /// <summary>A value of an enum, by name.</summary>
    Enum,

    /// <summary>A place: degrees north and east, WGS84.</summary>
    GeoPoint,
}

/// <summary>A field with a value of its own.</summary>
public sealed class ValueField : StoredField
{
    /// <summary>What it stores.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>The enum, where <see cref="Kind"/> is <see cref="ValueKind.Enum"/>.</summary>
    public EnumType? Enum { get; init; }

    /// <summary>Whether it is the time that the record is about (<c>@time</c>).</summary>
    public bool IsTime { get; init; }

    /// <summary>Whether there is one value a language (<c>@localized</c>).</summary>
    public bool IsLocalized { get; init; }

    /// <summary>UCUM code of the unit (<c>@unit</c>), or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Least value (<c>@number</c>), or null.</summary>
    public double? Min { get; init; }

    /// <summary>Greatest value (<c>@number</c>), or null.</summary>
    public double? Max { get; init; }

    /// <summary>Digits kept after the point (<c>@number</c>), or null for all.</summary>
    public int? Decimals { get; init; }

    /// <summary>Greatest length of a text in UTF-16 units (<c>@text</c>; 200 unless told).</summary>
    public int MaxLength { get; init; } = 200;
}

/// <summary>A field that leads to at most one record: a reference, or a shortcut over several.</summary>
public interface IToOneField
{
    /// <summary>Name in the SDL.</summary>
    string Name { get; }

    /// <summary>The record type that the field belongs to.</summary>
    RecordType Type { get; }

    /// <summary><c>Type.field</c>, the schema coordinate.</summary>
    string Coordinate { get; }

    /// <summary>The record type that it leads to.</summary>
    RecordType Target { get; }

    /// <summary>The references on the way, from <see cref="Type"/> on; at least one.</summary>
    ImmutableArray<ReferenceField> Path { get; }
}

/// <summary>A many-to-one relation by the target's key (<c>@reference</c>).</summary>
public sealed class ReferenceField : StoredField, IToOneField
{
    /// <summary>The record type referred to.</summary>
    public RecordType Target { get; internal set; } = null!;

    /// <inheritdoc/>
    public ImmutableArray<ReferenceField> Path => [this];

    /// <summary>Whether an unknown target is stored as null instead of quarantining the row.</summary>
    public bool NullWhenUnknown { get; init; }
}

/// <summary>A shortcut over references (<c>@via</c>): nothing is stored for it, but it filters, sorts and groups like a reference.</summary>
public sealed class ViaField : RecordField, IToOneField
{
    /// <inheritdoc/>
    public ImmutableArray<ReferenceField> Path { get; internal set; } = [];

    /// <inheritdoc/>
    public RecordType Target => Path[^1].Target;
}

/// <summary>A one-to-many relation (<c>@collection</c>): a connection below each parent.</summary>
public sealed class CollectionField : RecordField
{
    /// <summary>The reference or shortcut of the item type that leads back here.</summary>
    public IToOneField By { get; internal set; } = null!;

    /// <summary>The record type of the items.</summary>
    public RecordType Item => By.Type;
}

/// <summary>The record with the greatest <c>@time</c> per parent (<c>@latest</c>).</summary>
public sealed class LatestField : RecordField
{
    /// <summary>The reference or shortcut of the item type that leads back here.</summary>
    public IToOneField By { get; internal set; } = null!;

    /// <summary>The record type of the item.</summary>
    public RecordType Item => By.Type;
}

/// <summary>The records of a type that are nearest to this one's place (<c>@nearest</c>).</summary>
public sealed class NearestField : RecordField
{
    /// <summary>This record's place.</summary>
    public ValueField From { get; internal set; } = null!;

    /// <summary>The place of the records that are near.</summary>
    public ValueField To { get; internal set; } = null!;

    /// <summary>The record type of those that are near.</summary>
    public RecordType Item => To.Type;

    /// <summary>Most records that may be asked for.</summary>
    public required int Max { get; init; }

    /// <summary>Greatest distance in metres over ground, and the one where none is given.</summary>
    public required double Within { get; init; }

    /// <summary>Records that come where no number is given.</summary>
    public int DefaultFirst => Math.Min(3, Max);
}

/// <summary>Title and description of a schema element in one language.</summary>
/// <param name="Title">Short name, or null.</param>
/// <param name="Description">What it means, or null.</param>
public sealed record Label(string? Title, string? Description);
