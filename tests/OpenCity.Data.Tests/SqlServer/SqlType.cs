using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using OpenCity.Data.Model;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>What matters of a type to find out whether two values can be compared as the product means it.</summary>
internal enum SqlTypeKind
{
    /// <summary>That of something about which an error was told already.</summary>
    Unknown,
    Text,
    WideText,
    Int,
    BigInt,
    Float,
    Numeric,
    Bit,
    Instant,
    Date,

    /// <summary>The number of a row in its group, which a limit may be compared with.</summary>
    RowNumber,
}

/// <summary>The type of an expression of T-SQL.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Collation">The collation that a text brings with it; null where it takes that of the other side, or of the database.</param>
internal sealed record SqlType(SqlTypeKind Kind, string? Collation = null)
{
    public bool IsKnown => Kind != SqlTypeKind.Unknown;

    public bool IsText => Kind is SqlTypeKind.Text or SqlTypeKind.WideText;

    public bool IsNumber => Kind is SqlTypeKind.Int or SqlTypeKind.BigInt or SqlTypeKind.Float or SqlTypeKind.Numeric or SqlTypeKind.RowNumber
        or SqlTypeKind.Unknown;

    public static SqlType Unknown { get; } = new(SqlTypeKind.Unknown);

    /// <summary>The type that a provider declares a parameter of; null for a list of keys, which is JSON.</summary>
    public static SqlType OfParameter(ColumnKind? kind) => new(kind switch
    {
        ColumnKind.Text or null => SqlTypeKind.WideText,
        ColumnKind.Int => SqlTypeKind.Int,
        ColumnKind.Long => SqlTypeKind.BigInt,
        ColumnKind.Double => SqlTypeKind.Float,
        ColumnKind.Boolean => SqlTypeKind.Bit,
        ColumnKind.Instant => SqlTypeKind.Instant,
        ColumnKind.Date => SqlTypeKind.Date,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    });

    /// <summary>A type as it stands in a text; null for one that the product has no use for.</summary>
    public static SqlType? Of(DataTypeReference type, string? collation) => type is not SqlDataTypeReference named ? null
        : named.SqlDataTypeOption switch
        {
            SqlDataTypeOption.VarChar => new SqlType(SqlTypeKind.Text, collation),
            SqlDataTypeOption.NVarChar => new SqlType(SqlTypeKind.WideText, collation),
            SqlDataTypeOption.Int => new SqlType(SqlTypeKind.Int),
            SqlDataTypeOption.BigInt => new SqlType(SqlTypeKind.BigInt),
            SqlDataTypeOption.Float => new SqlType(SqlTypeKind.Float),
            SqlDataTypeOption.Bit => new SqlType(SqlTypeKind.Bit),
            SqlDataTypeOption.DateTime2 when named.Parameters is [{ Value: "6" }] => new SqlType(SqlTypeKind.Instant),
            SqlDataTypeOption.Date => new SqlType(SqlTypeKind.Date),
            _ => null,
        };

    public override string ToString() => Collation is null
        ? Kind.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{Kind} {Collation}");
}
