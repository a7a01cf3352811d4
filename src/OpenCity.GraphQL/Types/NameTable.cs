using System.Diagnostics.CodeAnalysis;

namespace OpenCity.GraphQL.Types;

/// <summary>Values by name, in the order in which they were added: compared one by one while they are few, as variables mostly are.</summary>
internal sealed class NameTable<T>
{
    private const int Few = 8;

    private (string Name, T Value)[] _entries = [];
    private Dictionary<string, int>? _places;
    private int _count;

    /// <summary>Adds a value; false where the name has one already.</summary>
    internal bool TryAdd(string name, T value)
    {
        if (PlaceOf(name) >= 0)
        {
            return false;
        }

        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(4, _count * 2));
        }

        _places?.Add(name, _count);
        _entries[_count++] = (name, value);
        if (_places is null && _count > Few)
        {
            _places = new Dictionary<string, int>(_count * 2);
            for (var i = 0; i < _count; i++)
            {
                _places.Add(_entries[i].Name, i);
            }
        }

        return true;
    }

    /// <summary>The value of a name; false where there is none.</summary>
    internal bool TryGet(string name, [MaybeNullWhen(false)] out T value)
    {
        var place = PlaceOf(name);
        value = place < 0 ? default : _entries[place].Value;
        return place >= 0;
    }

    private int PlaceOf(string name)
    {
        if (_places is not null)
        {
            return _places.TryGetValue(name, out var place) ? place : -1;
        }

        for (var i = 0; i < _count; i++)
        {
            if (_entries[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
