using System.Buffers;
using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OpenCity.Api.Transport;

/// <summary>Compresses whole bodies as the header <c>Accept-Encoding</c> wishes.</summary>
// https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
internal static class Compression
{
    /// <summary>What is shorter goes as it is: its headers are longer than what could be spared.</summary>
    internal const int MinBytes = 1024;

    // Beyond this Brotli takes a multiple of the time for a tenth of the bytes.
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 22;

    private static readonly StringValues Brotli = "br";
    private static readonly StringValues Gzip = "gzip";

    /// <summary>The body in the encoding wished for most, in a pooled buffer; false where it goes as it is.</summary>
    internal static bool TryCompress(
        StringValues accept, ReadOnlyMemory<byte> body, out StringValues encoding, out byte[] rented, out int length)
    {
        encoding = body.Length < MinBytes ? StringValues.Empty : Choose(accept);
        rented = [];
        length = 0;
        if (encoding.Count == 0)
        {
            return false;
        }

        rented = ArrayPool<byte>.Shared.Rent(body.Length);
        var isSmaller = encoding == Brotli
            ? BrotliEncoder.TryCompress(body.Span, rented.AsSpan(0, body.Length), out length, BrotliQuality, BrotliWindow)
            : TryGzip(body, rented, out length);
        if (!isSmaller)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return isSmaller;
    }

    /// <summary>Brotli or gzip, whichever is wished for more and at least as much as none; otherwise empty.</summary>
    internal static StringValues Choose(StringValues accept)
    {
        if (accept.Count == 0 || !StringWithQualityHeaderValue.TryParseList(accept!, out var wishes))
        {
            return StringValues.Empty;
        }

        double? brotli = null, gzip = null, none = null, others = null;
        foreach (var wish in wishes)
        {
            var quality = wish.Quality ?? 1;
            switch (wish.Value.Value?.ToLowerInvariant())
            {
                case "br":
                    brotli = quality;
                    break;
                case "gzip" or "x-gzip":
                    gzip = quality;
                    break;
                case "identity":
                    none = quality;
                    break;
                case "*":
                    others = quality;
                    break;
            }
        }

        var (bestBrotli, bestGzip) = (brotli ?? others ?? 0, gzip ?? others ?? 0);
        var best = Math.Max(bestBrotli, bestGzip);
        return best <= 0 || best < none ? StringValues.Empty : bestBrotli >= bestGzip ? Brotli : Gzip;
    }

    private static bool TryGzip(ReadOnlyMemory<byte> body, byte[] buffer, out int length)
    {
        using var stream = new MemoryStream(buffer, 0, body.Length);
        length = 0;
        try
        {
            using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(body.Span);
            }
        }
        catch (NotSupportedException)
        {
            // The buffer is full: compressed, the body would be longer.
            return false;
        }

        length = (int)stream.Position;
        return true;
    }
}
