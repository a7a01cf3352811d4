using System.Collections.Immutable;
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
        _documents = new DocumentCache(_options.DocumentCacheBytes);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Answers a request: parse, validate, choose operation, coerce variables, plan, fetch, write.</summary>
    /// <param name="request">The request.</param>
    /// <param name="writer">Takes the whole response, <c>{"data":…}</c> or <c>{"errors":…}</c>.</param>
    /// <param name="state">The host's state of the request; plans and fetches see it.</param>
    /// <param name="shapeTag">What of the state decides the plan, as text: the caller's language.</param>
    /// <param name="cancellationToken">Set when the client has gone.</param>
    // https://spec.graphql.org/September2025/#ExecuteRequest()
    public async ValueTask<RequestOutcome> ExecuteAsync(
        GraphQLRequest request, ResponseWriter writer, object? state, string shapeTag, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(writer);
        using var limit = new CancellationTokenSource(_limits.TimeLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var document = ParseAndValidate(request.Document, either.Token);
            if (document.Errors.Length > 0)
            {
                return Refuse(writer, document.Errors);
            }

            if (!OperationChoice.TryGet(document.Syntax!, request.OperationName, out var operation, out var error))
            {
                return Refuse(writer, [error]);
            }

            var variables = InputCoercion.CoerceVariableValues(_schema, document.Syntax!, operation, request.Variables, _limits);
            if (variables.Values is not { } values)
            {
                return Refuse(writer, variables.Errors);
            }

            var prepared = document.Prepare(_schema, operation, _options);
            var plan = prepared.GetPlan(values, shapeTag, () => PlanBuilder.Build(new PlanRequest(
                _schema, document.Syntax!, operation, values, _rootSource, state)));
            return await RunAsync(plan, values, state, writer, either.Token);
        }
        catch (ExecutionErrorException beyond)
        {
            return Refuse(writer, [new GraphQLError(beyond.Message, beyond.Code, []) { Extensions = beyond.Extensions }]);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var seconds = _limits.TimeLimit.TotalSeconds;
            return Refuse(writer, [new GraphQLError(
                $"The request took longer than its limit of {seconds} s; ask for less at a time.", ErrorCodes.TimeLimitExceeded, [])]);
        }
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
            var syntax = Parser.Parse(new Source(own), _parsing);
            document = new PreparedDocument(own, syntax, DocumentValidator.Validate(_schema, syntax, _validation, cancellationToken));
        }
        catch (GraphQLSyntaxException exception)
        {
            document = new PreparedDocument(own, null, [exception.Error]);
        }

        _documents.Add(document);
        return document;
    }

    // https://spec.graphql.org/September2025/#ExecuteQuery()
    private async ValueTask<RequestOutcome> RunAsync(
        Plan plan,
        VariableValues variables,
        object? state,
        ResponseWriter writer,
        CancellationToken cancellationToken)
    {
        var request = new RequestContext(plan, variables, state, _limits);
        try
        {
            var faults = await FetchAllAsync(plan, request, cancellationToken);
            writer.Raw("{\"data\":"u8);
            var builder = new ResponseBuilder(request, writer, faults, _limits, cancellationToken);
            builder.WriteData(plan.Root);
            if (builder.Errors.Count > 0)
            {
                writer.Raw(",\"errors\":"u8);
                ErrorWriter.Write(writer, builder.Errors);
            }

            writer.Raw((byte)'}');
            return new RequestOutcome(IsRequestError: false, [.. builder.Errors]);
        }
        finally
        {
            request.DisposeLevels();
        }
    }

    private static async ValueTask<ExecutionErrorException?[]> FetchAllAsync(
        Plan plan, RequestContext request, CancellationToken cancellationToken)
    {
        var faults = new ExecutionErrorException?[plan.Fetches.Length + 1];
        request.Keep(0, Fetched.Singles(RootLevel.Instance, [0]));
        for (var i = 0; i < plan.Fetches.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var node = plan.Fetches[i];
            if (faults[node.ParentSlot] is { } above)
            {
                faults[i + 1] = above;
                continue;
            }

            try
            {
                var parents = request.Find(node.ParentSlot)!.Level;
                request.Keep(i + 1, await node.Fetch.FetchAsync(parents, request, cancellationToken));
            }
            catch (ExecutionErrorException error)
            {
                faults[i + 1] = error;
            }
        }

        return faults;
    }

    private static RequestOutcome Refuse(ResponseWriter writer, ImmutableArray<GraphQLError> errors)
    {
        writer.Rewind(0);
        writer.Raw("{\"errors\":"u8);
        ErrorWriter.Write(writer, errors);
        writer.Raw((byte)'}');
        return new RequestOutcome(IsRequestError: true, errors);
    }
}
