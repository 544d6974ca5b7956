using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Kravbibliotek.Benchmarks;

/// <summary>A visitor that costs next to nothing itself, since it runs on the same cores as what is measured: one connection, one request at a time.</summary>
internal sealed class RawVisitor(Uri site) : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] EndOfChunks = "0\r\n\r\n"u8.ToArray();

    private readonly TcpClient _connection = new(site.Host, site.Port) { NoDelay = true };
    private readonly byte[] _buffer = new byte[1024 * 1024];

    /// <summary>Reads a page to its end. Returns its length in bytes; throws when the status is not 200.</summary>
    public async Task<int> GetAsync(string address)
    {
        var stream = _connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {address} HTTP/1.1\r\nHost: {site.Authority}\r\n\r\n"));
        var (length, head) = (0, -1);
        while (head < 0)
        {
            length += await ReadAsync(stream, length);
            head = _buffer.AsSpan(0, length).IndexOf(EndOfHead);
        }

        var said = Encoding.ASCII.GetString(_buffer, 0, head);
        if (!said.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            throw new InvalidOperationException($"{address}: {said.Split('\r')[0]}");
        var body = head + EndOfHead.Length;
        if (Header(said, "Content-Length") is { } whole)
        {
            while (length < body + whole)
                length += await ReadAsync(stream, length);
            return whole;
        }

        while (!_buffer.AsSpan(body, length - body).EndsWith(EndOfChunks))
            length += await ReadAsync(stream, length);
        return length - body;
    }

    public void Dispose() => _connection.Dispose();

    private async Task<int> ReadAsync(NetworkStream stream, int from) =>
        await stream.ReadAsync(_buffer.AsMemory(from)) is > 0 and var read ? read : throw new IOException("The connection was closed.");

    private static int? Header(string head, string name) => head.Split("\r\n")
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => (int?)int.Parse(line.AsSpan(name.Length + 1), CultureInfo.InvariantCulture)).FirstOrDefault();
}
