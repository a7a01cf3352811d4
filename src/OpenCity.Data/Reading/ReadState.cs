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

    /// <summary>The session, once one was opened.</summary>
    internal ReadSession? Session => _session;

    /// <summary>Opens the session, which is then to be kept.</summary>
    internal ValueTask<ReadSession> OpenAsync(CancellationToken cancellationToken) => database.OpenReadAsync(cancellationToken);

    /// <summary>Keeps the session until the request ends.</summary>
    /// <param name="session">What was opened.</param>
    /// <param name="isSingle">Whether the request has one statement at most.</param>
    internal ReadSession Keep(ReadSession session, bool isSingle)
    {
        session.IsSingle = isSingle;
        return _session = session;
    }
}
