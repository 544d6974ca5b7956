using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Kravbibliotek.Storage.Postgres;

/// <summary>What a server wrote about itself in <c>postmaster.pid</c>; left behind when it was killed.</summary>
internal sealed record PostmasterFile(int Pid, int Port, string SocketFolder, string Status, string Text)
{
    public const string Name = "postmaster.pid";

    /// <summary>Takes connections.</summary>
    public bool Ready => Status == "ready";

    /// <summary>Is on its way down.</summary>
    public bool Stopping => Status == "stopping";

    /// <summary>Reads the file of a data folder; null when there is none or it is only half written.</summary>
    public static PostmasterFile? Read(string dataFolder)
    {
        string text;
        try
        {
            text = File.ReadAllText(Path.Combine(dataFolder, Name));
        }
        catch (IOException)
        {
            // Gone, or just being taken away: the same as none.
            return null;
        }

        var lines = text.Split('\n');
        if (!int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid))
            return null;
        string Line(int number) => lines.Length >= number ? lines[number - 1].Trim() : "";
        _ = int.TryParse(Line(4), CultureInfo.InvariantCulture, out var port);

        // A server in single-user mode, as initdb runs it, writes a negative number.
        return new PostmasterFile(Math.Abs(pid), port, Line(5), Line(8), text);
    }

    /// <summary>True when the server that wrote the file still runs.</summary>
    public bool Lives(string dataFolder) => Answers(dataFolder) || ProcessIsTheServer();

    /// <summary>True when some process, whichever it is, has the number now.</summary>
    public bool NumberIsTaken
    {
        get
        {
            try
            {
                using var process = Process.GetProcessById(Pid);
                return true;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    // The socket is asked first: it also reaches a server in another container on the same folder.
    private bool Answers(string dataFolder)
    {
        if (SocketFolder.Length == 0 || Port == 0)
            return false;
        var path = Path.Combine(dataFolder, $".s.PGSQL.{Port}");
        if (!File.Exists(path))
            return false;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // A number is reused by other processes, so a living process with that number proves nothing by itself.
    private bool ProcessIsTheServer()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            return StandsInTheFolder() ?? process.ProcessName.Contains("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // The server stands in its data folder; through /proc the folder is found whatever its path is called. Null when that cannot be seen.
    private bool? StandsInTheFolder()
    {
        try
        {
            return OperatingSystem.IsLinux() ? Read($"/proc/{Pid}/cwd")?.Text == Text : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
