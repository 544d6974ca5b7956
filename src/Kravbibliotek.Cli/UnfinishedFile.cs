namespace Kravbibliotek.Cli;

/// <summary>A file that gets its name only when it is whole, and that nobody else can read. An interrupted command leaves none.</summary>
internal sealed class UnfinishedFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private bool _finished;

    public UnfinishedFile(string path)
    {
        (_path, _temporary) = (path, path + ".ofullstandig");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Stream = new FileStream(_temporary, options);
    }

    /// <summary>Where the content is written.</summary>
    public FileStream Stream { get; }

    /// <summary>Says that all is written.</summary>
    public void Finish()
    {
        Stream.Flush(flushToDisk: true);
        _finished = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (_finished)
            File.Move(_temporary, _path);
        else
            File.Delete(_temporary);
    }
}
