using System.Text;

namespace OpenCity.Domain.Naming;

/// <summary>Names in the database, by convention alone: tables and columns are the SDL's names in snake case.</summary>
public static class ColumnNames
{
    /// <summary><c>measuredAt</c> becomes <c>measured_at</c>.</summary>
    public static string SnakeCase(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0 && !char.IsAsciiLetterUpper(name[i - 1]) && name[i - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
