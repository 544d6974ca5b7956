using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kravbibliotek.Tests.TestData;

/// <summary>A small mail server on loopback, which keeps what it is given and fails when told to.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<(string To, string Text)> _mails = new();

    public MailServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>True while it takes nothing.</summary>
    public bool IsFailing { get; set; }

    /// <summary>An address that it does not know.</summary>
    public string? Unknown { get; set; }

    /// <summary>What has come to an address, headers and decoded text.</summary>
    public IReadOnlyList<string> To(string address) => [.. _mails.Where(m => m.To == address).Select(m => m.Text)];

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
            Unknown = null;
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var talking = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync(IsFailing ? "421 Stängt" : "220 prov");
        var to = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                await writer.WriteLineAsync(to == Unknown ? "550 Okänd" : "250 OK");
            }
            else if (line == "DATA")
            {
                await writer.WriteLineAsync("354 Skriv");
                _mails.Enqueue((to, await ReadAsync(reader)));
                await writer.WriteLineAsync("250 OK");
            }
            else
            {
                await writer.WriteLineAsync(line == "QUIT" ? "221 Hej" : "250 OK");
            }
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        return Decode(text.ToString());
    }

    // Quoted-printable: soft line ends, and bytes in hexadecimal.
    private static string Decode(string text)
    {
        var joined = text.Replace("=\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=' && i + 2 < joined.Length && byte.TryParse(joined.AsSpan(i + 1, 2), System.Globalization.NumberStyles.HexNumber, null, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add((byte)joined[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
