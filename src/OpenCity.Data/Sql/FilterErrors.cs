using OpenCity.GraphQL;

namespace OpenCity.Data.Sql;

/// <summary>What a filter is refused with.</summary>
internal static class FilterErrors
{
    internal static QueryException NullFilter(string field, string missing) => new(
        ErrorCodes.InvalidFilter,
        $"The filter of \"{field}\" is null. Leave it out, or ask for records without a value by \"{field}: {{ {missing} }}\".");

    internal static QueryException NullPart(string field) => new(
        ErrorCodes.InvalidFilter, $"\"{field}\" needs an object and has null. Leave it out, or give \"{field}: {{}}\" for any record.");

    internal static QueryException NullOperand(string name) => new(
        ErrorCodes.InvalidFilter,
        $"The filter operator \"{name}\" needs a value and has null. Leave it out, or ask for records without a value by \"eq: null\".");

    internal static QueryException NullPlace(string name) => new(
        ErrorCodes.InvalidFilter, $"\"{name}\" needs a place and has null. Leave it out for records of all places.");

    internal static QueryException NullTruth(string name) => new(
        ErrorCodes.InvalidFilter, $"\"{name}\" needs true or false and has null. Leave it out where it does not matter.");

    internal static QueryException TooManyComparisons(int limit) => new(
        ErrorCodes.FilterLimitExceeded,
        $"\"where\" has more than {limit} comparisons. Use \"in\" with a list in place of many \"eq\".");

    internal static QueryException TooDeep(int limit) => new(
        ErrorCodes.FilterLimitExceeded, $"\"where\" is nested deeper than {limit}. Write it with fewer levels of \"and\" and \"or\".");

    internal static QueryException TooManyLists(int limit) => new(
        ErrorCodes.FilterLimitExceeded,
        $"\"where\" asks about the records of more than {limit} lists (\"some\", \"none\", \"all\", \"any\"). Use fewer, or ask in two steps.");
}
