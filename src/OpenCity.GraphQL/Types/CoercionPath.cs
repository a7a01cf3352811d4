using System.Globalization;
using System.Text;

namespace OpenCity.GraphQL.Types;

/// <summary>Where in a value the coercion stands; written out only when something is wrong there.</summary>
internal sealed class CoercionPath
{
    private readonly List<(string? Name, int Index)> _parts = [];

    public void Enter(string name) => _parts.Add((name, 0));

    public void Enter(int index) => _parts.Add((null, index));

    public void Leave() => _parts.RemoveAt(_parts.Count - 1);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, index) in _parts)
        {
            if (name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(name);
            }
        }

        return text.ToString();
    }
}
