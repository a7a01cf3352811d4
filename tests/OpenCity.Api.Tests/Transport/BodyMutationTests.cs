using System.Text;
using System.Text.Json;
using OpenCity.Api.Transport;

namespace OpenCity.Api.Tests.Transport;

/// <summary>Bodies that chance has damaged: each is read or refused, and what is read is strict JSON.</summary>
public sealed class BodyMutationTests
{
    private const int Limit = 16_384;

    private static readonly string[] Corpus =
    [
        """{"query":"{ version }","variables":{"a":[1,{"b":"\ud83d\ude00"}],"c":null},"operationName":"A","extensions":{"persistedQuery":null}}""",
        """[{"query":"{ a }"},{"query":"\u007b b }","variables":{"x":1e5}}]""",
        """{"documentId":"sha256:7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b","unknown":[[[{"a":{}}]]]}""",
        """{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b"}}}""",
        "\uFEFF {\"query\":\"나무 🌳 \\\" \\\\ \\n\"}\r\n",
    ];

    // What JSON and Unicode are most easily broken by.
    private static readonly string[] Pieces =
        ["\"", "\\", "{", "}", "[", "]", ":", ",", "\\u", "\\ud800", "\\udc00", "\0", "null", "1", "-", "e", " ", "\"query\":", "\"variables\":{", "\uFEFF", "😀"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_damaged_body_is_refused_or_is_strict_JSON(int seed)
    {
        var chance = new Random(seed);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var body = Damage(Encoding.UTF8.GetBytes(Corpus[chance.Next(Corpus.Length)]), chance);
            using var request = new ReceivedRequest();
            if (BodyParser.Parse(body, Limit, 8, request) is { } refusal)
            {
                refused++;
                Assert.InRange(refusal.Status, 400, 413);
                continue;
            }

            read++;
            Assert.True(IsStrict(body), Convert.ToHexString(body));
            Assert.True(request.Batch is not null || request.NamesDocument);
        }

        // Neither of the two is all that ever happens.
        Assert.InRange(read, 1000, 19_000);
        Assert.Equal(20_000, read + refused);
    }

    [Fact]
    public void What_is_undamaged_is_read()
    {
        foreach (var text in Corpus)
        {
            using var request = new ReceivedRequest();
            Assert.Null(BodyParser.Parse(Encoding.UTF8.GetBytes(text), Limit, 8, request));
        }
    }

    private static byte[] Damage(byte[] body, Random chance)
    {
        var bytes = body.ToList();
        for (var times = chance.Next(1, 4); times > 0; times--)
        {
            var at = chance.Next(bytes.Count);
            switch (chance.Next(5))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(chance.Next(1, 6), bytes.Count - at - 1));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(chance.Next(1, 40), bytes.Count - at)));
                    break;
                case 3:
                    bytes[at] = bytes[chance.Next(bytes.Count)];
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[chance.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    // Every text can be decoded; names may stand twice only where nothing is read.
    private static bool IsStrict(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body.AsMemory(body.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), new JsonDocumentOptions { MaxDepth = 64 });
            return IsDecoded(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsDecoded(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString() is not null,
        JsonValueKind.Array => json.EnumerateArray().All(IsDecoded),
        JsonValueKind.Object => json.EnumerateObject().All(property => property.Name is not null && IsDecoded(property.Value)),
        _ => true,
    };
}
