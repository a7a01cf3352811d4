using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;
using OpenCity.GraphQL.Validation;
using OpenCity.Verdict;

namespace OpenCity.Fuzz;

/// <summary>What is examined: the engine on a small schema in memory. Broken twins of tests take the place of its parts.</summary>
internal class Engine
{
    private const int Million = 1_000_000;

    private readonly RequestExecutor _public;
    private readonly RequestExecutor _raised;

    internal Engine(string sdl)
    {
        var built = SchemaBuilder.Build(
            [OpenCity.GraphQL.Language.Parser.Parse(new Source(Encoding.UTF8.GetBytes(sdl)), ParserOptions.Trusted)], CustomScalars.All);
        Schema = built.Schema ?? throw new InvalidOperationException(string.Join('\n', built.Diagnostics));
        _public = ExecutorOf(Limits(isRaised: false));
        _raised = ExecutorOf(Limits(isRaised: true));
    }

    internal Schema Schema { get; }

    /// <summary>The limits of a public server, or all of the text's limits at a million.</summary>
    internal static EngineLimits Limits(bool isRaised) => !isRaised ? EngineLimits.Default : EngineLimits.Default with
    {
        MaxTokens = Million,
        MaxNesting = Million,
        MaxDepth = Million,
        MaxIntrospectionLists = Million,
        MaxIntrospectionLevels = Million,
        MaxAliases = Million,
        MaxFieldsInSet = Million,
        MaxFields = Million,
        MaxDirectivesInPlace = Million,
        MaxDirectives = Million,
        MaxFragmentVisits = Million,
        MaxMergeComparisons = Million,
        MaxVariableDepth = Million,
        MaxVariableItems = Million,
    };

    internal virtual Document Parse(byte[] text, EngineLimits limits) =>
        OpenCity.GraphQL.Language.Parser.Parse(new Source(text), new ParserOptions(limits.MaxTokens, limits.MaxNesting));

    internal virtual string Print(Document document) => DocumentPrinter.Print(document);

    internal virtual ImmutableArray<GraphQLError> Validate(Document document, EngineLimits limits) =>
        DocumentValidator.Validate(Schema, document, ValidationOptions.Of(limits), CancellationToken.None);

    internal virtual RequestOutcome Execute(byte[] text, string? operation, JsonElement? variables, bool isRaised, ResponseWriter writer)
    {
        var pending = (isRaised ? _raised : _public).ExecuteAsync(
            new GraphQLRequest(text, operation, variables), writer, state: null, shapeTag: "", CancellationToken.None);
        return pending.IsCompleted
            ? pending.GetAwaiter().GetResult()
            : throw new InvalidOperationException("Everything here is synchronous.");
    }

    private RequestExecutor ExecutorOf(EngineLimits limits) => new(
        Schema, _ => new WideSource(Schema, Slot.Root), new ExecutorOptions { Limits = limits, DocumentCacheBytes = 1024 * 1024 });
}
