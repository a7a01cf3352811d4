using System.Globalization;
using System.Text;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section3_Types;

/// <summary>A valid schema from a seed, as SDL: every kind of type, descriptions and defaults of awkward texts.</summary>
internal sealed class RandomSchema(int seed)
{
    private static readonly string[] s_words =
        ["", "plain", " blank before", "two\nlines", "\"quoted\"", "ends in \\", "서울 🏙", "\"\"\"", "tab\there", "a line of more than seventy characters, which is where lines break off"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    internal string Write()
    {
        if (Chance(3))
        {
            Describe("");
            _text.Append("schema { query: Q }\n");
        }

        _text.Append(_text.Length > 0 ? "type Q { a: T0 }\n" : "type Query { a: T0 }\n");
        Describe("");
        _text.Append(Chance(2) ? "scalar S\n" : $"scalar S @specifiedBy(url: {LiteralPrinter.Quote(Word())})\n");
        Members("enum E", 3, i => _text.Append(CultureInfo.InvariantCulture, $"V{i}"));
        Members("input In", 4, i => Input($"f{i}", required: false));
        Describe("");
        _text.Append("input One @oneOf { a: Int b: [String!] c: In }\n");
        Members("interface I0", 1, _ => _text.Append("n: Int"));
        Members("interface I1 implements I0", 1, _ => _text.Append("n: Int"));
        for (var i = 0; i < 3; i++)
        {
            var name = Chance(2) ? $"type T{i} implements I0 & I1" : $"type T{i}";
            Members(name, 5, Field);
        }

        Describe("");
        _text.Append("union U = T0").Append(Chance(2) ? " | T1 | T2\n" : " | T2\n");
        return _text.ToString();
    }

    private void Members(string head, int count, Action<int> write)
    {
        Describe("");
        _text.Append(head).Append(" {\n");
        for (var i = 0; i < count; i++)
        {
            Describe("  ");
            _text.Append("  ");
            write(i);
            _text.Append('\n');
        }

        _text.Append("}\n");
    }

    // The first field of every object is the one that the interfaces want; it is not deprecated, as theirs is not.
    private void Field(int i)
    {
        if (i == 0)
        {
            _text.Append("n: Int");
            return;
        }

        _text.Append(CultureInfo.InvariantCulture, $"f{i}");
        if (Chance(2))
        {
            _text.Append('(');
            for (var j = 0; j < 3; j++)
            {
                Describe("    ");
                Input($"a{j}", Chance(4));
                _text.Append(' ');
            }

            _text.Append(')');
        }

        _text.Append(": ").Append(Pick("Int", "S!", "[E!]!", "[[U]]", "I0", "I1!", "T1", "String", "Float", "Boolean!", "ID"));
        Deprecate();
    }

    private void Input(string name, bool required)
    {
        var (type, value) = Pick(
            ("Int", "-7"), ("Float", "1.50e3"), ("String", LiteralPrinter.Quote(Word())), ("[E]", "[V0, null, V2]"), ("E", "V1"),
            ("In", "{ f0: null }"), ("S", "{ any: [1, \"x\", V, { deep: true }] }"), ("ID", "\"id\""), ("Boolean", "false"), ("[[Int!]!]", "[[1], []]"));
        var hasDefault = !required && name[0] == 'a' && Chance(2);
        _text.Append(name).Append(": ").Append(type).Append(required ? "!" : hasDefault ? $" = {value}" : "");
        if (!required)
        {
            Deprecate();
        }
    }

    private void Deprecate()
    {
        if (Chance(4))
        {
            _text.Append(Chance(2) ? " @deprecated" : $" @deprecated(reason: {LiteralPrinter.Quote(Word())})");
        }
    }

    private void Describe(string indent)
    {
        if (Chance(2))
        {
            _text.Append(indent).Append(LiteralPrinter.Quote(Word())).Append('\n');
        }
    }

    private string Word() => Pick(s_words);

    private bool Chance(int of) => _random.Next(of) == 0;

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];
}
