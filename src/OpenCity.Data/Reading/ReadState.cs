using OpenCity.Data.Providers;
using OpenCity.Domain.Catalogue;

namespace OpenCity.Data.Reading;

/// <summary>
/// What one request reads with: the caller's language and one session, so that all statements see one snapshot. The session is
/// opened by the first statement and closed with the request.
/// </summary>
public sealed class ReadState(Database database, string language) : RequestLanguage(language), IDisposable, IAsyncDisposable
{
    private ReadSession? _session;

    /// <summary>Statements executed so far.</summary>
    public int Statements => _session?.Statements ?? 0;

    /// <inheritdoc/>
    public void Dispose() => _session?.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? default;

    internal async ValueTask<ReadSession> OpenAsync(CancellationToken cancellationToken) =>
        _session ??= await database.OpenReadAsync(cancellationToken);
}
