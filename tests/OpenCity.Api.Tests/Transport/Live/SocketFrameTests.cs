using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace OpenCity.Api.Tests.Transport.Live;

/// <summary>Frames that no client sends: each ends its socket with the code that <c>docs/security.md</c> tells, and nothing is left.</summary>
public sealed class SocketFrameTests
{
    private const string AllGone = "0 sockets, 0 event streams, 0 operations, 0 messages, 0 bytes, 0 addresses, 0 sources";

    private const string Handshake = "GET /graphql HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n";

    private static readonly Dictionary<string, byte[]> Probes = new()
    {
        ["10,000 pings at once"] = [.. Enumerable.Repeat(Frame(0x89, ""), 10_000).SelectMany(frame => frame)],
        ["10,000 pongs at once"] = [.. Enumerable.Repeat(Frame(0x8A, "x"), 10_000).SelectMany(frame => frame)],
        ["a frame said to be of 2^40 bytes"] = [0x81, 0xFF, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4, .. new byte[200_000]],
        ["a ping of 126 bytes"] = Frame(0x89, new string('a', 126)),
        ["a frame that is not masked"] = [0x81, 0x02, (byte)'{', (byte)'}', .. new byte[10]],
        ["a frame with a reserved bit"] = Frame(0xC1, "{}"),
        ["a frame of a reserved kind"] = Frame(0x83, "{}"),
        ["a continuation of nothing"] = Frame(0x80, "{}"),
        ["a text within a text"] = [.. Frame(0x01, "{"), .. Frame(0x81, "}")],
        ["100,000 fragments of one byte"] =
            [.. Frame(0x01, " "), .. Enumerable.Repeat(Frame(0x00, " "), 100_000).SelectMany(frame => frame)],
        ["a text that is no UTF-8"] = [0x81, 0x82, 0, 0, 0, 0, 0xC3, 0x28],
        ["a binary message"] = Frame(0x82, "{}"),
        ["101 messages within a second"] = [.. Enumerable.Repeat(Frame(0x81, "{\"type\":\"ping\"}"), 150).SelectMany(frame => frame)],
    };

    public static TheoryData<string> Names => [.. Probes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_probe_ends_its_socket_with_the_code_that_the_page_tells(string probe)
    {
        var (server, clock, city) = await ClockServer.StartAsync();
        await using var _ = server;
        using var __ = city;
        using (var client = new TcpClient())
        {
            await client.ConnectAsync("127.0.0.1", server.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Handshake), TestContext.Current.CancellationToken);
            var sent = TrySendAsync(stream, Probes[probe]);
            Assert.Equal(Outcomes().GetValueOrDefault(probe), await CloseCodeAsync(stream));
            await sent;
        }

        using var next = await SocketClient.ConnectAsync(server);
        await next.LeaveAsync();
        Assert.Equal(AllGone, await ClockServer.SettleAsync(server.Server.Live, clock));
    }

    [Fact]
    public void The_page_tells_of_no_other_probe() =>
        Assert.Equal(Probes.Keys.Order(StringComparer.Ordinal), Outcomes().Keys.Order(StringComparer.Ordinal));

    private static async Task TrySendAsync(NetworkStream stream, byte[] bytes)
    {
        try
        {
            await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // The server has ended the connection before all was sent.
        }
    }

    // The code of the close frame that the server sends; frames before it are skipped.
    private static async Task<string> CloseCodeAsync(NetworkStream stream)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            var last = "";
            while (!last.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                last += (char)(await ReadAsync(stream, 1, patience.Token))[0];
            }

            while (true)
            {
                var header = await ReadAsync(stream, 2, patience.Token);
                var length = header[1] == 126 ? BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(stream, 2, patience.Token)) : header[1];
                var payload = await ReadAsync(stream, length, patience.Token);
                if ((header[0] & 0x0F) == 8)
                {
                    return payload.Length < 2 ? "no code" : $"{BinaryPrimitives.ReadUInt16BigEndian(payload)}";
                }
            }
        }
        catch (Exception end) when (end is IOException)
        {
            return "cut";
        }
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    // A masked frame; the mask is zero, so that the text stands as it is.
    private static byte[] Frame(byte first, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return bytes.Length < 126
            ? [first, (byte)(0x80 | bytes.Length), 0, 0, 0, 0, .. bytes]
            : [first, 0xFE, (byte)(bytes.Length >> 8), (byte)bytes.Length, 0, 0, 0, 0, .. bytes];
    }

    private static Dictionary<string, string> Outcomes() => SecurityPage.Rows("WebSockets", "Decisions");
}
