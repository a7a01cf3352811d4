using System.Buffers;
using System.Text.Json;
using OpenCity.GraphQL.Execution;

namespace OpenCity.Api.Transport;

/// <summary>The parameters of a request, with the pooled memory that they stand in.</summary>
internal sealed class ReceivedRequest : IDisposable
{
    private byte[]? _document;
    private int _length;
    private JsonDocument? _variables;

    /// <summary>Which operation to run, or null.</summary>
    internal string? OperationName { get; set; }

    /// <summary>What of its cost is told.</summary>
    internal CostReport Cost { get; set; }

    /// <summary>Whether it came by GET, which may only read.</summary>
    internal bool ReadsOnly { get; set; }

    /// <summary>Whether a document was given.</summary>
    internal bool HasDocument => _length > 0;

    /// <summary>What the executor takes; it must not be used after <see cref="Dispose"/>.</summary>
    internal GraphQLRequest ToGraphQL() => new(_document.AsMemory(0, _length), OperationName, _variables?.RootElement)
    {
        Cost = Cost,
        ReadsOnly = ReadsOnly,
    };

    /// <summary>Takes a pooled buffer with the document's text; it is given back with the request.</summary>
    internal void TakeDocument(byte[] rented, int length)
    {
        _document = rented;
        _length = length;
    }

    /// <summary>Takes the variables; they are disposed with the request.</summary>
    internal void TakeVariables(JsonDocument variables) => _variables = variables;

    /// <inheritdoc/>
    public void Dispose()
    {
        _variables?.Dispose();
        _variables = null;
        if (Interlocked.Exchange(ref _document, null) is { } document)
        {
            _length = 0;
            ArrayPool<byte>.Shared.Return(document);
        }
    }
}
