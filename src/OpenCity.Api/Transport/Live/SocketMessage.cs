using System.Text.Json;

namespace OpenCity.Api.Transport.Live;

/// <summary>The kinds of messages that a client sends.</summary>
internal enum SocketMessageType
{
    /// <summary>Begins the connection.</summary>
    ConnectionInit,

    /// <summary>Asks for a pong.</summary>
    Ping,

    /// <summary>Answers a ping, or is a sign of life.</summary>
    Pong,

    /// <summary>Asks for an operation.</summary>
    Subscribe,

    /// <summary>Stops an operation.</summary>
    Complete,
}

/// <summary>A message of a client, well-formed by the protocol.</summary>
/// <param name="type">Its kind.</param>
/// <param name="id">Which operation; empty where the kind has none.</param>
/// <param name="payload">The JSON object that it carries; empty where there is none. It lies in the message's buffer.</param>
internal readonly ref struct SocketMessage(SocketMessageType type, string id, ReadOnlySpan<byte> payload)
{
    private const int MaxId = 200;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 65 };

    internal SocketMessageType Type { get; } = type;

    internal string Id { get; } = id;

    internal ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>Reads a message; false with how to close where it is none.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> json, out SocketMessage message, out SocketClose? close)
    {
        message = default;
        close = null;
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                close = SocketClose.Invalid("expected is a JSON object.");
                return false;
            }

            var parts = new Parts();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                parts.Read(ref reader, json);
            }

            reader.Read();
            return parts.TryFinish(out message, out close);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            close = SocketClose.Invalid("it is not JSON of at most 64 levels in UTF-8.");
            return false;
        }
    }

    private ref struct Parts
    {
        private string? _type;
        private string? _id;
        private string? _wrong;
        private bool _hasPayload;
        private ReadOnlySpan<byte> _payload;

        internal void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
        {
            var name = reader.ValueTextEquals("type"u8) ? "type" : reader.ValueTextEquals("id"u8) ? "id"
                : reader.ValueTextEquals("payload"u8) ? "payload" : null;
            reader.Read();
            if ((name == "type" && _type is not null) || (name == "id" && _id is not null) || (name == "payload" && _hasPayload))
            {
                _wrong ??= $"\"{name}\" is given twice.";
            }

            if (name == "payload")
            {
                _hasPayload = true;
                var start = (int)reader.TokenStartIndex;
                var kind = reader.TokenType;
                reader.Skip();
                if (kind == JsonTokenType.StartObject)
                {
                    _payload = json[start..(int)reader.BytesConsumed];
                }
                else if (kind != JsonTokenType.Null)
                {
                    _wrong ??= "\"payload\" must be an object.";
                }
            }
            else if (name is null)
            {
                reader.Skip();
            }
            else if (reader.TokenType != JsonTokenType.String)
            {
                _wrong ??= $"\"{name}\" must be a string.";
                reader.Skip();
            }
            else if (name == "type")
            {
                _type = reader.GetString();
            }
            else
            {
                _id = reader.GetString();
            }
        }

        internal readonly bool TryFinish(out SocketMessage message, out SocketClose? close)
        {
            SocketMessageType? type = _type switch
            {
                "connection_init" => SocketMessageType.ConnectionInit,
                "ping" => SocketMessageType.Ping,
                "pong" => SocketMessageType.Pong,
                "subscribe" => SocketMessageType.Subscribe,
                "complete" => SocketMessageType.Complete,
                _ => null,
            };
            var needsId = type is SocketMessageType.Subscribe or SocketMessageType.Complete;
            var wrong = _wrong
                ?? (_type is null ? "\"type\" is missing."
                : type is null ? $"\"type\" cannot be \"{(_type.Length > 40 ? _type[..40] : _type)}\"."
                : needsId && _id is not { Length: > 0 and <= MaxId } ? "\"id\" must be a string of 1 to 200 characters."
                : type == SocketMessageType.Subscribe && _payload.IsEmpty ? "\"payload\" is missing; it holds \"query\"."
                : null);
            message = new SocketMessage(type ?? default, needsId ? _id ?? "" : "", _payload);
            close = wrong is null ? null : SocketClose.Invalid(wrong);
            return wrong is null;
        }
    }
}
