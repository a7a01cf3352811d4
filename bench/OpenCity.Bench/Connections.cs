using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenCity.Bench;

/// <summary>
/// The load of the table: 32 connections that stay open, each with one request at a time, all of one thread, which does no more than
/// send, receive and find the end of an answer. A server is kept busy by it, and is not woken for each request.
/// </summary>
internal sealed class Connections : IDisposable
{
    internal const int Count = 32;

    private readonly Dictionary<Socket, Connection> _connections;

    internal Connections(Uri server)
    {
        _connections = Enumerable.Range(0, Count).Select(_ => new Connection(server)).ToDictionary(connection => connection.Socket);
    }

    /// <summary>A request with a body.</summary>
    internal static byte[] Post(Uri address, byte[] body) =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n")),
        .. body,
    ];

    /// <summary>A request without.</summary>
    internal static byte[] Get(Uri address) =>
        Encoding.ASCII.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");

    /// <summary>Sends so many requests and waits for their answers; all must be 200.</summary>
    /// <param name="requests">How many.</param>
    /// <param name="request">The bytes of each.</param>
    internal void Run(int requests, Func<int, byte[]> request)
    {
        var (sent, answered) = (0, 0);
        var waiting = new List<Socket>();
        foreach (var connection in _connections.Values.Take(requests))
        {
            connection.Send(request(sent++));
            waiting.Add(connection.Socket);
        }

        while (answered < requests)
        {
            var ready = new List<Socket>(waiting);
            Socket.Select(ready, null, null, -1);
            foreach (var socket in ready)
            {
                if (!_connections[socket].Receive())
                {
                    continue;
                }

                answered++;
                if (sent < requests)
                {
                    _connections[socket].Send(request(sent++));
                }
                else
                {
                    waiting.Remove(socket);
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var socket in _connections.Keys)
        {
            socket.Dispose();
        }
    }

    private sealed class Connection
    {
        private byte[] _answer = new byte[256 * 1024];
        private int _received;

        internal Connection(Uri server)
        {
            Socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            Socket.Connect(IPAddress.Parse(server.Host), server.Port);
        }

        internal Socket Socket { get; }

        internal void Send(byte[] request)
        {
            _received = 0;
            Socket.Send(request);
        }

        /// <summary>Takes what is there; true where the answer is whole.</summary>
        internal bool Receive()
        {
            if (_received == _answer.Length)
            {
                Array.Resize(ref _answer, _answer.Length * 2);
            }

            var length = Socket.Receive(_answer, _received, _answer.Length - _received, SocketFlags.None);
            _received += length;
            var answer = _answer.AsSpan(0, _received);
            if (length == 0 || (_received >= 12 && !answer.StartsWith("HTTP/1.1 200"u8)))
            {
                throw new InvalidOperationException($"The server did not answer: {Encoding.UTF8.GetString(answer)}");
            }

            return IsWhole(answer);
        }

        // By its length, or by the last of its chunks.
        private static bool IsWhole(ReadOnlySpan<byte> answer)
        {
            var end = answer.IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return false;
            }

            foreach (var range in answer[..end].Split("\r\n"u8))
            {
                const string Length = "content-length:";
                var line = answer[range];
                if (line.Length > Length.Length && Ascii.EqualsIgnoreCase(line[..Length.Length], Length))
                {
                    return answer.Length - end - 4 >= int.Parse(line[Length.Length..].Trim((byte)' '), CultureInfo.InvariantCulture);
                }
            }

            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        }
    }
}
