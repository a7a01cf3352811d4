using System.Security.Cryptography;

namespace OpenCity.Api.Transport.Persisted;

/// <summary>The SHA-256 hash of a document's text in UTF-8, as lower-case hexadecimal digits.</summary>
internal static class DocumentHash
{
    /// <summary>Digits of a hash.</summary>
    internal const int Length = SHA256.HashSizeInBytes * 2;

    /// <summary>The hash of a text.</summary>
    internal static string Of(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>A hash as clients write it, in the one form; null where it is none.</summary>
    internal static string? Read(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
        {
            return null;
        }

        foreach (var digit in text)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return null;
            }
        }

        return text.ToString().ToLowerInvariant();
    }

    /// <summary>The hash that an id of a document is: <c>sha256:</c> and digits, or the digits alone; null where it is none.</summary>
    // https://github.com/graphql/graphql-over-http/blob/main/spec/Appendix%20A%20--%20Persisted%20Documents.md
    internal static string? OfId(string id)
    {
        const string Prefix = "sha256:";
        return Read(id.StartsWith(Prefix, StringComparison.Ordinal) ? id.AsSpan(Prefix.Length) : id);
    }
}
