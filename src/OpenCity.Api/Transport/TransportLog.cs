using OpenCity.Data.Providers;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Api.Transport;

/// <summary>What the transport logs; each event has its number.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(1001, LogLevel.Error, "A request ended in an unexpected error.")]
    internal static partial void Unexpected(ILogger logger, Exception exception);

    /// <summary>What hand-written fields and loaders threw in a request that was answered all the same.</summary>
    internal static void Faults(ILogger logger, RequestOutcome outcome)
    {
        if (outcome.Faults.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var fault in outcome.Faults)
        {
            Field(logger, fault);
        }
    }

    [LoggerMessage(1003, LogLevel.Error, "A hand-written field or a loader ended in an unexpected error.")]
    private static partial void Field(ILogger logger, Exception exception);

    [LoggerMessage(1002, LogLevel.Error, "The database could not answer a request ({Fault}).")]
    internal static partial void Database(ILogger logger, DatabaseFault fault, Exception exception);
}
