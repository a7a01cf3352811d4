using System.Globalization;
using System.Text;
using OpenCity.Api.Transport.Persisted;

namespace OpenCity.Api.Tests.Transport.Persisted;

public sealed class DocumentStoreTests
{
    [Theory]
    [InlineData("{ __typename }", "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b")]
    [InlineData("{__typename}", "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38")]
    public void A_hash_is_that_of_the_text_in_UTF_8(string text, string hash) =>
        Assert.Equal(hash, DocumentHash.Of(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("sha256:7F56E67DD21AB3F30D1FF8B7BED08893F0A0DB86449836189B361DD1E56DDB4B", "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b")]
    [InlineData("7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b", "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b")]
    [InlineData("7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4", null)]
    [InlineData("md5:7f56e67dd21ab3f30d1ff8b7bed08893", null)]
    [InlineData("sha256:zf56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b", null)]
    public void An_id_may_be_a_hash(string id, string? hash) => Assert.Equal(hash, DocumentHash.OfId(id));

    [Fact]
    public void A_million_documents_take_no_more_than_the_bytes_given()
    {
        var store = new DocumentStore(100_000);
        for (var i = 0; i < 1_000_000; i++)
        {
            store.Add(i.ToString(CultureInfo.InvariantCulture), "{ a }"u8);
            Assert.True(store.Bytes <= 100_000);
        }

        Assert.Equal(100_000 / (5 + 320), store.Count);
        Assert.False(store.TryFind("0", out _));
        Assert.True(store.TryFind("999999", out _));
    }

    [Fact]
    public void What_is_used_stays_and_what_is_too_large_or_known_changes_nothing()
    {
        var store = new DocumentStore(1000);
        store.Add("a", "{ a }"u8);
        store.Add("b", "{ b }"u8);
        store.Add("large", new byte[1000]);
        store.Add("a", "{ other }"u8);
        Assert.True(store.TryFind("a", out var text));
        Assert.Equal("{ a }"u8, text);
        store.Add("c", "{ c }"u8);
        Assert.True(store.TryFind("a", out _));
        store.Add("d", "{ d }"u8);

        Assert.True(store.TryFind("a", out _));
        Assert.False(store.TryFind("b", out _));
        Assert.False(store.TryFind("large", out _));
        Assert.Equal(3 * 325, store.Bytes);
    }

    [Fact]
    public void With_no_bytes_it_is_off()
    {
        var store = new DocumentStore(0);
        store.Add("a", "{ a }"u8);

        Assert.False(store.IsOn);
        Assert.Equal(0, store.Count);
    }
}
