using OpenCity.GraphQL.Execution;

namespace OpenCity.Api.Transport.Persisted;

/// <summary>Finds the documents that requests name in place of sending them, and decides which documents are answered at all.</summary>
/// <param name="trusted">Those of the operator.</param>
/// <param name="store">Those that clients have sent.</param>
/// <param name="trustedOnly">Whether only the operator's are answered.</param>
/// <param name="executor">Tells which documents are valid.</param>
internal sealed class PersistedDocuments(TrustedDocuments trusted, DocumentStore store, bool trustedOnly, RequestExecutor executor)
{
    /// <summary>Gives the request its document, where it names one; why it is not answered, or null.</summary>
    internal Refusal? Resolve(ReceivedRequest request)
    {
        if (request.DocumentId is { } id)
        {
            return request.HasDocument || request.Sha256 is not null ? Refusals.TwoDocuments
                : Find(request, id) ? null
                : trustedOnly ? Refusals.NotTrusted
                : Refusals.UnknownDocument(id);
        }

        if (request.HasDocument)
        {
            return request.Sha256 is null && !trustedOnly ? null : Check(request);
        }

        return Find(request, request.Sha256!) ? null
            : trustedOnly ? Refusals.NotTrusted
            : store.IsOn ? Refusals.PersistedQueryNotFound
            : Refusals.PersistedQueryNotSupported;
    }

    /// <summary>Keeps the document of a request that was executed, where it came with its hash and is valid.</summary>
    internal void Keep(ReceivedRequest request, CancellationToken cancellationToken)
    {
        if (request.KeepAs is { } hash && executor.Validate(request.Document, cancellationToken).IsEmpty)
        {
            store.Add(hash, request.Document.Span);
        }
    }

    private bool Find(ReceivedRequest request, string id)
    {
        if (trusted.TryFind(id, out var text) || (DocumentHash.OfId(id) is { } hash && store.TryFind(hash, out text)))
        {
            request.UseDocument(text);
            return true;
        }

        return false;
    }

    private Refusal? Check(ReceivedRequest request)
    {
        var hash = DocumentHash.Of(request.Document.Span);
        if (request.Sha256 is not null && request.Sha256 != hash)
        {
            return Refusals.HashMismatch;
        }

        var isTrusted = trusted.Has(hash);
        request.KeepAs = request.Sha256 is null || isTrusted || !store.IsOn ? null : hash;
        return isTrusted || !trustedOnly ? null : Refusals.NotTrusted;
    }
}
