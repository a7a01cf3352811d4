using System.Net;
using System.Net.Sockets;

namespace OpenCity.Api.Transport.Live;

/// <summary>Counts the sockets and event streams of each address, and all together.</summary>
/// <remarks>
/// The address is the connection's, whatever headers say: a client could write any. An IPv6 address counts by its first 64 bits, of
/// which one subscriber has all the others.
/// </remarks>
internal sealed class ConnectionCounter(int perAddress, int total)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _byAddress = [];
    private int _all;

    /// <summary>Addresses that have something open.</summary>
    internal int Addresses
    {
        get
        {
            lock (_gate)
            {
                return _byAddress.Count;
            }
        }
    }

    /// <summary>Takes a place, to be given back with <see cref="Leave"/>; otherwise the refusal.</summary>
    internal Refusal? Enter(IPAddress? remote)
    {
        var address = KeyOf(remote);
        lock (_gate)
        {
            if (_all >= total)
            {
                return Refusals.Connections(total);
            }

            var count = _byAddress.GetValueOrDefault(address);
            if (count >= perAddress)
            {
                return Refusals.ConnectionsOfAddress(perAddress);
            }

            _byAddress[address] = count + 1;
            _all++;
            return null;
        }
    }

    /// <summary>Gives a place back.</summary>
    internal void Leave(IPAddress? remote)
    {
        var address = KeyOf(remote);
        lock (_gate)
        {
            _all--;
            if (--_byAddress[address] == 0)
            {
                _byAddress.Remove(address);
            }
        }
    }

    internal static IPAddress KeyOf(IPAddress? remote)
    {
        if (remote is null || remote.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return remote ?? IPAddress.None;
        }

        if (remote.IsIPv4MappedToIPv6)
        {
            return remote.MapToIPv4();
        }

        Span<byte> bytes = stackalloc byte[16];
        remote.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }
}
