using OpenCity.GraphQL.Response;

namespace OpenCity.GraphQL.Subscriptions;

/// <summary>One response of a stream, serialised once; any number of connections may send it.</summary>
public sealed class ResponseEvent
{
    /// <summary>The response that a writer holds.</summary>
    public ResponseEvent(ResponseWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Utf8 = writer.Written.ToArray();
    }

    /// <summary>The response as JSON, <c>{"data":…}</c> or <c>{"errors":…}</c>, without line breaks.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }
}
