using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types.Building;

namespace OpenCity.GraphQL.Types;

/// <summary>Makes a schema of SDL documents: definitions, extensions and directives of any number of files.</summary>
public static class SchemaBuilder
{
    /// <summary>Builds the schema, or reports every mistake. Custom scalars are read as <paramref name="scalars"/> says; a
    /// scalar that is not in it takes any value.</summary>
    public static SchemaBuildResult Build(
        IReadOnlyList<Document> documents, IReadOnlyDictionary<string, ScalarCoercion>? scalars = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var diagnostics = new DiagnosticList(documents);
        var declarations = Declarations.Collect(BuiltIns.Parse(), documents, diagnostics);

        // Types first, without members, so that members can refer to any of them; then what stands on members.
        var types = new TypeTable(declarations, scalars ?? FrozenDictionary<string, ScalarCoercion>.Empty, diagnostics);
        var known = new Dictionary<string, SchemaDirective>();
        var defaults = new DefaultValues(types, diagnostics);
        var applied = new AppliedDirectives(known, diagnostics);
        var members = new MemberBuilder(types, applied, defaults, diagnostics);
        foreach (var declaration in declarations.Types)
        {
            members.Fill(declaration);
        }

        foreach (var declaration in declarations.Directives)
        {
            var directive = members.Directive(declaration);
            known.Add(directive.Name, directive);
        }

        var roots = new RootTypes(types, diagnostics);
        roots.Read(declarations);
        NoteSchemaDirectives(declarations, applied);
        defaults.Coerce();
        applied.Apply();
        Validate(declarations, types, known.Values, diagnostics);

        var mistakes = diagnostics.InOrder();
        return mistakes.IsEmpty
            ? new SchemaBuildResult(Create(declarations, types, [.. known.Values], roots), [])
            : new SchemaBuildResult(null, mistakes);
    }

    // The directives of the schema itself say nothing that a schema keeps, but they must be right.
    private static void NoteSchemaDirectives(Declarations declarations, AppliedDirectives applied)
    {
        IEnumerable<Located<SchemaDefinition>> definitions = declarations.Schema is { } schema
            ? [schema, .. declarations.SchemaExtensions]
            : declarations.SchemaExtensions;
        applied.Note(
            "SCHEMA",
            "schema",
            definitions.SelectMany(definition => definition.Node.Directives.Select(definition.With)),
            _ => { });
    }

    // https://spec.graphql.org/September2025/#sec-Type-System
    private static void Validate(
        Declarations declarations, TypeTable types, IEnumerable<SchemaDirective> directives, DiagnosticList diagnostics)
    {
        new NameRules(diagnostics).Check(declarations);
        var typeRules = new TypeRules(types, diagnostics);
        var interfaceRules = new InterfaceRules(types, diagnostics);
        var own = declarations.Types.Where(declaration => !declaration.IsBuiltIn).ToList();
        foreach (var declaration in own)
        {
            typeRules.Check(declaration);
            interfaceRules.Check(declaration);
        }

        foreach (var directive in directives.Where(directive => directive.Node is not null))
        {
            typeRules.Check(directive);
        }

        new CostRules(diagnostics).Check(own.Select(declaration => types[declaration]));
        new FiniteInputRules(diagnostics).Check([.. own.Select(declaration => types[declaration]).OfType<InputObjectType>()]);
        new DirectiveCycleRules(declarations, diagnostics).Check();
    }

    private static Schema Create(
        Declarations declarations, TypeTable types, ImmutableArray<SchemaDirective> directives, RootTypes roots)
    {
        var all = declarations.Types.Where(type => type.Name != BuiltIns.MetaFieldsTypeName).ToList();
        ImmutableArray<NamedType> own = [.. all.Where(type => !type.IsBuiltIn).Select(type => types[type])];
        ImmutableArray<NamedType> builtIn = [.. all.Where(type => type.IsBuiltIn).Select(type => types[type])];
        var used = UsedTypes([.. own, .. builtIn], directives);
        var metaFields = ((ObjectType)types.Find(BuiltIns.MetaFieldsTypeName)!).Fields;
        return new Schema(
            declarations.Schema?.Node.Description?.Text,
            roots.Query!,
            roots.Mutation,
            roots.Subscription,
            [.. own, .. builtIn.Where(type => type is not ScalarType || used.Contains(type))],
            directives,
            metaFields);
    }

    // A built-in scalar that nothing refers to is not part of the schema.
    // https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars
    private static HashSet<NamedType> UsedTypes(ImmutableArray<NamedType> types, ImmutableArray<SchemaDirective> directives)
    {
        var inputs = types.OfType<InputObjectType>().SelectMany(type => type.Fields)
            .Concat(types.OfType<FieldsType>().SelectMany(type => type.Fields).SelectMany(field => field.Arguments))
            .Concat(directives.SelectMany(directive => directive.Arguments))
            .Select(value => value.Type.Named);
        var outputs = types.OfType<FieldsType>().SelectMany(type => type.Fields).Select(field => field.Type.Named);
        return [.. inputs, .. outputs];
    }
}
