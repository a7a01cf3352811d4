using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenCity.Domain.Model;

namespace OpenCity.Data.Sql;

/// <summary>One column to order by. A missing value is less than any other, in all dialects.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
public sealed record OrderTerm(ColumnPath Column, bool IsDescending);

/// <summary>A total order of a type's records; the last terms are the key's columns, so that no two records are equal in it.</summary>
public sealed class RecordOrder
{
    internal RecordOrder(RecordType type, ImmutableArray<OrderTerm> terms)
    {
        Type = type;
        Terms = terms;
        Fingerprint = FingerprintOf(type, terms);
    }

    /// <summary>The record type.</summary>
    public RecordType Type { get; }

    /// <summary>The terms, the weightiest first.</summary>
    public ImmutableArray<OrderTerm> Terms { get; }

    /// <summary>A number that is the same for the same type and terms, and practically never otherwise; cursors carry it.</summary>
    public ulong Fingerprint { get; }

    private static ulong FingerprintOf(RecordType type, ImmutableArray<OrderTerm> terms)
    {
        var text = new StringBuilder(type.Name);
        foreach (var term in terms)
        {
            var column = term.Column;
            text.Append('\n').Append(column.Table.Name).Append('|').Append(column.Column.Name)
                .Append('|').Append(column.Column.Kind).Append(column.IsNullable ? '?' : '!').Append(term.IsDescending ? '-' : '+');
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
