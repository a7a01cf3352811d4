using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation;

/// <summary>What the rules share while one document is validated.</summary>
internal sealed class ValidationContext
{
    private readonly Dictionary<(NamedType, NamedType), bool> _overlaps = [];

    public ValidationContext(
        Schema schema, Document document, ValidationOptions options, CancellationToken cancellationToken)
    {
        Schema = schema;
        Document = document;
        Options = options;
        CancellationToken = cancellationToken;
        Errors = new ErrorList(document, options);
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinition operation)
            {
                Operations.Add(new OperationScope(operation, RootTypeOf(operation.Operation)));
            }
            else if (definition is FragmentDefinition fragment)
            {
                var scope = new FragmentScope(fragment, FindType(fragment.TypeCondition));
                Fragments.Add(scope);
                FragmentsByName[scope.Name] = scope;
            }
        }

        FragmentGraph = new FragmentGraph(this);
    }

    public Schema Schema { get; }

    public Document Document { get; }

    public ValidationOptions Options { get; }

    public CancellationToken CancellationToken { get; }

    public ErrorList Errors { get; }

    /// <summary>Operations in the order of the document.</summary>
    public List<OperationScope> Operations { get; } = [];

    /// <summary>Fragments in the order of the document, those of one name included.</summary>
    public List<FragmentScope> Fragments { get; } = [];

    /// <summary>Fragments by name; of two with one name the later.</summary>
    public Dictionary<string, FragmentScope> FragmentsByName { get; } = [];

    /// <summary>Which fragment spreads which. Usable after the walk.</summary>
    public FragmentGraph FragmentGraph { get; }

    /// <summary>The fields <c>__schema</c> and <c>__type</c> of the document.</summary>
    public List<Field> IntrospectionFields { get; } = [];

    /// <summary>Directives met so far.</summary>
    public int Directives { get; set; }

    /// <summary>
    /// Steps that anything may take whose work is not near the length of the text by itself: four for each byte, and 50,000 for any
    /// text. Thus time doubles with the text and no more, whatever the options allow.
    /// </summary>
    public int StepsOfText => (int)Math.Clamp(4L * Document.Source.Text.Length, 50_000, int.MaxValue);

    /// <summary>Steps taken in fragments again for each operation that reaches them; <see cref="StepsOfText"/> ends them.</summary>
    public int StepsOfOperations { get; set; }

    /// <summary>Steps that the merging of fields took.</summary>
    public int MergeComparisons { get; set; }

    /// <summary>The named type of a reference, or null.</summary>
    public NamedType? FindType(NamedTypeReference reference) =>
        Schema.TypesByName.GetValueOrDefault(reference.Name.Value);

    /// <summary>A field that may be selected on a type, the meta-fields included; null where there is none.</summary>
    public OutputField? FindField(NamedType? parentType, string name) =>
        parentType is null ? null : Schema.FindField(parentType, name);

    // https://spec.graphql.org/September2025/#GetPossibleTypes()
    /// <summary>Whether an object can be of both types. Two abstract types are compared once.</summary>
    public bool Overlap(NamedType a, NamedType b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        if (a is ObjectType objectA)
        {
            return Schema.IsPossibleType(b, objectA);
        }

        if (b is ObjectType objectB)
        {
            return Schema.IsPossibleType(a, objectB);
        }

        if (!_overlaps.TryGetValue((a, b), out var overlap))
        {
            var possible = Schema.PossibleTypes(a).ToHashSet();
            overlap = Schema.PossibleTypes(b).Any(possible.Contains);
            _overlaps.Add((a, b), overlap);
        }

        return overlap;
    }

    private ObjectType? RootTypeOf(OperationType operation) => operation switch
    {
        OperationType.Query => Schema.QueryType,
        OperationType.Mutation => Schema.MutationType,
        _ => Schema.SubscriptionType,
    };
}
