using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types.Building;

namespace OpenCity.GraphQL.Types;

/// <summary>Which custom directives a printed schema shows.</summary>
/// <param name="Definitions">Names of directives whose definitions are printed.</param>
/// <param name="Applied">Names of directives that are printed where they are applied.</param>
public sealed record SchemaPrinterOptions(IReadOnlySet<string> Definitions, IReadOnlySet<string> Applied)
{
    /// <summary>None: only <c>@deprecated</c>, <c>@specifiedBy</c> and <c>@oneOf</c> are seen.</summary>
    public static SchemaPrinterOptions Plain { get; } = new(ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty);
}

/// <summary>
/// Prints a schema as SDL, in the order of declaration and in the layout of graphql-js. What is built in is left out.
/// </summary>
public sealed class SchemaPrinter
{
    private readonly StringBuilder _text = new();
    private readonly SchemaPrinterOptions _options;

    private SchemaPrinter(SchemaPrinterOptions options) => _options = options;

    /// <summary>The SDL of the schema; it builds again, and then prints the same.</summary>
    public static string Print(Schema schema, SchemaPrinterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var printer = new SchemaPrinter(options ?? SchemaPrinterOptions.Plain);
        printer.PrintSchema(schema);
        return printer._text.ToString();
    }

    private void PrintSchema(Schema schema)
    {
        PrintSchemaDefinition(schema);
        foreach (var directive in schema.Directives)
        {
            if (directive.Node is not null && _options.Definitions.Contains(directive.Name))
            {
                PrintDirective(directive);
            }
        }

        foreach (var type in schema.Types.Where(type => type.Node is not null))
        {
            PrintType(type);
        }
    }

    // https://spec.graphql.org/September2025/#sec-Root-Operation-Types.Default-Root-Operation-Type-Names
    private void PrintSchemaDefinition(Schema schema)
    {
        (string Operation, string DefaultName, ObjectType? Type)[] roots =
        [
            ("query", "Query", schema.QueryType),
            ("mutation", "Mutation", schema.MutationType),
            ("subscription", "Subscription", schema.SubscriptionType),
        ];
        if (schema.Description is null
            && roots.All(root => ReferenceEquals(schema.TypesByName.GetValueOrDefault(root.DefaultName), root.Type)))
        {
            return;
        }

        Separate();
        PrintDescription(schema.Description, "", isFirst: true);
        _text.Append("schema {\n");
        foreach (var (operation, _, type) in roots.Where(root => root.Type is not null))
        {
            _text.Append("  ").Append(operation).Append(": ").Append(type!.Name).Append('\n');
        }

        _text.Append("}\n");
    }

    private void PrintDirective(SchemaDirective directive)
    {
        Separate();
        PrintDescription(directive.Description, "", isFirst: true);
        _text.Append("directive @").Append(directive.Name);
        PrintArguments(directive.Arguments, "");
        _text.Append(directive.IsRepeatable ? " repeatable on " : " on ")
            .AppendJoin(" | ", directive.DeclaredLocations)
            .Append('\n');
    }

    private void PrintType(NamedType type)
    {
        Separate();
        PrintDescription(type.Description, "", isFirst: true);
        _text.Append(Words.Keyword((TypeDefinition)type.Node!)).Append(' ').Append(type.Name);
        switch (type)
        {
            case ScalarType scalar:
                PrintSpecifiedBy(scalar);
                PrintApplied(type.Directives);
                break;
            case FieldsType fields:
                PrintImplements(fields);
                PrintApplied(type.Directives);
                PrintBlock(fields.Fields, PrintField);
                break;
            case UnionType union:
                PrintApplied(type.Directives);
                _text.Append(" = ").AppendJoin(" | ", union.MemberTypes);
                break;
            case EnumType @enum:
                PrintApplied(type.Directives);
                PrintBlock(@enum.Values, value => _text.Append(value.Name));
                break;
            case InputObjectType inputObject:
                _text.Append(inputObject.IsOneOf ? " @oneOf" : "");
                PrintApplied(type.Directives);
                PrintBlock(inputObject.Fields, PrintInputValue);
                break;
            default:
                throw new UnreachableException();
        }

        _text.Append('\n');
    }

