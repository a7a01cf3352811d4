using System.Text.Json;
using System.Text.Unicode;

namespace OpenCity.Fuzz;

/// <summary>Whether bytes are a response as the specification has it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Response</remarks>
internal static class ResponseCheck
{
    private const int LongestErrors = 17 * 1024;

    internal static void Check(ReadOnlyMemory<byte> response, bool isRequestError)
    {
        Expect(Utf8.IsValid(response.Span), "no UTF-8");
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(response, new JsonDocumentOptions { MaxDepth = 20_000 });
        }
        catch (JsonException exception)
        {
            throw new FuzzFindingException("response", exception.Message, "response no JSON");
        }

        using (json)
        {
            CheckRoot(json.RootElement, isRequestError, response.Length);
        }
    }

    private static void CheckRoot(JsonElement root, bool isRequestError, int length)
    {
        Expect(root.ValueKind == JsonValueKind.Object, "no object");
        var keys = root.EnumerateObject().Select(property => property.Name).ToList();
        Expect(keys.Distinct().Count() == keys.Count, "a key twice");
        Expect(keys.TrueForAll(key => key is "data" or "errors" or "extensions"), "unknown key");
        var hasErrors = root.TryGetProperty("errors", out var errors);
        var hasData = root.TryGetProperty("data", out var data);
        Expect(hasData != isRequestError, isRequestError ? "request error with data" : "no data");
        Expect(hasErrors || (hasData && data.ValueKind == JsonValueKind.Object), "null without an error");
        Expect(!isRequestError || length <= LongestErrors, "a request error of more than 16 KiB");
        if (hasErrors)
        {
            Expect(errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() is > 0 and <= 5, "not one to five errors");
            foreach (var error in errors.EnumerateArray())
            {
                CheckError(error);
            }
        }
    }

    private static void CheckError(JsonElement error)
    {
        Expect(error.GetProperty("message").GetString() is { Length: > 0 }, "no message");
        Expect(error.GetProperty("extensions").GetProperty("code").GetString() is { Length: > 0 }, "no code");
        if (error.TryGetProperty("locations", out var places))
        {
            Expect(places.GetArrayLength() is > 0 and <= 5, "not one to five places");
            foreach (var place in places.EnumerateArray())
            {
                Expect(place.GetProperty("line").GetInt32() > 0 && place.GetProperty("column").GetInt32() > 0, "a place is none");
            }
        }

        if (error.TryGetProperty("path", out var path))
        {
            Expect(path.EnumerateArray().All(part => part.ValueKind is JsonValueKind.String or JsonValueKind.Number), "a path is none");
        }
    }

    private static void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new FuzzFindingException("response", what, "response " + what);
        }
    }
}
