using System.Diagnostics.CodeAnalysis;

namespace OpenCity.Api.Transport.Persisted;

/// <summary>
/// Documents by hash, as clients sent them, the latest used kept. Bounded by bytes: whoever fills it with documents of no use only
/// makes others send theirs again.
/// </summary>
/// <param name="capacity">Most bytes that are held; 0 keeps none.</param>
internal sealed class DocumentStore(int capacity)
{
    // What an entry takes beside its text: the hash as a string, the node, the slot of the dictionary, the array's head.
    private const int Overhead = 320;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Hash, byte[] Text)>> _byHash = [];
    private readonly LinkedList<(string Hash, byte[] Text)> _byUse = [];

    /// <summary>Whether documents are kept at all.</summary>
    internal bool IsOn => capacity > 0;

    /// <summary>Bytes that are held.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Documents that are held.</summary>
    internal int Count => _byHash.Count;

    /// <summary>The text with the hash.</summary>
    internal bool TryFind(string hash, [NotNullWhen(true)] out byte[]? text)
    {
        lock (_gate)
        {
            text = null;
            if (!_byHash.TryGetValue(hash, out var node))
            {
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            text = node.Value.Text;
            return true;
        }
    }

    /// <summary>Keeps a text.</summary>
    internal void Add(string hash, ReadOnlySpan<byte> text)
    {
        var size = text.Length + Overhead;
        lock (_gate)
        {
            if (size > capacity || _byHash.ContainsKey(hash))
            {
                return;
            }

            _byHash.Add(hash, _byUse.AddFirst((hash, text.ToArray())));
            Bytes += size;
            while (Bytes > capacity)
            {
                var oldest = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _byHash.Remove(oldest.Hash);
                Bytes -= oldest.Text.Length + Overhead;
            }
        }
    }
}
