using System.Collections.Frozen;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;

namespace OpenCity.GraphQL.Subscriptions;

/// <summary>Answers requests where there can be many responses: subscriptions as streams of events, queries and mutations at once.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Subscription</remarks>
public sealed class SubscriptionExecutor
{
    private readonly RequestExecutor _requests;
    private readonly FrozenDictionary<string, SubscriptionField> _fields;

    /// <summary>An executor of subscriptions.</summary>
    /// <param name="requests">Answers the other operations; it has the schema and the limits.</param>
    /// <param name="fields">For each field of the schema's subscription type how it is answered.</param>
    /// <exception cref="ArgumentException">A field is missing, or one is not in the schema.</exception>
    public SubscriptionExecutor(RequestExecutor requests, IReadOnlyDictionary<string, SubscriptionField> fields)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(fields);
        _requests = requests;
        _fields = fields.ToFrozenDictionary();
        var declared = requests.Schema.SubscriptionType?.Fields.Select(field => field.Name).ToHashSet() ?? [];
        if (!declared.SetEquals(fields.Keys))
        {
            throw new ArgumentException(
                $"The subscription type has the fields {string.Join(", ", declared)}, but answers are given for {string.Join(", ", fields.Keys)}.",
                nameof(fields));
        }
    }

    /// <summary>Answers a query or mutation, or opens the source stream of a subscription.</summary>
    /// <param name="request">The request; it is not needed any more when the task is done.</param>
    /// <param name="writer">Takes the response of a query or mutation, or the request errors; nothing where a stream was opened.</param>
    /// <param name="state">The host's state of the request. Each event is written with a state of its own.</param>
    /// <param name="shapeTag">What of the state decides the plan, as text: the caller's language.</param>
    /// <param name="cancellationToken">Set when the client has gone, or stopped listening; it ends the source stream too.</param>
    /// <returns>The source stream; otherwise how the request ended.</returns>
    // https://spec.graphql.org/September2025/#ExecuteRequest()
    public async ValueTask<(SourceEventStream? Stream, RequestOutcome Outcome)> StartAsync(
        GraphQLRequest request, ResponseWriter writer, object? state, string shapeTag, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(writer);
        using var time = _requests.LimitTime(cancellationToken);
        try
        {
            if (!_requests.TryPrepare(request, state, shapeTag, _ => new Root(_fields), time.Token, out var prepared, out var errors))
            {
                return (null, _requests.Refuse(writer, errors));
            }

            if (request.Cost == CostReport.Validate)
            {
                return (null, _requests.TellCost(prepared, writer));
            }

            return prepared.Operation.Operation == OperationType.Subscription
                ? (await CreateSourceEventStreamAsync(prepared, state, time.Token, cancellationToken), default)
                : (null, await _requests.RunAsync(prepared, RootLevel.Instance, state, writer, time.Token));
        }
        catch (Exception end) when (time.Explain(end) is { } error)
        {
            return (null, _requests.Refuse(writer, [error]));
        }
    }

    // https://spec.graphql.org/September2025/#CreateSourceEventStream()
    private async ValueTask<SourceEventStream> CreateSourceEventStreamAsync(
        PreparedRequest prepared, object? state, CancellationToken opening, CancellationToken whole)
    {
        var type = _requests.Schema.SubscriptionType!;
        var collector = new FieldCollector(_requests.Schema, prepared.Document, prepared.Variables);
        var node = collector.Collect(type, [prepared.Operation.SelectionSet])[0][0];
        var definition = _requests.Schema.FindField(type, node.Name.Value)!;
        var arguments = ArgumentSite.Coerce(definition, node, prepared.Variables);
        var events = await _fields[definition.Name].SubscribeAsync(arguments, state, whole).AsTask().WaitAsync(opening);
        return new SourceEventStream(_requests, prepared, events);
    }

    /// <summary>What the fields of the subscription type are planned by.</summary>
    private sealed class Root(FrozenDictionary<string, SubscriptionField> fields) : ObjectSource
    {
        public override FieldOutput Select(FieldSelection field) => fields[field.Definition.Name].Select(field);
    }
}
