using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenCity.Api.Tests.Transport;

[Collection(nameof(MeasuresTheHeap))]
public sealed class AllocationTests
{
    private const int Warm = 2_000;
    private const int Counted = 1_000;

    private static ReadOnlySpan<byte> Length => "Content-Length: "u8;

    private readonly byte[] _answer = new byte[64 * 1024];

    /// <summary>All of it: connection, body, variables, statement, rows, answer. The client allocates nothing.</summary>
    [Fact]
    public async Task A_page_of_20_records_allocates_less_than_20_KB()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var address = new IPEndPoint(IPAddress.Loopback, server.Client.BaseAddress!.Port);
        await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        var requests = Enumerable.Range(0, 16).Select(Request).ToArray();
        var answer = Ask(socket, requests[0]);
        Assert.DoesNotContain("errors", answer, StringComparison.Ordinal);
        Assert.Equal(20, answer.Split("\"measuredAt\"").Length - 1);
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            Repeat(socket, requests, round == 0 ? Warm : 100);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Repeat(socket, requests, Counted);
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / Counted);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{least} bytes a request"));
        Assert.InRange(least, 1, 20 * 1024);
    }

    // Each with another value.
    private static byte[] Request(int i)
    {
        const string Query = "query ($most: DateTime!) { "
            + "airReadings(first: 20, where: {measuredAt: {lt: $most}}, order: [{measuredAt: ASC}]) { nodes { id measuredAt pm10 pm25 grade station { code name } } pageInfo { hasNextPage endCursor } } }";
        var body = $$$"""{"query":"{{{Query}}}","variables":{"most":"2030-01-01T{{{i:00}}}:00:00Z"}}""";
        return Encoding.UTF8.GetBytes(
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private void Repeat(Socket socket, byte[][] requests, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Exchange(socket, requests[i % requests.Length]);
        }
    }

    private string Ask(Socket socket, byte[] request) => Encoding.UTF8.GetString(_answer, 0, Exchange(socket, request));

    private int Exchange(Socket socket, byte[] request)
    {
        socket.Send(request);
        var (received, whole) = (0, int.MaxValue);
        while (received < whole)
        {
            var length = socket.Receive(_answer, received, _answer.Length - received, SocketFlags.None);
            Assert.True(length > 0, "The server closed the connection.");
            received += length;
            if (whole == int.MaxValue)
            {
                whole = LengthOf(_answer.AsSpan(0, received));
            }
        }

        return received;
    }

    private static int LengthOf(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return int.MaxValue;
        }

        Assert.True(Utf8Parser.TryParse(answer[(answer.IndexOf(Length) + Length.Length)..], out int length, out _));
        return end + 4 + length;
    }
}
