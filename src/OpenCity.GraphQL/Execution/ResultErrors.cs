namespace OpenCity.GraphQL.Execution;

/// <summary>Errors of values that cannot be given out.</summary>
internal static class ResultErrors
{
    internal static ExecutionErrorException NotOf(string type, string expected, string found) => new(
        $"The value of the field is not of its type \"{type}\": expected {expected}, found {found}.", ErrorCodes.InvalidResult);
}
