namespace OpenCity.GraphQL.Execution;

/// <summary>
/// A fetch written by hand: it may load by loaders, and runs beside the other resolvers of its level of the selection, after the
/// <see cref="IFetch"/> of the level. It reads the parent level as it stands there, rows of a database included: no object per row is
/// made for it.
/// </summary>
public interface IResolver
{
    /// <summary>Fetches for all positions of the parent level.</summary>
    /// <param name="parents">The parent level; its count may be 0.</param>
    /// <param name="context">Arguments, loaders and the host's state of this request.</param>
    /// <param name="cancellationToken">Set when the request's time is over or the client has gone; the resolver must end then.</param>
    /// <exception cref="ExecutionErrorException">The field cannot be answered; it becomes null with this error for all parents.</exception>
    ValueTask<Fetched> ResolveAsync(Level parents, ResolverContext context, CancellationToken cancellationToken);
}
