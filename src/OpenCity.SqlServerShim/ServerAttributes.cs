namespace Microsoft.SqlServer.Server;

/// <summary>Marks a user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How values are serialised.</summary>
    public Format Format { get; } = format;

    /// <summary>Greatest size of a value in bytes; -1 is no limit.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether all values have the same size.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether serialised values compare like the values.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>Name of the method that checks a value.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>Name in the database.</summary>
    public string? Name { get; set; }
}

/// <summary>Marks a user-defined aggregate.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SqlUserDefinedAggregateAttribute(Format format) : Attribute
{
    /// <summary>Greatest allowed value of <see cref="MaxByteSize"/>.</summary>
    public const int MaxByteSizeValue = 8000;

    /// <summary>How the state is serialised.</summary>
    public Format Format { get; } = format;

    /// <summary>Greatest size of the state in bytes.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether duplicates change the result.</summary>
    public bool IsInvariantToDuplicates { get; set; }

    /// <summary>Whether nulls change the result.</summary>
    public bool IsInvariantToNulls { get; set; }

    /// <summary>Whether the order changes the result.</summary>
    public bool IsInvariantToOrder { get; set; }

    /// <summary>Whether no rows give null.</summary>
    public bool IsNullIfEmpty { get; set; }

    /// <summary>Name in the database.</summary>
    public string? Name { get; set; }
}

/// <summary>Size and precision of a value that crosses into SQL Server.</summary>
[AttributeUsage(
    AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.ReturnValue,
    Inherited = false)]
public class SqlFacetAttribute : Attribute
{
    /// <summary>Whether all values have the same size.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Greatest size; -1 is no limit.</summary>
    public int MaxSize { get; set; }

    /// <summary>Digits in all.</summary>
    public int Precision { get; set; }

    /// <summary>Digits after the point.</summary>
    public int Scale { get; set; }

    /// <summary>Whether null is a value.</summary>
    public bool IsNullable { get; set; }
}

/// <summary>Marks a method that SQL Server may call.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public class SqlFunctionAttribute : Attribute
{
    /// <summary>Whether it reads user data.</summary>
    public DataAccessKind DataAccess { get; set; }

    /// <summary>Whether it reads the system catalogue.</summary>
    public SystemDataAccessKind SystemDataAccess { get; set; }

    /// <summary>Whether equal arguments give equal results.</summary>
    public bool IsDeterministic { get; set; }

    /// <summary>Whether the result is exact.</summary>
    public bool IsPrecise { get; set; }

    /// <summary>Name in the database.</summary>
    public string? Name { get; set; }

    /// <summary>Columns of a table-valued function.</summary>
    public string? TableDefinition { get; set; }

    /// <summary>Method that fills a row of a table-valued function.</summary>
    public string? FillRowMethodName { get; set; }
}

/// <summary>Marks a method of a user-defined type.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SqlMethodAttribute : SqlFunctionAttribute
{
    /// <summary>Whether it is called on a null value.</summary>
    public bool OnNullCall { get; set; } = true;

    /// <summary>Whether it changes the value.</summary>
    public bool IsMutator { get; set; }

    /// <summary>Whether a null argument gives null.</summary>
    public bool InvokeIfReceiverIsNull { get; set; }
}
