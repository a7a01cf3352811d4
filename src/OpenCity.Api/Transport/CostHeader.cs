using OpenCity.GraphQL.Execution;

namespace OpenCity.Api.Transport;

/// <summary>The header <c>GraphQL-Cost</c>, by which a client asks what its request costs.</summary>
internal static class CostHeader
{
    internal const string Name = "GraphQL-Cost";

    /// <summary>What the client wants to know; false where the header has another value than the two that there are.</summary>
    internal static bool TryRead(IHeaderDictionary headers, out CostReport report)
    {
        report = CostReport.None;
        if (!headers.TryGetValue(Name, out var values))
        {
            return true;
        }

        if (values.Count == 1 && string.Equals(values[0], "report", StringComparison.OrdinalIgnoreCase))
        {
            report = CostReport.Report;
            return true;
        }

        if (values.Count == 1 && string.Equals(values[0], "validate", StringComparison.OrdinalIgnoreCase))
        {
            report = CostReport.Validate;
            return true;
        }

        return false;
    }
}
