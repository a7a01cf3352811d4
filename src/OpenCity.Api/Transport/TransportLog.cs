using OpenCity.Data.Providers;

namespace OpenCity.Api.Transport;

/// <summary>What the transport logs; each event has its number.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(1001, LogLevel.Error, "A request ended in an unexpected error.")]
    internal static partial void Unexpected(ILogger logger, Exception exception);

    [LoggerMessage(1002, LogLevel.Error, "The database could not answer a request ({Fault}).")]
    internal static partial void Database(ILogger logger, DatabaseFault fault, Exception exception);
}
