using System.Text;

namespace OpenCity.Data.Import.Mapping;

/// <summary>The encoding that a mapping declares.</summary>
/// <param name="Name">As written in the mapping: <c>cp949</c>.</param>
/// <param name="Encoding">Refuses bytes that are none of its texts.</param>
internal sealed record SourceEncoding(string Name, Encoding Encoding)
{
    /// <summary>UTF-8, with or without its mark.</summary>
    internal static SourceEncoding Utf8 { get; } = new("utf-8", new UTF8Encoding(false, throwOnInvalidBytes: true));

    /// <summary>Finds an encoding by name; null where nobody knows it.</summary>
    internal static SourceEncoding? Find(string name)
    {
        switch (name)
        {
            case "utf-8":
                return Utf8;
            case "utf-16":
                // Without a mark it is little-endian, as Windows writes it.
                return new SourceEncoding(name, new UnicodeEncoding(false, true, throwOnInvalidBytes: true));
            default:
                var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
                    name == "cp949" ? "ks_c_5601-1987"
                        : name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
                return encoding is null ? null : new SourceEncoding(name, encoding);
        }
    }
}
