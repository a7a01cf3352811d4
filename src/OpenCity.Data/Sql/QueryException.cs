namespace OpenCity.Data.Sql;

/// <summary>A filter, an order or a cursor that cannot be answered; its message is for the client.</summary>
/// <param name="code">Value of <c>extensions.code</c>.</param>
/// <param name="message">What is wrong, and the remedy.</param>
public sealed class QueryException(string code, string message) : Exception(message)
{
    /// <summary>Value of <c>extensions.code</c>.</summary>
    public string Code { get; } = code;
}
