using System.Globalization;

namespace OpenCity.GraphQL.Execution;

/// <summary>Errors of values that cannot be given out.</summary>
internal static class ResultErrors
{
    internal static ExecutionErrorException NotOf(string type, string expected, string found) => new(
        $"The value of the field is not of its type \"{type}\": expected {expected}, found {found}.", ErrorCodes.InvalidResult);

    internal static ExecutionErrorException NoList(string found) =>
        new($"The value of the field is no list, as its type is: found a value of .NET's {found}.", ErrorCodes.InvalidResult);

    // https://spec.graphql.org/September2025/#ResolveAbstractType()
    internal static ExecutionErrorException NotPossible(IEnumerable<string> possible, string found) => new(
        $"The type of the value cannot be told: expected one of {string.Join(", ", possible.Select(name => $"\"{name}\""))}, found {found}.",
        ErrorCodes.InvalidResult);

    internal static ExecutionErrorException Mismatch(string who, int count, string asked) => new(
        string.Create(CultureInfo.InvariantCulture, $"{who} answered {count} values for {asked}."), ErrorCodes.BatchSizeMismatch);

    /// <summary>What a client hears of a fault; the host hears the fault itself.</summary>
    internal static ExecutionErrorException Unexpected() => new("Unexpected Execution Error", ErrorCodes.UnexpectedError);
}
