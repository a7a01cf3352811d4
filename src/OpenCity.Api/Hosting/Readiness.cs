namespace OpenCity.Api.Hosting;

/// <summary>Whether requests may be answered yet.</summary>
internal sealed class Readiness
{
    private volatile string? _reason = "the tables are being made.";

    /// <summary>Why not yet, in words for a client; null where requests are answered.</summary>
    internal string? Reason => _reason;

    /// <summary>Requests wait for something.</summary>
    internal void WaitFor(string reason) => _reason = reason;

    /// <summary>Requests are answered.</summary>
    internal void Open() => _reason = null;
}
