using System.Globalization;
using System.Text;
using OpenCity.GraphQL.Types;

namespace OpenCity.Fuzz;

/// <summary>Writes documents that are mostly valid on a schema: selections, arguments, variables, fragments, directives.</summary>
internal sealed class DocumentGenerator(Schema schema, Dice dice)
{
    private const int Deepest = 5;

    private readonly StringBuilder _fragments = new();
    private readonly List<string> _definitions = [];
    private int _fields;
    private int _names;

    /// <summary>Values for the variables of the document.</summary>
    internal Dictionary<string, object?> Variables { get; } = [];

    internal string Document()
    {
        var root = dice.Once(10) && schema.MutationType is { } mutation ? mutation : schema.QueryType;
        var selections = Selections(root, 0);
        var variables = _definitions.Count > 0 ? $"({string.Join(", ", _definitions)})" : "";
        var kind = ReferenceEquals(root, schema.QueryType) ? "query" : "mutation";
        return $"{kind} Q{variables} {selections}{_fragments}";
    }

    private string Selections(NamedType type, int depth)
    {
        var text = new StringBuilder("{ ");
        var fields = FieldsOf(type);
        for (var left = 1 + dice.Next(depth == 0 ? 4 : 5); left > 0; left--)
        {
            if (dice.Once(12) || fields.Count == 0)
            {
                text.Append("__typename ");
            }
            else if (dice.Once(6))
            {
                AppendFragment(text, type, depth);
            }
            else
            {
                AppendField(text, dice.Of(fields), depth);
            }
        }

        return text.Append("} ").ToString();
    }

    private static IReadOnlyList<OutputField> FieldsOf(NamedType type) => type switch
    {
        ObjectType some => [.. some.Fields],
        InterfaceType some => [.. some.Fields],
        _ => [],
    };

    private void AppendFragment(StringBuilder text, NamedType type, int depth)
    {
        var possible = schema.PossibleTypes(type).ToArray();
        var target = dice.Once(2) || possible.Length == 0 ? type : dice.Of(possible);
        if (depth >= Deepest)
        {
            text.Append("__typename ");
        }
        else if (dice.Once(2))
        {
            text.Append("... on ").Append(target.Name).Append(Directives()).Append(' ').Append(Selections(target, depth + 1));
        }
        else
        {
            var name = $"F{_names++}";
            text.Append("...").Append(name).Append(Directives()).Append(' ');
            var body = Selections(target, depth + 1);
            _fragments.Append(CultureInfo.InvariantCulture, $"fragment {name} on {target.Name} {body}");
        }
    }

    private void AppendField(StringBuilder text, OutputField field, int depth)
    {
        var isLeaf = field.Type.Named is ScalarType or EnumType;
        if (++_fields > 60 || (!isLeaf && depth >= Deepest))
        {
            text.Append("__typename ");
            return;
        }

        if (dice.Once(4) || !field.Arguments.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"a{_names++}: ");
        }

        text.Append(field.Name);
        var arguments = field.Arguments.Where(argument => argument.IsRequired || dice.Once(3))
            .Select(argument => $"{argument.Name}: {ValueOrVariable(argument.Type)}").ToArray();
        if (arguments.Length > 0)
        {
            text.Append('(').AppendJoin(", ", arguments).Append(')');
        }

        text.Append(Directives()).Append(' ');
        if (!isLeaf)
        {
            text.Append(Selections(field.Type.Named, depth + 1));
        }
    }

    private string Directives() => dice.Next(20) switch
    {
        0 => " @include(if: true)",
        1 => " @skip(if: false)",
        2 => " @include(if: false)",
        3 => $" @skip(if: {ValueOrVariable(schema.TypesByName["Boolean"], isNonNull: true)})",
        _ => "",
    };

    private string ValueOrVariable(GraphQLType type, bool isNonNull = false)
    {
        if (!dice.Once(4))
        {
            return Value(type, 0);
        }

        var name = $"v{_names++}";
        var given = isNonNull ? $"{type}!" : type.ToString();
        _definitions.Add(dice.Once(3) ? $"${name}: {given} = {Value(type, 0)}" : $"${name}: {given}");
        if (!dice.Once(5))
        {
            Variables[name] = Json(type, 0);
        }

        return "$" + name;
    }

    private string Value(GraphQLType type, int depth) => type switch
    {
        NonNullType some => Value(some.OfType, depth),
        _ when depth > 4 || dice.Once(15) => "null",
        ListType some => $"[{string.Join(", ", Enumerable.Range(0, dice.Next(4)).Select(_ => Value(some.OfType, depth + 1)))}]",
        InputObjectType some => "{" + string.Join(", ", InputsOf(some, depth)
            .Select(field => $"{field.Name}: {Value(field.Type, depth + 1)}")) + "}",
        EnumType some => dice.Of(some.Values).Name,
        _ => Scalar(type.Named.Name, isLiteral: true)?.ToString() ?? "null",
    };

    private object? Json(GraphQLType type, int depth) => type switch
    {
        NonNullType some => Json(some.OfType, depth),
        _ when depth > 4 || dice.Once(15) => null,
        ListType some => Enumerable.Range(0, dice.Next(4)).Select(_ => Json(some.OfType, depth + 1)).ToArray(),
        InputObjectType some => InputsOf(some, depth).ToDictionary(field => field.Name, field => Json(field.Type, depth + 1)),
        EnumType some => dice.Of(some.Values).Name,
        _ => Scalar(type.Named.Name, isLiteral: false),
    };

    private InputValue[] InputsOf(InputObjectType type, int depth) => type.IsOneOf
        ? [dice.Of(type.Fields)]
        : [.. type.Fields.Where(field => field.IsRequired || (depth < 3 && dice.Once(3)))];

    private object? Scalar(string name, bool isLiteral)
    {
        object? text = name switch
        {
            "Int" => dice.Next(100) - 50,
            "Float" => (dice.Next(1000) / 8.0) - 3,
            "Boolean" => dice.Once(2),
            "Long" => dice.Next(int.MaxValue),
            "DateTime" => "2019-07-07T00:00:00+09:00",
            "LocalDate" => "2019-07-07",
            "URI" => "https://example.org/",
            "Duration" => "PT1H",
            _ => $"t{dice.Next(20)}",
        };
        return !isLiteral ? text : text switch
        {
            bool flag => flag ? "true" : "false",
            string words => $"\"{words}\"",
            _ => string.Create(CultureInfo.InvariantCulture, $"{text}"),
        };
    }
}
