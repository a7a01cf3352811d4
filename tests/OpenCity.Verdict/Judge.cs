using System.Text;
using System.Text.Json;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;
using OpenCity.GraphQL.Validation;

namespace OpenCity.Verdict;

/// <summary>
/// Judges requests by the public parts of the engine: <c>syntax</c>, <c>validation</c>, <c>operation</c>, <c>variables</c>,
/// <c>limit</c> or <c>runs</c>. All errors of validation are told, not only the first few, so that every place can be compared.
/// </summary>
internal sealed class Judge
{
    private static readonly ValidationOptions AllErrors = ValidationOptions.Default with { MaxErrors = 1000, MaxPlaces = 1000 };

    private readonly Schema _schema;
    private readonly RequestExecutor _executor;

    private readonly bool _executes;

    private Judge(Schema schema, bool executes)
    {
        _schema = schema;
        _executes = executes;
        _executor = new RequestExecutor(schema, _ => new WideSource(schema, GraphQL.Planning.Slot.Root));
    }

    /// <summary>A judge by the schema of an SDL text; without execution it only tells whether a request would run.</summary>
    public static Judge Of(string sdl, bool executes)
    {
        var built = SchemaBuilder.Build(
            [Parser.Parse(new Source(Encoding.UTF8.GetBytes(sdl)), ParserOptions.Trusted)], CustomScalars.All);
        return new Judge(
            built.Schema ?? throw new InvalidOperationException(string.Join('\n', built.Diagnostics)), executes);
    }

    /// <summary>The answer to one request: <c>{"verdict": ..., "errors": [...]}</c> or <c>{"verdict": ..., "result": {...}}</c>.</summary>
    public async Task<ReadOnlyMemory<byte>> AnswerAsync(string line)
    {
        using var request = JsonDocument.Parse(line);
        var text = Encoding.UTF8.GetBytes(request.RootElement.GetProperty("query").GetString()!);
        Document document;
        try
        {
            document = Parser.Parse(new Source(text));
        }
        catch (GraphQLSyntaxException exception)
        {
            return Refused("syntax", [exception.Error]);
        }

        var errors = DocumentValidator.Validate(_schema, document, AllErrors, CancellationToken.None);
        return errors.IsEmpty
            ? await ExecuteAsync(text, document, request.RootElement)
            : Refused("validation", errors);
    }

    private async Task<ReadOnlyMemory<byte>> ExecuteAsync(byte[] text, Document document, JsonElement request)
    {
        var name = request.TryGetProperty("operationName", out var given) ? given.GetString() : null;
        JsonElement? variables = request.TryGetProperty("variables", out var json) ? json : null;
        if (FindOperation(document, name) is { } operation && (!_executes || operation.Operation == OperationType.Subscription))
        {
            // Streams are compared elsewhere; what is compared here is whether one would begin.
            var coerced = InputCoercion.CoerceVariableValues(_schema, document, operation, variables, EngineLimits.Default);
            return coerced.Values is null ? Refused("variables", coerced.Errors) : "{\"verdict\":\"runs\"}"u8.ToArray();
        }

        using var writer = new ResponseWriter();
        var outcome = await _executor.ExecuteAsync(
            new GraphQLRequest(text, name, variables), writer, state: null, shapeTag: "", CancellationToken.None);
        return outcome.IsRequestError
            ? Refused(VerdictOf(outcome.Errors[0].Code), outcome.Errors)
            : (byte[])[.. "{\"verdict\":\"runs\",\"result\":"u8, .. writer.Written.Span, (byte)'}'];
    }

    private static OperationDefinition? FindOperation(Document document, string? name)
    {
        var operations = document.Definitions.OfType<OperationDefinition>().ToList();
        return name is null && operations.Count == 1
            ? operations[0]
            : operations.Find(operation => name is not null && operation.Name?.Value == name);
    }

    private static string VerdictOf(string code) => code switch
    {
        ErrorCodes.OperationNotFound => "operation",
        ErrorCodes.InvalidVariable => "variables",
        _ => "limit",
    };

    private static byte[] Refused(string verdict, IReadOnlyList<GraphQLError> errors)
    {
        using var writer = new ResponseWriter();
        writer.Raw("{\"verdict\":"u8);
        writer.Text(verdict);
        writer.Raw(",\"errors\":"u8);
        ErrorWriter.Write(writer, errors);
        writer.Raw((byte)'}');
        return writer.Written.ToArray();
    }
}
