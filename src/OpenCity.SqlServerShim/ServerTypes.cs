namespace Microsoft.SqlServer.Server;

/// <summary>How a user-defined type is serialised (SQL Server CLR integration).</summary>
public enum Format
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Serialised by SQL Server itself.</summary>
    Native = 1,

    /// <summary>Serialised by the type, through <see cref="IBinarySerialize"/>.</summary>
    UserDefined = 2,
}

/// <summary>Whether a function reads user data.</summary>
public enum DataAccessKind
{
    /// <summary>It reads none.</summary>
    None = 0,

    /// <summary>It reads user data.</summary>
    Read = 1,
}

/// <summary>Whether a function reads the system catalogue.</summary>
public enum SystemDataAccessKind
{
    /// <summary>It reads none.</summary>
    None = 0,

    /// <summary>It reads the system catalogue.</summary>
    Read = 1,
}

/// <summary>A user-defined type that serialises itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads the value from its binary form.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes the value in its binary form.</summary>
    void Write(BinaryWriter w);
}

/// <summary>A type that is used as a user-defined type without being one.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>The exception for one type and reason.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason)
    {
        ArgumentNullException.ThrowIfNull(udtType);
        return new InvalidUdtException($"'{udtType.FullName}' is not a valid user-defined type: {resourceReason}");
    }
}
