using OpenCity.GraphQL.Types;

namespace OpenCity.Domain.Publishing;

/// <summary>
/// The weights of generated fields. A statement at the root is 10 points, one for each parent 1; a record is a fifth of a point, however it
/// is reached; what only wraps records is free. So no request reads more records than five for each of its points.
/// </summary>
internal sealed class Costs(ReadLimits limits)
{
    /// <summary>A wrapper, or a reference, whose record is counted by its type.</summary>
    internal const string Free = " @cost(weight: \"0\")";

    /// <summary>A record.</summary>
    internal const string Record = " @cost(weight: \"0.2\")";

    /// <summary>A statement of its own: a look-up or a list at the root, the count of a list.</summary>
    internal const string Statement = " @cost(weight: \"10\")";

    /// <summary>A filter that no index helps.</summary>
    internal const string Search = " @cost(weight: \"10\")";

    /// <summary>Each item of a list of values to compare with.</summary>
    internal const string Item = " @cost(weight: \"0.1\")";

    /// <summary>The two directives, which the printed schema shows where they are applied.</summary>
    internal static SchemaPrinterOptions Printed { get; } =
        new(new HashSet<string> { "cost", "listSize" }, new HashSet<string> { "cost", "listSize" });

    /// <summary>Definitions of the two directives.</summary>
    internal const string Definitions = """
        "What a field, an argument or an object of a type costs: points that are added up before a request is answered."
        directive @cost(
          "Points as a decimal number. Without it an object or an input object costs 1, a scalar or an enum value nothing."
          weight: String!
        ) on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM | INPUT_FIELD_DEFINITION

        "How long the list behind a field may be: what stands below it is counted that often."
        directive @listSize(
          "Items that come at most."
          assumedSize: Int
          "Arguments that say how many items are wanted; of a list its length counts."
          slicingArguments: [String!]
          "Items that come where no such argument is given."
          slicingArgumentDefaultValue: Int
          "Fields of the object returned that are the lists; none where the field itself is the list."
          sizedFields: [String!]
          "Whether one of the arguments must be given."
          requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION

        """;

    /// <summary>A list of records in pages.</summary>
    internal string Pages { get; } =
        $" @listSize(assumedSize: {limits.MaxPageSize}, slicingArguments: [\"first\", \"last\"], slicingArgumentDefaultValue: {limits.DefaultPageSize}, "
        + "sizedFields: [\"edges\", \"nodes\"], requireOneSlicingArgument: false)";

    /// <summary>The nearest records.</summary>
    internal static string Nearest(Model.NearestField field) =>
        $" @listSize(assumedSize: {field.Max}, slicingArguments: [\"first\"], slicingArgumentDefaultValue: {field.DefaultFirst}, requireOneSlicingArgument: false)";

    /// <summary>Groups of records.</summary>
    internal string Groups { get; } =
        $" @listSize(assumedSize: {limits.MaxGroups}, slicingArguments: [\"first\"], slicingArgumentDefaultValue: {limits.DefaultGroups}, "
        + "requireOneSlicingArgument: false)";

    /// <summary>Records by their ids.</summary>
    internal string Ids { get; } =
        $" @listSize(assumedSize: {limits.MaxNodeIds}, slicingArguments: [\"ids\"], requireOneSlicingArgument: false)";
}
