using System.Security.Cryptography;
using System.Text;
using OpenCity.Data.Import.Mapping;

namespace OpenCity.Data.Import.Files;

/// <summary>The bytes of a published file, read once from front to end, with their SHA-256.</summary>
internal sealed class FileBytes : Stream
{
    private const long MaxBytes = 2L << 30;
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CancellationToken _cancellationToken;
    private long _read;

    private FileBytes(FileStream file, CancellationToken cancellationToken) =>
        (_file, _cancellationToken) = (file, cancellationToken);

    /// <summary>The file as the operator named it.</summary>
    internal string Name => _file.Name;

    /// <inheritdoc/>
    public override long Length => _file.Length;

    /// <inheritdoc/>
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <summary>Opens a file; refuses one that is not there, empty, or greater than 2 GiB.</summary>
    internal static FileBytes Open(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new ImportException($"\"{path}\" is a folder. Name a file in it.");
        }

        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16,
                FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"The file \"{path}\" cannot be read: {MappingFile.Reason(error)}. Check its path and rights.", error);
        }

        if (file.Length is 0 or > MaxBytes)
        {
            var size = file.Length;
            file.Dispose();
            throw new ImportException(size == 0
                ? $"The file \"{path}\" is empty. Fetch it again."
                : $"The file \"{path}\" is greater than 2 GiB. Split it, for example by month.");
        }

        return new FileBytes(file, cancellationToken);
    }

    /// <summary>SHA-256 of the whole file in lower-case hexadecimal; reads what nobody has read yet.</summary>
    internal string FinishHash()
    {
        var rest = new byte[1 << 16];
        while (Read(rest) > 0)
        {
            // What follows the rows counts for the digest as well.
        }

        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <summary>Skips a byte order mark that fits the encoding; refuses one that contradicts it.</summary>
    internal Stream SkipMark(SourceEncoding encoding)
    {
        var start = new byte[3];
        var count = this.ReadAtLeast(start, 3, throwOnEndOfStream: false);
        var (mark, name) = start.AsSpan(0, count) switch
        {
            [0xEF, 0xBB, 0xBF] => (3, "utf-8"),
            [0xFF, 0xFE, ..] => (2, "utf-16"),
            [0xFE, 0xFF, ..] => (2, "utf-16"),
            _ => (0, encoding.Name),
        };
        if (name != encoding.Name)
        {
            throw new ImportException(
                $"The file \"{Name}\" starts with the mark of {name}, but the mapping says \"{encoding.Name}\". Write \"encoding\": \"{name}\" if the publisher has changed it.");
        }

        IsBigEndian = count >= 2 && start[0] == 0xFE;
        return new RestStream(start.AsMemory(mark, count - mark), this);
    }

    /// <summary>Whether the mark says UTF-16 with the high byte first.</summary>
    internal bool IsBigEndian { get; private set; }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var count = _file.Read(buffer);
            _hash.AppendData(buffer[..count]);
            _read += count;
            return count;
        }
        catch (IOException error)
        {
            throw new ImportException($"The file \"{Name}\" could not be read to its end. Check the disk.", error);
        }
    }

    /// <summary>The line of the first bytes that are no text of the encoding.</summary>
    internal static long FindInvalidLine(string path, Encoding encoding)
    {
        using var file = File.OpenRead(path);
        var decoder = encoding.GetDecoder();
        var bytes = new byte[1 << 16];
        var text = new char[4];
        long line = 1;
        var afterReturn = false;
        int count;
        while ((count = file.Read(bytes)) > 0)
        {
            for (var i = 0; i < count; i++)
            {
                try
                {
                    // Byte by byte: slow, but only ever done for one message.
                    var made = decoder.GetChars(bytes, i, 1, text, 0, flush: false);
                    for (var j = 0; j < made; j++)
                    {
                        line += text[j] == '\r' || (text[j] == '\n' && !afterReturn) ? 1 : 0;
                        afterReturn = text[j] == '\r';
                    }
                }
                catch (DecoderFallbackException)
                {
                    return line;
                }
            }
        }

        return line;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is written.
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
