using System.Collections.Immutable;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;

namespace OpenCity.GraphQL.Execution;

/// <summary>Tells what a request costs: as an entry of the response, or as the error that it is too much.</summary>
internal static class CostWriter
{
    /// <summary>Writes the entry <c>extensions</c> with <c>operationCost</c>, behind another entry.</summary>
    internal static void Write(ResponseWriter writer, OperationCost cost, int maxCost)
    {
        writer.Raw(",\"extensions\":{\"operationCost\":{\"fieldCost\":"u8);
        writer.Number(cost.FieldCost);
        writer.Raw(",\"typeCost\":"u8);
        writer.Number(cost.TypeCost);
        writer.Raw(",\"cost\":"u8);
        writer.Number(cost.Total);
        writer.Raw(",\"maxCost\":"u8);
        writer.Number((long)maxCost);
        writer.Raw("}}"u8);
    }

    /// <summary>The refusal of a request that costs more than it may.</summary>
    internal static GraphQLError LimitExceeded(OperationCost cost, int maxCost) => new(
        FormattableString.Invariant(
            $"The request costs {cost.Total} points, more than the limit of {maxCost}; ask for smaller pages, or for fewer lists within lists."),
        ErrorCodes.CostLimitExceeded,
        [])
    {
        Extensions = ImmutableDictionary<string, object>.Empty.Add("cost", cost.Total).Add("maxCost", maxCost),
    };
}
