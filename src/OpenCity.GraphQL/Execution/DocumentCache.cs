using OpenCity.GraphQL.Planning;

namespace OpenCity.GraphQL.Execution;

/// <summary>
/// Documents seen before, parsed and validated, with the plans made of them, the latest used kept. Bounded by bytes, not by their
/// number: many small ones cost what few large ones do. What a document takes is what was allocated to make it, so rather more.
/// </summary>
internal sealed class DocumentCache(long capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<byte[], LinkedListNode<PreparedDocument>> _byText = new(BytesComparer.Instance);
    private readonly LinkedList<PreparedDocument> _byUse = [];
    private long _size;

    /// <summary>Bytes that the documents and plans in it take; never more than the capacity.</summary>
    internal long Size
    {
        get
        {
            lock (_gate)
            {
                return _size;
            }
        }
    }

    /// <summary>Documents in it.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _byText.Count;
            }
        }
    }

    internal PreparedDocument? Find(ReadOnlySpan<byte> text)
    {
        lock (_gate)
        {
            if (!_byText.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(text, out var node))
            {
                return null;
            }

            if (!ReferenceEquals(_byUse.First, node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            return node.Value;
        }
    }

    internal void Add(PreparedDocument document)
    {
        lock (_gate)
        {
            if (_byText.ContainsKey(document.Text))
            {
                return;
            }

            _byText[document.Text] = _byUse.AddFirst(document);
            _size += document.Bytes;
            Trim();
        }
    }

    /// <summary>A document takes more bytes than before, or less: a plan was made of it, or plans were forgotten.</summary>
    internal void Grow(PreparedDocument document, long bytes)
    {
        lock (_gate)
        {
            document.Bytes += bytes;

            // It may have been left out meanwhile; another one of the same text may stand in its place.
            if (_byText.TryGetValue(document.Text, out var node) && ReferenceEquals(node.Value, document))
            {
                _size += bytes;
                Trim();
            }
        }
    }

    // The last one goes too where it alone is too large: then it is made anew each time.
    private void Trim()
    {
        while (_size > capacity && _byUse.Last is { } last)
        {
            _byUse.RemoveLast();
            _byText.Remove(last.Value.Text);
            _size -= last.Value.Bytes;
        }
    }
}
