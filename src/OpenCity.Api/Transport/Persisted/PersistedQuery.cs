using System.Text.Json;

namespace OpenCity.Api.Transport.Persisted;

/// <summary>The entry <c>persistedQuery</c> of <c>extensions</c>, by which Apollo Client and others send a hash in place of a document.</summary>
// https://www.apollographql.com/docs/apollo-server/performance/apq
internal static class PersistedQuery
{
    /// <summary>Reads the hash, if there is one; what is wrong, or null.</summary>
    internal static Refusal? Read(JsonElement extensions, ReceivedRequest request)
    {
        if (!extensions.TryGetProperty("persistedQuery", out var entry) || entry.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (entry.ValueKind == JsonValueKind.Object
            && entry.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number) && number == 1
            && entry.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String)
        {
            request.Sha256 = DocumentHash.Read(hash.GetString());
        }

        return request.Sha256 is null ? Refusals.PersistedQuery : null;
    }
}
