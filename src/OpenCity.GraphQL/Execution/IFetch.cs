namespace OpenCity.GraphQL.Execution;

/// <summary>
/// A fetch node of a plan: brings everything that one place of the selection needs, for all positions of its parent level at once.
/// One call a request, whatever the number of rows: that is why N+1 cannot happen.
/// </summary>
public interface IFetch
{
    /// <summary>Fetches for all positions of the parent level.</summary>
    /// <param name="parents">The parent level; its count may be 0.</param>
    /// <param name="request">Arguments, other levels and the host's state of this request.</param>
    /// <param name="cancellationToken">Set when the request's time is over or the client has gone.</param>
    /// <exception cref="ExecutionErrorException">The field cannot be answered; it becomes null with this error.</exception>
    ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken);
}
