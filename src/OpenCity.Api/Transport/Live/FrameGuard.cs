using Microsoft.AspNetCore.Http.Features;

namespace OpenCity.Api.Transport.Live;

/// <summary>
/// Counts the control frames of a WebSocket. Pings are answered inside the WebSocket, where nobody who reads messages sees them; without
/// a count a client could keep the server at answering as fast as it can send.
/// </summary>
internal sealed class FrameGuard(IHttpUpgradeFeature inner, TimeProvider clock) : IHttpUpgradeFeature
{
    private Action? _flooded;
    private int _limit = int.MaxValue;

    /// <inheritdoc/>
    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    /// <summary>Whether a request asks for another protocol than HTTP on its connection.</summary>
    internal static bool IsUpgrade(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true };

    /// <summary>Stands between the connection and the WebSocket of each request that asks for one.</summary>
    internal static Task InvokeAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
        {
            var guard = new FrameGuard(upgrade, clock);
            context.Features.Set<IHttpUpgradeFeature>(guard);
            context.Features.Set(guard);
        }

        return next(context);
    }

    /// <inheritdoc/>
    public async Task<Stream> UpgradeAsync() => new FrameStream(await inner.UpgradeAsync(), this);

    /// <summary>From now on more control frames than this within a second are told, once.</summary>
    internal void Limit(int perSecond, Action flooded)
    {
        _limit = perSecond;
        _flooded = flooded;
    }

    /// <summary>The frames of what is read, and nothing else: bytes pass as they are.</summary>
    private sealed class FrameStream(Stream stream, FrameGuard guard) : Stream
    {
        // A flood is read on slowly, until the client answers the close or its time is over.
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

        private readonly byte[] _header = new byte[10];
        private long _second = guard.Now;
        private int _inSecond;
        private int _have;
        private ulong _left;
        private bool _isFlooded;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isFlooded)
            {
                await Task.Delay(Pause, cancellationToken);
            }

            var read = await stream.ReadAsync(buffer, cancellationToken);
            Count(buffer.Span[..read]);
            return read;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            stream.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

        public override async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            await base.DisposeAsync();
        }

        public override void Flush() => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                stream.Dispose();
            }

            base.Dispose(disposing);
        }

        // https://www.rfc-editor.org/rfc/rfc6455#section-5.2
        private void Count(ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                if (_left > 0)
                {
                    var skipped = (int)Math.Min(_left, (ulong)bytes.Length);
                    _left -= (ulong)skipped;
                    bytes = bytes[skipped..];
                    continue;
                }

                _header[_have++] = bytes[0];
                bytes = bytes[1..];
                if (_have >= 2 && _have == 2 + LengthBytes)
                {
                    _left = PayloadLength + ((_header[1] & 0x80) != 0 ? 4UL : 0UL);
                    CountFrame(_header[0] & 0x0F);
                    _have = 0;
                }
            }
        }

        private int LengthBytes => (_header[1] & 0x7F) switch
        {
            126 => 2,
            127 => 8,
            _ => 0,
        };

        private ulong PayloadLength => (_header[1] & 0x7F) switch
        {
            126 => System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            127 => System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(_header.AsSpan(2)) & long.MaxValue,
            var length => (ulong)length,
        };

        private void CountFrame(int opcode)
        {
            if (opcode < 8)
            {
                return;
            }

            var now = guard.Now;
            if (guard.ElapsedFrom(_second, now) >= TimeSpan.FromSeconds(1))
            {
                _second = now;
                _inSecond = 0;
            }

            if (++_inSecond > guard._limit && !_isFlooded)
            {
                _isFlooded = true;
                guard._flooded?.Invoke();
            }
        }
    }

    private long Now => clock.GetTimestamp();

    private TimeSpan ElapsedFrom(long from, long to) => clock.GetElapsedTime(from, to);
}
