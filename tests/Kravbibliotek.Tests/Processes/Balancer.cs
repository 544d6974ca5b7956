using System.Net;
using System.Net.Sockets;

namespace Kravbibliotek.Tests.Processes;

/// <summary>One address before several processes: each new connection goes to the next of them.</summary>
internal sealed class Balancer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Uri[] _processes;

    public Balancer(params Uri[] processes)
    {
        _processes = processes;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = ShareAsync();
    }

    public Uri Address { get; }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ShareAsync()
    {
        for (var turn = 0; ; turn++)
            _ = LeadAsync(await _listener.AcceptTcpClientAsync(_end.Token), _processes[turn % _processes.Length]);
    }

    private async Task LeadAsync(TcpClient visitor, Uri process)
    {
        using (visitor)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(process.Host, process.Port, _end.Token);
            var (asked, answered) = (visitor.GetStream(), server.GetStream());
            await Task.WhenAny(asked.CopyToAsync(answered, _end.Token), answered.CopyToAsync(asked, _end.Token));
        }
    }
}
