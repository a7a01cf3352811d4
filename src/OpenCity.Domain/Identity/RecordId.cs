using OpenCity.Domain.Model;

namespace OpenCity.Domain.Identity;

/// <summary>Ids of records: <c>Type:part[:part]</c> (docs/ids.md).</summary>
/// <remarks>
/// The parts are the columns of the key in order, a reference giving the parts of its target's key. In a text part <c>%</c> and
/// <c>:</c> are percent-encoded; instants are UTC basic (<c>20190706T150000Z</c>, with a fraction only where there is one), days
/// <c>20190707</c>, whole numbers decimal, enums by name. At most 200 characters.
/// </remarks>
public static class RecordId
{
    /// <summary>Greatest length of an id in UTF-16 units.</summary>
    public const int MaxLength = 200;

    /// <summary>The id of a key; parts are string, int, long, DateOnly or DateTimeOffset, in the order of <see cref="PartKinds"/>.</summary>
    public static string Format(RecordType type, IReadOnlyList<object> parts) => throw new NotSupportedException();

    /// <summary>Reads an id of the type; false where it is not one (wrong type name, number of parts, form of a part).</summary>
    public static bool TryParse(RecordType type, string id, out object[] parts) => throw new NotSupportedException();

    /// <summary>The record type that an id names by what stands before the first colon, or null.</summary>
    public static RecordType? FindType(City city, string id) => throw new NotSupportedException();

    /// <summary>Kinds of the key's parts, references resolved to their targets' keys.</summary>
    public static IReadOnlyList<ValueKind> PartKinds(RecordType type) => throw new NotSupportedException();
}
