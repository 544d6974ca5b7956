using System.Diagnostics;
using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Jobs;
using Microsoft.Extensions.Logging;

namespace Kravbibliotek.Storage.Curation;

/// <summary>What the checks found in the whole library.</summary>
/// <param name="Findings">What was found, errors first.</param>
/// <param name="Through">The last line of the change log before it was read.</param>
/// <param name="At">When it was read.</param>
public sealed record CheckedLibrary(IReadOnlyList<Finding> Findings, string Through, DateTimeOffset At)
{
    /// <summary>The published texts, for comparison with what is being written.</summary>
    public IReadOnlyList<ComparedText> Texts { get; init; } = [];
}

/// <summary>
/// Holds the whole library to its rules beside the requests, anew when it has changed, and never for more than a small share of the time however
/// large it is.
/// </summary>
public sealed class LibraryFindings(LibraryHost host, LibraryExport export, TimeProvider time, ILogger<LibraryFindings> log)
    : RecurringJob(TimeSpan.FromSeconds(30), time, log)
{
    private const int Share = 20;
    private readonly TimeProvider _time = time;
    private long _notBefore;
    private volatile CheckedLibrary? _latest;

    /// <summary>The latest, or null before the first is done.</summary>
    public CheckedLibrary? Latest => _latest;

    /// <inheritdoc/>
    protected override bool IsReady => host.IsOpen && Stopwatch.GetTimestamp() >= _notBefore;

    /// <summary>Checks the library if it has changed since it was last checked.</summary>
    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        var through = await NewestAsync(cancellation).ConfigureAwait(false);
        if (_latest is { } latest && latest.Through == through)
            return;
        var begun = Stopwatch.GetTimestamp();
        var at = _time.GetUtcNow();
        var library = await export.LibraryAsync(cancellation).ConfigureAwait(false);
        var findings = await Task.Run(() => Check(library), cancellation).ConfigureAwait(false);
        _latest = new(findings, through, at) { Texts = LibraryQuality.Texts(library) };
        var now = Stopwatch.GetTimestamp();
        _notBefore = now + ((now - begun) * Share);
    }

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancellation) => RefreshAsync(cancellation);

    private static IReadOnlyList<Finding> Check(Library library)
    {
        var read = LibraryReader.Read(LibraryWriter.Write(library));
        var errors = LibraryCheck.Run(read);
        return [.. errors, .. LibraryQuality.Run(read, errors)];
    }

    private async Task<string> NewestAsync(CancellationToken cancellation)
    {
        await using var session = host.Store.LightweightSession();
        var newest = await session.QueryAsync<string>(
            $"""
             select id from (select id, data from "{host.Schema}".mt_doc_change order by id desc limit 1000) newest
             where data ->> 'subject' not like 'konton/%' order by id desc limit 1
             """,
            cancellation).ConfigureAwait(false);
        return newest.Count == 0 ? "" : newest[0];
    }
}
