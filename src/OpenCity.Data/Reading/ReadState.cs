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
    private SemaphoreSlim? _turn;

    /// <summary>Statements executed so far.</summary>
    public int Statements => _session?.Statements ?? 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn?.Dispose();
        _session?.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _turn?.Dispose();
        return _session?.DisposeAsync() ?? default;
    }

    /// <summary>One loader reads at a time: loaders run beside each other, but a session runs one statement.</summary>
    internal SemaphoreSlim Turn => LazyInitializer.EnsureInitialized(ref _turn, static () => new SemaphoreSlim(1));

    internal ValueTask<ReadSession> OpenAsync(bool isSingle, CancellationToken cancellationToken) =>
        _session is null ? OpenFirstAsync(isSingle, cancellationToken) : new ValueTask<ReadSession>(_session);

    private async ValueTask<ReadSession> OpenFirstAsync(bool isSingle, CancellationToken cancellationToken)
    {
        _session = await database.OpenReadAsync(cancellationToken);
        _session.IsSingle = isSingle;
        return _session;
    }
}
