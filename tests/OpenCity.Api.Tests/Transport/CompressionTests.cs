using System.IO.Compression;
using System.Text;
using OpenCity.Api.Transport;

namespace OpenCity.Api.Tests.Transport;

public sealed class CompressionTests(TestCityServer city) : IClassFixture<TestCityServer>
{
    private const string Long = """{"query":"{ __schema { types { name fields { name description } } } }"}""";

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=0.9, br;q=0.8", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*, br;q=0", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("identity;q=0.5, gzip", "gzip")]
    [InlineData("identity, gzip;q=0.5", "")]
    [InlineData("gzip;q=0, br;q=0", "")]
    [InlineData("deflate", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void The_encoding_is_the_one_wished_for_most(string? accept, string expected) =>
        Assert.Equal(expected, Compression.Choose(accept).ToString());

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_long_answer_is_compressed_and_says_so(string encoding)
    {
        using var plain = await PostAsync(Long, null);
        using var response = await PostAsync(Long, encoding);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(encoding, string.Join(", ", response.Content.Headers.ContentEncoding));
        Assert.Equal(response.Content.Headers.ContentLength, bytes.Length);
        Assert.True(bytes.Length * 3 < plain.Content.Headers.ContentLength, $"{bytes.Length} of {plain.Content.Headers.ContentLength} bytes");
        Assert.Equal(await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), Inflate(bytes, encoding));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/graphql/schema.graphql")]
    public async Task The_page_and_the_schema_are_compressed_as_well(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");

        using var response = await city.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("gzip", string.Join(", ", response.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Fact]
    public async Task A_short_answer_goes_as_it_is()
    {
        using var response = await PostAsync("""{"query":"{ version }"}""", "br");

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(28, response.Content.Headers.ContentLength);
    }

    [Fact]
    public void What_compression_would_make_longer_goes_as_it_is()
    {
        var noise = new byte[5000];
        new Random(1).NextBytes(noise);

        Assert.False(Compression.TryCompress("gzip", noise, out _, out _, out _));
        Assert.False(Compression.TryCompress("br", noise, out _, out _, out _));
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        return await city.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Inflate(byte[] bytes, string encoding)
    {
        using var stream = new MemoryStream(bytes);
        using Stream inflated = encoding == "br"
            ? new BrotliStream(stream, CompressionMode.Decompress) : new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(inflated, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
