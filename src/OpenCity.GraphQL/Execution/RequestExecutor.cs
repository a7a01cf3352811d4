using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Validation;

namespace OpenCity.GraphQL.Execution;

/// <summary>Answers requests on one schema.</summary>
public sealed class RequestExecutor
{
    private readonly Schema _schema;
    private readonly Func<PlanBuilder, ObjectSource> _rootSource;
    private readonly ExecutorOptions _options;
    private readonly EngineLimits _limits;
    private readonly ParserOptions _parsing;
    private readonly ValidationOptions _validation;
    private readonly PriceList _prices;
    private readonly DocumentCache _documents;
    private readonly TimeProvider _time;

    /// <summary>An executor.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="root">Answers for the fields of the query root, once for each plan.</param>
    /// <param name="options">Limits and conventions.</param>
    /// <param name="time">The clock of time limits.</param>
    public RequestExecutor(
        Schema schema, Func<PlanBuilder, ObjectSource> root, ExecutorOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(root);
        _schema = schema;
        var introspection = new Introspection(schema);
        _rootSource = plan => new IntrospectionRoot(schema, introspection, root(plan));
        _options = options ?? new ExecutorOptions();
        _limits = _options.Limits;
        _parsing = new ParserOptions(_limits.MaxTokens, _limits.MaxNesting);
        _validation = ValidationOptions.Of(_limits);
        _prices = new PriceList(schema);
        _documents = new DocumentCache(_options.DocumentCacheBytes);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The schema that requests are answered on.</summary>
    public Schema Schema => _schema;

    /// <summary>Documents seen before.</summary>
    internal DocumentCache Documents => _documents;

    /// <summary>Answers a request: parse, validate, choose operation, coerce variables, plan, price, fetch, write.</summary>
    /// <param name="request">The request.</param>
    /// <param name="writer">Takes the whole response, <c>{"data":…}</c> or <c>{"errors":…}</c>.</param>
    /// <param name="state">The host's state of the request; plans and fetches see it.</param>
    /// <param name="shapeTag">What of the state decides the plan, as text: the caller's language.</param>
    /// <param name="cancellationToken">Set when the client has gone.</param>
    /// <returns>What came of it, to be awaited once: what the wait is kept in is used again.</returns>
    // https://spec.graphql.org/September2025/#ExecuteRequest()
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RequestOutcome> ExecuteAsync(
        GraphQLRequest request, ResponseWriter writer, object? state, string shapeTag, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(writer);
        using var time = LimitTime(cancellationToken);
        try
        {
            if (!TryPrepare(request, state, shapeTag, null, time.Token, out var prepared, out var errors))
            {
                return Refuse(writer, errors);
            }

            if (request.Cost == CostReport.Validate)
            {
                return TellCost(prepared, writer);
            }

            using var run = new OperationRun(prepared, RootLevel.Instance, state, _options, writer, time.Token);
            await run.FetchAsync();
            return run.Complete();
        }
        catch (Exception end) when (time.Explain(end) is { } error)
        {
            return Refuse(writer, [error]);
        }
    }

    /// <summary>What is wrong with a document as such, whichever of its operations is run with whichever variables.</summary>
    /// <param name="document">Its text as UTF-8.</param>
    /// <param name="cancellationToken">Ends the validation.</param>
    public ImmutableArray<GraphQLError> Validate(ReadOnlyMemory<byte> document, CancellationToken cancellationToken) =>
        ParseAndValidate(document, cancellationToken).Errors;

    /// <summary>Everything before execution: parse, validate, choose operation, coerce variables, plan, price.</summary>
    /// <param name="request">The request.</param>
    /// <param name="state">The host's state of the request.</param>
    /// <param name="shapeTag">What of the state decides the plan.</param>
    /// <param name="subscriptionRoot">Answers for the root fields of subscriptions; null where there can be one response only.</param>
    /// <param name="cancellationToken">Set when the time is over or the client has gone.</param>
    /// <param name="prepared">The request as it can be run.</param>
    /// <param name="errors">Otherwise the request errors.</param>
    /// <exception cref="ExecutionErrorException">The request is beyond a limit of planning; a request error.</exception>
    internal bool TryPrepare(
        GraphQLRequest request,
        object? state,
        string shapeTag,
        Func<PlanBuilder, ObjectSource>? subscriptionRoot,
        CancellationToken cancellationToken,
        [NotNullWhen(true)] out PreparedRequest? prepared,
        out ImmutableArray<GraphQLError> errors)
    {
        prepared = null;
        var document = ParseAndValidate(request.Document, cancellationToken);
        errors = document.Errors;
        if (errors.Length > 0)
        {
            // A mutation is not for an address, whether the schema has it or not.
            errors = request.ReadsOnly && document.Mutations.Contains(request.OperationName) ? [OperationChoice.MutationNeedsPost] : errors;
            return false;
        }

        if (!OperationChoice.TryGet(document.Syntax!, request.OperationName, out var operation, out var error)
            || !OperationChoice.CanRun(operation, subscriptionRoot is not null, request.ReadsOnly, out error))
        {
            errors = [error];
            return false;
        }

        var known = document.Prepare(_schema, operation, _options, _documents);
        var variables = InputCoercion.CoerceVariableValues(
            document.Syntax!, operation, known.VariableTypes, request.Variables, _limits);
        if (variables.Values is not { } values)
        {
            errors = variables.Errors;
            return false;
        }

        var root = operation.Operation == OperationType.Subscription ? subscriptionRoot! : _rootSource;
        var plan = known.GetPlan(values, shapeTag, () => PlanBuilder.Build(
            new PlanRequest(_schema, document.Syntax!, operation, values, root, state, _limits)));
        var arguments = new PlanArguments(plan, values);
        var cost = PlanPrice.Of(plan, _prices, arguments);
        if (cost.Total > _limits.MaxCost && request.Cost != CostReport.Validate)
        {
            errors = [CostWriter.LimitExceeded(cost, _limits.MaxCost)];
            return false;
        }

        prepared = new PreparedRequest(document.Syntax!, operation, values, plan)
        {
            Arguments = arguments,
            Cost = cost,
            Report = request.Cost,
        };
        return true;
    }

    /// <summary>The time that a request may take, or an event of a subscription.</summary>
    internal RequestTime LimitTime(CancellationToken cancellationToken) => new(_limits.TimeLimit, _time, cancellationToken);

    /// <summary>Runs an operation that was prepared: fetch, write.</summary>
    /// <param name="prepared">The operation.</param>
    /// <param name="root">The root level, of one position: for a subscription its event.</param>
    /// <param name="state">The host's state of the request, or of the event.</param>
    /// <param name="writer">Takes the response.</param>
    /// <param name="cancellationToken">Set when the time is over or the client has gone.</param>
    // https://spec.graphql.org/September2025/#ExecuteQuery()
    internal async ValueTask<RequestOutcome> RunAsync(
        PreparedRequest prepared, Level root, object? state, ResponseWriter writer, CancellationToken cancellationToken)
    {
        using var run = new OperationRun(prepared, root, state, _options, writer, cancellationToken);
        await run.FetchAsync();
        return run.Complete();
    }

    /// <summary>Writes a response that has errors only.</summary>
    internal RequestOutcome Refuse(ResponseWriter writer, ImmutableArray<GraphQLError> errors)
    {
        writer.Rewind(0);
        writer.Raw("{\"errors\":"u8);
        ErrorWriter.Write(writer, errors, _limits.MaxErrorBytes);
        writer.Raw((byte)'}');
        return new RequestOutcome(IsRequestError: true, errors);
    }

    private PreparedDocument ParseAndValidate(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        if (_documents.Find(text.Span) is { } known)
        {
            return known;
        }

        var own = text.ToArray();
        PreparedDocument document;
        try
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var syntax = Parser.Parse(new Source(own), _parsing);
            var made = GC.GetAllocatedBytesForCurrentThread() - before;
            var errors = DocumentValidator.Validate(_schema, syntax, _validation, cancellationToken);
            document = errors.IsEmpty
                ? new PreparedDocument(own, syntax, errors, made)
                : Invalid(own, errors, OperationChoice.MutationsOf(syntax));
        }
        catch (GraphQLSyntaxException exception)
        {
            document = new PreparedDocument(own, null, [exception.Error], made: 0);
        }

        _documents.Add(document);
        return document;
    }

    private static PreparedDocument Invalid(byte[] text, ImmutableArray<GraphQLError> errors, ImmutableArray<string?> mutations) =>
        new(text, null, errors, mutations.Sum(name => 64L + (sizeof(char) * (name?.Length ?? 0)))) { Mutations = mutations };

    /// <summary>Writes what an operation would cost, without running it.</summary>
    internal RequestOutcome TellCost(PreparedRequest prepared, ResponseWriter writer)
    {
        writer.Raw("{\"data\":null"u8);
        CostWriter.Write(writer, prepared.Cost, _limits.MaxCost);
        writer.Raw((byte)'}');
        return new RequestOutcome(IsRequestError: false, []);
    }
}
