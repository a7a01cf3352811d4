using System.Diagnostics;
using System.Globalization;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.Verdict;

/// <summary>Leaf values, and lists of them, of a type. Within a list of leaves nothing is null that may not be.</summary>
internal sealed class WideColumn(GraphQLType type) : IColumn
{
    /// <inheritdoc/>
    public bool IsNull(Level level, int position) =>
        Chance.IsNull(((WideLevel)level).Chances[position], type is NonNullType);

    /// <inheritdoc/>
    public bool Write(Level level, int position, ResponseWriter writer)
    {
        var wide = (WideLevel)level;
        if (wide.Arguments.Contains("sureInt:", StringComparison.Ordinal))
        {
            // "echo" tells which arguments it was given.
            writer.Text(wide.Arguments);
            return true;
        }

        if (IsNull(level, position))
        {
            return false;
        }

        WriteValue(writer, type.NullableType, wide.Chances[position]);
        return true;
    }

    private static void WriteValue(ResponseWriter writer, GraphQLType type, uint chance)
    {
        if (type is ListType list)
        {
            WriteList(writer, list, chance);
            return;
        }

        switch (type.Named)
        {
            case EnumType some: writer.Text(some.Values[(int)(chance % some.Values.Length)].Name); break;
            case { Name: "Int" }: writer.Number((long)(chance % 2001) - 1000); break;
            case { Name: "Float" }: writer.Number((chance % 1000) / 8.0); break;
            case { Name: "Boolean" }: writer.Boolean(chance % 2 == 1); break;
            case { Name: "Long" }: writer.Number((long)chance * 1000); break;
            case { Name: "DateTime" }: writer.Text("2019-07-07T00:00:00+09:00"); break;
            case { Name: "LocalDate" }: writer.Text("2019-07-07"); break;
            case { Name: "URI" }: writer.Text("https://example.org/"); break;
            case { Name: "Duration" }: writer.Text("PT1H"); break;
            case { Name: "ID" or "String" or "Any" }: writer.Text(TextOf(chance)); break;
            default: throw new UnreachableException($"{type} has no values.");
        }
    }

    private static string TextOf(uint chance) => (chance % 5) switch
    {
        0 => "",
        1 => "한강 \U0001F309",
        2 => "\"two\"\nlines\t\u0001\\",
        _ => chance.ToString("x", CultureInfo.InvariantCulture),
    };

    private static void WriteList(ResponseWriter writer, ListType list, uint chance)
    {
        writer.Raw((byte)'[');
        for (var i = 0; i < Chance.Length(chance); i++)
        {
            if (i > 0)
            {
                writer.Raw((byte)',');
            }

            var item = Chance.Item(chance, i);
            if (list.OfType is not NonNullType && Chance.IsNull(item, isNonNull: false))
            {
                writer.Null();
            }
            else
            {
                WriteValue(writer, list.OfType.NullableType, item);
            }
        }

        writer.Raw((byte)']');
    }
}
