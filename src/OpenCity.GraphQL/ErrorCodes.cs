namespace OpenCity.GraphQL;

/// <summary>Every value of <c>extensions.code</c>, by area; <c>docs/errors.md</c> explains each.</summary>
public static class ErrorCodes
{
    // Language

    /// <summary>The document is not well-formed GraphQL.</summary>
    public const string SyntaxError = "SYNTAX_ERROR";

    /// <summary>A production is nested deeper than the limit.</summary>
    public const string NestingLimitExceeded = "NESTING_LIMIT_EXCEEDED";

    /// <summary>The document has more tokens than the limit.</summary>
    public const string TokenLimitExceeded = "TOKEN_LIMIT_EXCEEDED";

    // Validation

    // Variables

    /// <summary>A variable's value does not fit its type, or a required one is missing.</summary>
    public const string InvalidVariable = "INVALID_VARIABLE";

    // Execution

    /// <summary>The operation to run cannot be told: no such name, or several without a name given.</summary>
    public const string OperationNotFound = "OPERATION_NOT_FOUND";

    /// <summary>A field of a non-null type had no value.</summary>
    public const string NonNullViolation = "NON_NULL_VIOLATION";

    /// <summary>A fault of the server; the log tells more.</summary>
    public const string UnexpectedError = "UNEXPECTED_ERROR";

    /// <summary>The request took longer than its time limit.</summary>
    public const string TimeLimitExceeded = "TIME_LIMIT_EXCEEDED";

    // Data

    /// <summary>A filter operator that needs a value has null.</summary>
    public const string InvalidFilter = "INVALID_FILTER";

    /// <summary>A cursor is none, was changed, or belongs to another list or order.</summary>
    public const string InvalidCursor = "INVALID_CURSOR";

    /// <summary>A filter has more comparisons, levels or relations than the limit.</summary>
    public const string FilterLimitExceeded = "FILTER_LIMIT_EXCEEDED";

    /// <summary>An order names more fields, levels or relations than the limit.</summary>
    public const string OrderLimitExceeded = "ORDER_LIMIT_EXCEEDED";

    // Limits

    /// <summary>A variable's value is nested deeper, or has a longer list, than the limit.</summary>
    public const string VariableLimitExceeded = "VARIABLE_LIMIT_EXCEEDED";

    // Transport
}
