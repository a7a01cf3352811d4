using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types.Building;

/// <summary>A type's definition with the extensions that fit it.</summary>
internal sealed record TypeDeclaration(Located<TypeDefinition> Definition, bool IsBuiltIn)
{
    public string Name => Definition.Node.Name.Value;

    /// <summary>The definition, then its extensions in the order of the documents.</summary>
    public List<Located<TypeDefinition>> Parts { get; } = [Definition];

    /// <summary>All that is applied to the definition and its extensions.</summary>
    public IEnumerable<Located<Directive>> Directives =>
        Parts.SelectMany(part => part.Node.Directives.Select(part.With));
}

/// <summary>A directive's definition.</summary>
internal sealed record DirectiveDeclaration(Located<DirectiveDefinition> Definition, bool IsBuiltIn);

/// <summary>The definitions of all documents, sorted by what they declare; what stands twice is reported and left out.</summary>
internal sealed class Declarations(DiagnosticList diagnostics)
{
    private readonly Dictionary<string, TypeDeclaration> _typesByName = [];
    private readonly Dictionary<string, DirectiveDeclaration> _directivesByName = [];

    public Located<SchemaDefinition>? Schema { get; private set; }

    public List<Located<SchemaDefinition>> SchemaExtensions { get; } = [];

    public List<TypeDeclaration> Types { get; } = [];

    public List<DirectiveDeclaration> Directives { get; } = [];

    public TypeDeclaration? FindType(string name) => _typesByName.GetValueOrDefault(name);

    /// <summary>Sorts the definitions of the built-in document, then those of the others, then puts extensions to their types.</summary>
    public static Declarations Collect(Document builtIns, IReadOnlyList<Document> documents, DiagnosticList diagnostics)
    {
        var declarations = new Declarations(diagnostics);
        declarations.AddDefinitions(builtIns, isBuiltIn: true);
        foreach (var document in documents)
        {
            declarations.AddDefinitions(document, isBuiltIn: false);
        }

        foreach (var document in documents)
        {
            declarations.AddExtensions(document);
        }

        return declarations;
    }

    private void AddDefinitions(Document document, bool isBuiltIn)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case TypeSystemDefinition { IsExtension: true }:
                    break;
                case SchemaDefinition schema:
                    AddSchema(new(schema, document.Source));
                    break;
                case TypeDefinition type:
                    AddType(new(type, document.Source), isBuiltIn);
                    break;
                case DirectiveDefinition directive:
                    AddDirective(new(directive, document.Source), isBuiltIn);
                    break;
                default:
                    diagnostics.Add(
                        document.Source,
                        definition,
                        "A schema document cannot hold an operation or a fragment.",
                        "Move it to the folder of documents.");
                    break;
            }
        }
    }

    // https://spec.graphql.org/September2025/#sec-Schema
    private void AddSchema(Located<SchemaDefinition> schema)
    {
        if (Schema is { } first)
        {
            diagnostics.Add(
                schema.Source,
                schema.Node,
                $"The \"schema\" is defined a second time; it already is at {first.Place()}.",
                "Write \"extend schema\" or remove one of them.");
            return;
        }

        Schema = schema;
    }

    private void AddType(Located<TypeDefinition> type, bool isBuiltIn)
    {
        var name = type.Node.Name.Value;
        if (!_typesByName.TryGetValue(name, out var first))
        {
            var declaration = new TypeDeclaration(type, isBuiltIn);
            _typesByName.Add(name, declaration);
            Types.Add(declaration);
        }
        else if (first.IsBuiltIn)
        {
            diagnostics.Add(
                type.Source,
                type.Node.Name,
                $"The type \"{name}\" is built in and cannot be declared.",
                "Remove the declaration or give it another name.");
        }
        else
        {
            diagnostics.Add(
                type.Source,
                type.Node.Name,
                $"The type \"{name}\" is declared a second time; it already is at {PlaceOf(first)}.",
                type.Node.GetType() == first.Definition.Node.GetType()
                    ? $"Rename one of them, or write \"extend {Words.Keyword(type.Node)} {name}\"."
                    : "Rename one of them.");
        }
    }

    private static string PlaceOf(TypeDeclaration type) => type.Definition.With(type.Definition.Node.Name).Place();

    private static string PlaceOf(DirectiveDeclaration directive) =>
        directive.Definition.With(directive.Definition.Node.Name).Place();

    private void AddDirective(Located<DirectiveDefinition> directive, bool isBuiltIn)
    {
        var name = directive.Node.Name.Value;
        if (!_directivesByName.TryGetValue(name, out var first))
        {
            var declaration = new DirectiveDeclaration(directive, isBuiltIn);
            _directivesByName.Add(name, declaration);
            Directives.Add(declaration);
            return;
        }

        // The specification leaves built-in directives out of a schema document "for brevity": the same once more is no mistake.
        if (first.IsBuiltIn && SameShape(first.Definition.Node, directive.Node))
        {
            return;
        }

        diagnostics.Add(
            directive.Source,
            directive.Node.Name,
            first.IsBuiltIn
                ? $"The directive \"@{name}\" is built in and cannot be declared otherwise."
                : $"The directive \"@{name}\" is declared a second time; it already is at {PlaceOf(first)}.",
            "Remove the declaration or give it another name.");
    }

    private static bool SameShape(DirectiveDefinition builtIn, DirectiveDefinition other) =>
        builtIn.IsRepeatable == other.IsRepeatable
        && builtIn.Locations.Select(location => location.Value).ToHashSet()
            .SetEquals(other.Locations.Select(location => location.Value))
        && builtIn.Arguments.Select(Shape).SequenceEqual(other.Arguments.Select(Shape));

    private static (string Name, string Type, string? DefaultValue) Shape(InputValueDefinition argument) =>
        (argument.Name.Value,
            argument.Type.ToString()!,
            argument.DefaultValue is null ? null : LiteralPrinter.Print(argument.DefaultValue));

    // https://spec.graphql.org/September2025/#sec-Type-Extensions
    private void AddExtensions(Document document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is SchemaDefinition { IsExtension: true } schema)
            {
                SchemaExtensions.Add(new(schema, document.Source));
            }
            else if (definition is TypeDefinition { IsExtension: true } type)
            {
                AddExtension(new(type, document.Source));
            }
        }
    }

    private void AddExtension(Located<TypeDefinition> extension)
    {
        var name = extension.Node.Name.Value;
        var target = _typesByName.GetValueOrDefault(name);
        if (target is null)
        {
            diagnostics.Add(
                extension.Source,
                extension.Node.Name,
                $"The type \"{name}\" cannot be extended because it is not declared.",
                NearName.Remedy(
                    name,
                    Types.Where(type => !type.IsBuiltIn).Select(type => type.Name),
                    $"Declare it, or write \"{Words.Keyword(extension.Node)} {name}\"."));
        }
        else if (target.IsBuiltIn)
        {
            diagnostics.Add(
                extension.Source,
                extension.Node.Name,
                $"The type \"{name}\" is built in and cannot be extended.",
                "Declare a type of your own.");
        }
        else if (target.Definition.Node.GetType() != extension.Node.GetType())
        {
            diagnostics.Add(
                extension.Source,
                extension.Node.Name,
                $"The type \"{name}\" is declared as \"{Words.Keyword(target.Definition.Node)}\" and cannot be extended "
                + $"as \"{Words.Keyword(extension.Node)}\".",
                $"Write \"extend {Words.Keyword(target.Definition.Node)} {name}\".");
        }
        else
        {
            target.Parts.Add(extension);
        }
    }
}
