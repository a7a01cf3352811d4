namespace OpenCity.Api.Hosting;

/// <summary>Something that the operator can put right. The message names the thing, the place and the remedy; no stack is shown.</summary>
/// <param name="message">One line, or a line for each thing.</param>
/// <param name="exitCode">What the program ends with.</param>
/// <param name="inner">What it was found by.</param>
internal sealed class OperatorException(string message, int exitCode = ExitCode.Failed, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the program ends with.</summary>
    public int ExitCode { get; } = exitCode;
}

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    internal const int Done = 0;

    /// <summary>Not done: a file, the database, an address.</summary>
    internal const int Failed = 1;

    /// <summary>Asked for wrongly: the command line or an option.</summary>
    internal const int Misused = 2;

    /// <summary>Stopped by the operator before it was done (128 + SIGINT, as shells have it).</summary>
    internal const int Interrupted = 130;
}
