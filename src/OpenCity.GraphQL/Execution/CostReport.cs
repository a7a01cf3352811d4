namespace OpenCity.GraphQL.Execution;

/// <summary>What a client wants to know of the cost of its request.</summary>
public enum CostReport
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The answer, and the cost in <c>extensions.operationCost</c>.</summary>
    Report,

    /// <summary>The cost alone: nothing is executed, <c>data</c> is null, and no cost is too high.</summary>
    Validate,
}