    private void PrintSpecifiedBy(ScalarType scalar)
    {
        if (scalar.SpecifiedByUrl is { } url)
        {
            _text.Append(" @specifiedBy(url: ").Append(LiteralPrinter.Quote(url)).Append(')');
        }
    }

    private void PrintImplements(FieldsType type)
    {
        if (!type.Interfaces.IsEmpty)
        {
            _text.Append(" implements ").AppendJoin(" & ", type.Interfaces);
        }
    }

    private void PrintBlock<T>(ImmutableArray<T> elements, Action<T> print)
        where T : SchemaElement
    {
        _text.Append(" {\n");
        for (var i = 0; i < elements.Length; i++)
        {
            PrintDescription(elements[i].Description, "  ", isFirst: i == 0);
            _text.Append("  ");
            print(elements[i]);
            PrintDeprecated(elements[i]);
            PrintApplied(elements[i].Directives);
            _text.Append('\n');
        }

        _text.Append('}');
    }

    private void PrintField(OutputField field)
    {
        _text.Append(field.Name);
        PrintArguments(field.Arguments, "  ");
        _text.Append(": ").Append(field.Type);
    }

    private void PrintArguments(ImmutableArray<InputValue> arguments, string indentation)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        var isOneLine = arguments.All(argument => argument.Description is null);
        _text.Append(isOneLine ? "(" : "(\n");
        for (var i = 0; i < arguments.Length; i++)
        {
            if (isOneLine)
            {
                _text.Append(i == 0 ? "" : ", ");
            }
            else
            {
                PrintDescription(arguments[i].Description, "  " + indentation, isFirst: i == 0);
                _text.Append("  ").Append(indentation);
            }

            PrintInputValue(arguments[i]);
            PrintDeprecated(arguments[i]);
            PrintApplied(arguments[i].Directives);
            _text.Append(isOneLine ? "" : "\n");
        }

        _text.Append(isOneLine ? "" : indentation).Append(')');
    }

    private void PrintInputValue(InputValue value)
    {
        _text.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is { } defaultValue)
        {
            _text.Append(" = ").Append(LiteralPrinter.Print(defaultValue));
        }
    }

    private void PrintDeprecated(SchemaElement element)
    {
        if (element.DeprecationReason is { } reason)
        {
            _text.Append(" @deprecated");
            if (reason != DirectiveReading.DefaultReason)
            {
                _text.Append("(reason: ").Append(LiteralPrinter.Quote(reason)).Append(')');
            }
        }
    }

    private void PrintApplied(ImmutableArray<AppliedDirective> directives)
    {
        foreach (var applied in directives)
        {
            if (_options.Applied.Contains(applied.Name) && !BuiltIns.IsDirective(applied.Name))
            {
                _text.Append(" @").Append(applied.Name);
                PrintGiven(applied.Node.Arguments);
            }
        }
    }

    private void PrintGiven(ImmutableArray<Argument> arguments)
    {
        if (!arguments.IsEmpty)
        {
            _text.Append('(')
                .AppendJoin(", ", arguments.Select(argument => $"{argument.Name.Value}: {LiteralPrinter.Print(argument.Value)}"))
                .Append(')');
        }
    }

    private void PrintDescription(string? description, string indentation, bool isFirst)
    {
        if (description is null)
        {
            return;
        }

        _text.Append(!isFirst && indentation.Length > 0 ? "\n" : "")
            .Append(indentation)
            .Append(BlockString.Print(description).Replace("\n", "\n" + indentation, StringComparison.Ordinal))
            .Append('\n');
    }

    private void Separate() => _text.Append(_text.Length == 0 ? "" : "\n");
}
