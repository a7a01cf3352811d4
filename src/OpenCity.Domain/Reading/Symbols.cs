using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.Domain.Reading;

/// <summary>What all files declare, by name, and how arguments of directives are read: as given, else the declared default.</summary>
/// <remarks>
/// A value of a wrong type reads as null here and is passed over by the rules: the schema builder reports it, with the place.
/// </remarks>
internal sealed class Symbols
{
    private readonly Dictionary<string, DirectiveDefinition> _directives = [];
    private readonly Dictionary<string, TypeDefinition> _types = [];
    private readonly Dictionary<string, List<EnumValueDefinition>> _enumValues = [];

    internal Symbols(ImmutableArray<SdlFile> files)
    {
        foreach (var definition in files.SelectMany(file => file.Document.Definitions))
        {
            if (definition is DirectiveDefinition directive)
            {
                _directives.TryAdd(directive.Name.Value, directive);
            }
            else if (definition is TypeDefinition type)
            {
                if (!type.IsExtension)
                {
                    _types.TryAdd(type.Name.Value, type);
                }

                if (type is EnumTypeDefinition values)
                {
                    _enumValues.TryAdd(type.Name.Value, []);
                    _enumValues[type.Name.Value].AddRange(values.Values);
                }
            }
        }
    }

    /// <summary>Record types by name.</summary>
    internal Dictionary<string, TypeDraft> RecordTypes { get; } = [];

    /// <summary>The definition of a type, or null.</summary>
    internal TypeDefinition? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>Names of an enum's values, those of extensions last; empty where there is no such enum.</summary>
    internal ImmutableArray<string> EnumValues(string name) =>
        _enumValues.TryGetValue(name, out var values) ? [.. values.Select(value => value.Name.Value)] : [];

    /// <summary>Everything that may have a label: types, fields of objects, enum values.</summary>
    internal HashSet<string> Coordinates(ImmutableArray<SdlFile> files)
    {
        var coordinates = new HashSet<string>(_types.Keys);
        foreach (var type in files.SelectMany(file => file.Document.Definitions).OfType<ObjectTypeDefinition>())
        {
            coordinates.UnionWith(type.Fields.Select(field => $"{type.Name.Value}.{field.Name.Value}"));
        }

        foreach (var (name, values) in _enumValues)
        {
            coordinates.UnionWith(values.Select(value => $"{name}.{value.Name.Value}"));
        }

        return coordinates;
    }

    /// <summary>The value of a directive's argument: as given, else the default, else null.</summary>
    internal Value? Argument(Directive directive, string name)
    {
        var given = directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
        return given ?? _directives.GetValueOrDefault(directive.Name.Value)?.Arguments
            .FirstOrDefault(argument => argument.Name.Value == name)?.DefaultValue;
    }

    /// <summary>Where an argument's value stands, or the directive where it was not given.</summary>
    internal static SyntaxNode PlaceOf(Directive directive, string name) =>
        (SyntaxNode?)directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value ?? directive;

    internal string? Text(Directive directive, string name) => (Argument(directive, name) as StringValue)?.Text;

    internal string? EnumName(Directive directive, string name) => (Argument(directive, name) as EnumValue)?.Name;

    internal double? Number(Directive directive, string name) => Argument(directive, name) switch
    {
        IntValue value => double.Parse(value.Text, System.Globalization.CultureInfo.InvariantCulture),
        FloatValue value => double.Parse(value.Text, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    internal long? Whole(Directive directive, string name) =>
        Argument(directive, name) is IntValue value
        && long.TryParse(value.Text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Items of a list of strings or enum names; a single item stands for a list of one.</summary>
    internal ImmutableArray<(string Name, Value Node)> Names(Directive directive, string name)
    {
        var value = Argument(directive, name);
        ImmutableArray<Value> items = value switch
        {
            ListValue list => list.Values,
            null => [],
            _ => [value],
        };
        return
        [
            .. items.Select(item => ((item as StringValue)?.Text ?? (item as EnumValue)?.Name, item))
                .Where(item => item.Item1 is not null)
                .Select(item => (item.Item1!, item.item)),
        ];
    }
}
