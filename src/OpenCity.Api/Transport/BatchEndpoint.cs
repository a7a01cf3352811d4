using OpenCity.GraphQL;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Api.Transport;

/// <summary>
/// Answers a list of requests by a list of responses in its order. One is run after the other, so that a list has one place among the
/// requests answered at once, and each is held to the limits by itself.
/// </summary>
/// <param name="runner">Runs each.</param>
/// <param name="maxBytes">Longest answer of all together.</param>
internal sealed class BatchEndpoint(RequestRunner runner, int maxBytes)
{
    internal async Task InvokeAsync(HttpContext context, List<ReceivedRequest> batch, CostReport cost, MediaType media, string language)
    {
        using var answer = new ResponseWriter();
        answer.Raw((byte)'[');
        var isFull = false;
        for (var i = 0; i < batch.Count; i++)
        {
            var entry = batch[i];
            entry.Cost = cost;
            using var writer = new ResponseWriter();
            var refusal = isFull ? Refusals.BatchAnswerTooLong(maxBytes)
                : entry.Refusal ?? (await runner.RunAsync(entry, writer, language, context.RequestAborted)).Fault;
            if (i == 0 && refusal == Refusals.Busy)
            {
                await Answers.RefuseAsync(context, refusal, media);
                return;
            }

            if (!isFull && answer.Position + writer.Position > maxBytes)
            {
                isFull = true;
                refusal = Refusals.BatchAnswerTooLong(maxBytes);
            }

            if (refusal is not null)
            {
                writer.Rewind(0);
                Answers.WriteErrors(writer, new GraphQLError(refusal.Message, refusal.Code, []));
            }

            if (i > 0)
            {
                answer.Raw((byte)',');
            }

            answer.Raw(writer.Written.Span);
        }

        answer.Raw((byte)']');
        await Answers.WriteAsync(context, StatusCodes.Status200OK, Negotiation.HeaderOf(media), answer.Written);
    }
}
