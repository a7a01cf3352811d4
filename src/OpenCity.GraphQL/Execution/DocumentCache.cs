using OpenCity.GraphQL.Planning;

namespace OpenCity.GraphQL.Execution;

/// <summary>
/// Documents seen before, parsed and validated, the latest used kept. Bounded by the bytes of their texts, not by their number:
/// many small ones cost what few large ones do.
/// </summary>
internal sealed class DocumentCache(int capacity)
{
    // A parsed document with its plans takes about this many times its text.
    private const int Overhead = 512;

    private readonly Lock _gate = new();
    private readonly Dictionary<byte[], LinkedListNode<PreparedDocument>> _byText = new(BytesComparer.Instance);
    private readonly LinkedList<PreparedDocument> _byUse = [];
    private long _size;

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
            _size += document.Text.Length + Overhead;
            while (_size > capacity && _byUse.Last is { } last && !ReferenceEquals(last, _byUse.First))
            {
                _byUse.RemoveLast();
                _byText.Remove(last.Value.Text);
                _size -= last.Value.Text.Length + Overhead;
            }
        }
    }
}
