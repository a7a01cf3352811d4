using System.Buffers;
using System.Text.Json;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Api.Transport;

/// <summary>The parameters of a request, with the pooled memory that they stand in.</summary>
internal sealed class ReceivedRequest : IDisposable
{
    private byte[]? _rented;
    private JsonDocument? _variables;

    /// <summary>The requests of a list, in its order; null where it is a request by itself.</summary>
    internal List<ReceivedRequest>? Batch { get; set; }

    /// <summary>Why it is not answered, as one of a list; null where it may be.</summary>
    internal Refusal? Refusal { get; set; }

    /// <summary>The text of the document; empty where none was given, or none yet.</summary>
    internal ReadOnlyMemory<byte> Document { get; private set; }

    /// <summary>The id of a document in its place, or null.</summary>
    internal string? DocumentId { get; set; }

    /// <summary>The document's hash, beside it or in its place; or null.</summary>
    internal string? Sha256 { get; set; }

    /// <summary>The hash by which the document is kept once it has been executed; null where it is not.</summary>
    internal string? KeepAs { get; set; }

    /// <summary>Which operation to run, or null.</summary>
    internal string? OperationName { get; set; }

    /// <summary>What of its cost is told.</summary>
    internal CostReport Cost { get; set; }

    /// <summary>Whether it came by GET, which may only read.</summary>
    internal bool ReadsOnly { get; set; }

    /// <summary>Whether a document was given.</summary>
    internal bool HasDocument => !Document.IsEmpty;

    /// <summary>Whether a document was given, or something that stands for one.</summary>
    internal bool NamesDocument => HasDocument || DocumentId is not null || Sha256 is not null;

    /// <summary>What the executor takes; it must not be used after <see cref="Dispose"/>.</summary>
    internal GraphQLRequest ToGraphQL() => new(Document, OperationName, _variables?.RootElement)
    {
        Cost = Cost,
        ReadsOnly = ReadsOnly,
    };

    /// <summary>Takes a pooled buffer with the document's text; it is given back with the request.</summary>
    internal void TakeDocument(byte[] rented, int length)
    {
        _rented = rented;
        Document = rented.AsMemory(0, length);
    }

    /// <summary>Takes the text of a document that is kept elsewhere.</summary>
    internal void UseDocument(byte[] text) => Document = text;

    /// <summary>Takes the variables; they are disposed with the request.</summary>
    internal void TakeVariables(JsonDocument variables) => _variables = variables;

    /// <inheritdoc/>
    public void Dispose()
    {
        Batch?.ForEach(entry => entry.Dispose());
        _variables?.Dispose();
        _variables = null;
        if (Interlocked.Exchange(ref _rented, null) is { } rented)
        {
            Document = default;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
