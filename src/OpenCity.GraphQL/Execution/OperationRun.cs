using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Response;

namespace OpenCity.GraphQL.Execution;

/// <summary>One run of an operation that was prepared: first everything is fetched, then the response is written.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Executing-Operations</remarks>
internal sealed class OperationRun : IDisposable
{
    private readonly PreparedRequest _prepared;
    private readonly RequestContext _request;
    private readonly ResponseWriter _writer;
    private readonly FetchRunner _fetches;
    private readonly ResponseBuilder _builder;

    /// <param name="prepared">The operation.</param>
    /// <param name="root">The root level, of one position: for a subscription its event.</param>
    /// <param name="state">The host's state of the request, or of the event.</param>
    /// <param name="options">Limits and conventions.</param>
    /// <param name="writer">Takes the response.</param>
    /// <param name="cancellationToken">Set when the time is over or the client has gone.</param>
    internal OperationRun(
        PreparedRequest prepared,
        Level root,
        object? state,
        ExecutorOptions options,
        ResponseWriter writer,
        CancellationToken cancellationToken)
    {
        _prepared = prepared;
        _writer = writer;
        _request = new RequestContext(prepared, state, options);
        _request.Keep(0, Fetched.Singles(root, [0]));
        _fetches = new FetchRunner(prepared.Plan, _request, cancellationToken);
        _builder = new ResponseBuilder(_request, writer, _fetches.Faults, _request.Limits, cancellationToken);
    }

    private bool IsSerial => _prepared.Operation.Operation == OperationType.Mutation;

    /// <summary>Brings everything that the response needs; of a mutation the data are written with it.</summary>
    internal ValueTask FetchAsync() => IsSerial ? RunSeriallyAsync() : _fetches.RunAsync(_prepared.Plan.Parts[0]);

    /// <summary>Writes the response, or what of it is not written yet.</summary>
    internal RequestOutcome Complete()
    {
        if (!IsSerial)
        {
            _writer.Raw("{\"data\":"u8);
            _builder.WriteData(_prepared.Plan.Root);
        }

        if (_builder.Errors.Count > 0)
        {
            _writer.Raw(",\"errors\":"u8);
            ErrorWriter.Write(_writer, _builder.Errors, _request.Limits.MaxErrorBytes);
        }

        if (_prepared.Report == CostReport.Report)
        {
            CostWriter.Write(_writer, _prepared.Cost, _request.Limits.MaxCost);
        }

        _writer.Raw((byte)'}');
        return new RequestOutcome(IsRequestError: false, [.. _builder.Errors]) { Faults = _request.Faults };
    }

    /// <summary>Gives back what was fetched.</summary>
    public void Dispose() => _request.DisposeLevels();

    // A root field is fetched and written whole before the next begins. Where one may not be null and is, there is no data, and the
    // next do not run: https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors
    private async ValueTask RunSeriallyAsync()
    {
        var plan = _prepared.Plan;
        _writer.Raw("{\"data\":"u8);
        _builder.BeginData();
        for (var i = 0; i < plan.Parts.Length; i++)
        {
            await _fetches.RunAsync(plan.Parts[i]);
            if (!_builder.WriteRootField(plan.Root, i))
            {
                return;
            }
        }

        _builder.EndData();
    }
}
