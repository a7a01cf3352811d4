using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Planning;

/// <summary>How the introspection types are read from a schema.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Schema-Introspection</remarks>
internal sealed class Introspection
{
    private readonly ObjectMap<Schema> _schemaMap = new();
    private readonly ObjectMap<GraphQLType> _typeMap = new();
    private readonly ObjectMap<OutputField> _fieldMap = new();
    private readonly ObjectMap<InputValue> _inputValueMap = new();
    private readonly ObjectMap<EnumTypeValue> _enumValueMap = new();
    private readonly ObjectMap<SchemaDirective> _directiveMap = new();

    internal Introspection(Schema schema)
    {
        Root = new ObjectMap<Schema>()
            .One("__schema", item => item, () => _schemaMap)
            .One<GraphQLType>("__type", FindType, () => _typeMap);
        FillSchema();
        FillType(schema);
        FillField();
        FillOthers();
    }

    /// <summary><c>__schema</c> and <c>__type</c>, read from the schema itself.</summary>
    internal ObjectMap<Schema> Root { get; }

    private static NamedType? FindType(Schema schema, ArgumentValues arguments) =>
        schema.TypesByName.GetValueOrDefault((string)arguments.Get("name")!);

    private void FillSchema() => _schemaMap
        .Text("description", item => item.Description)
        .Many<GraphQLType>("types", item => item.Types, () => _typeMap)
        .One<GraphQLType>("queryType", item => item.QueryType, () => _typeMap)
        .One<GraphQLType>("mutationType", item => item.MutationType, () => _typeMap)
        .One<GraphQLType>("subscriptionType", item => item.SubscriptionType, () => _typeMap)
        .Many("directives", item => item.Directives, () => _directiveMap);

    private void FillType(Schema schema) => _typeMap
        .Text("kind", TypeKind)
        .Text("name", item => (item as NamedType)?.Name)
        .Text("description", item => (item as NamedType)?.Description)
        .Text("specifiedByURL", item => (item as ScalarType)?.SpecifiedByUrl)
        .Many("fields", (item, arguments) => Shown<OutputField>((item as FieldsType)?.Fields, arguments), () => _fieldMap)
        .Many<GraphQLType>("interfaces", item => (item as FieldsType)?.Interfaces, () => _typeMap)
        .Many<GraphQLType>(
            "possibleTypes", item => item is InterfaceType or UnionType ? schema.PossibleTypes((NamedType)item) : null, () => _typeMap)
        .Many("enumValues", (item, arguments) => Shown<EnumTypeValue>((item as EnumType)?.Values, arguments), () => _enumValueMap)
        .Many("inputFields", (item, arguments) => Shown<InputValue>((item as InputObjectType)?.Fields, arguments), () => _inputValueMap)
        .One("ofType", item => item switch { ListType list => list.OfType, NonNullType nonNull => nonNull.OfType, _ => null }, () => _typeMap)
        .Boolean("isOneOf", item => (item as InputObjectType)?.IsOneOf);

    private void FillField() => _fieldMap
        .Text("name", item => item.Name)
        .Text("description", item => item.Description)
        .Many("args", (item, arguments) => Shown<InputValue>(item.Arguments, arguments), () => _inputValueMap)
        .One("type", item => item.Type, () => _typeMap)
        .Boolean("isDeprecated", item => item.DeprecationReason is not null)
        .Text("deprecationReason", item => item.DeprecationReason);

    private void FillOthers()
    {
        _inputValueMap
            .Text("name", item => item.Name)
            .Text("description", item => item.Description)
            .One("type", item => item.Type, () => _typeMap)
            .Text("defaultValue", item => item.DefaultValue is { } value ? LiteralPrinter.Print(value) : null)
            .Boolean("isDeprecated", item => item.DeprecationReason is not null)
            .Text("deprecationReason", item => item.DeprecationReason);
        _enumValueMap
            .Text("name", item => item.Name)
            .Text("description", item => item.Description)
            .Boolean("isDeprecated", item => item.DeprecationReason is not null)
            .Text("deprecationReason", item => item.DeprecationReason);
        _directiveMap
            .Text("name", item => item.Name)
            .Text("description", item => item.Description)
            .Boolean("isRepeatable", item => item.IsRepeatable)
            .Texts("locations", item => item.DeclaredLocations)
            .Many("args", (item, arguments) => Shown<InputValue>(item.Arguments, arguments), () => _inputValueMap);
    }

    private static IEnumerable<T>? Shown<T>(IEnumerable<T>? elements, ArgumentValues arguments)
        where T : SchemaElement
        => arguments.Get("includeDeprecated") is true ? elements : elements?.Where(item => item.DeprecationReason is null);

    // https://spec.graphql.org/September2025/#sec-The-__TypeKind-Enum
    private static string TypeKind(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        NonNullType => "NON_NULL",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>The query root with its meta-fields; the host answers for the others.</summary>
internal sealed class IntrospectionRoot(Schema schema, Introspection introspection, ObjectSource host) : ObjectSource
{
    private Slot? _slot;

    public override FieldOutput Select(FieldSelection field)
    {
        if (!field.Definition.Name.StartsWith("__", StringComparison.Ordinal))
        {
            return host.Select(field);
        }

        var slot = _slot ??= field.Plan.AddFetch(new RootObjectFetch<Schema>(_ => schema), Slot.Root);
        return introspection.Root.Select(field, slot);
    }
}
