using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Files;

namespace Kravbibliotek.Storage.Import;

/// <summary>A row that somebody has decided to read in.</summary>
/// <param name="Path">The file.</param>
/// <param name="Basis">What was looked at; see <see cref="DraftImportRow.Basis"/>.</param>
public sealed record DraftImportChoice(string Path, string Basis);

/// <summary>What came of reading in drafts: all of them or none.</summary>
public sealed record DraftImportOutcome
{
    /// <summary>Keys of the drafts, or null when nothing was stored.</summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>Files whose requirement has changed since they were looked at.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Why a draft was refused.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>Reads edited files in as drafts, in one transaction, after somebody has seen what they mean.</summary>
public sealed class DraftImporting(LibraryHost host, DraftStore drafts, TimeProvider time)
{
    private readonly ChangeLog _log = new(time);

    /// <summary>What the files would do. Nothing is stored.</summary>
    public async Task<DraftImportPreview> PreviewAsync(IReadOnlyList<LibraryFile> files, CancellationToken cancellation = default) =>
        DraftImport.Preview(await LibraryDocuments.LoadAsync(host.Store, cancellation).ConfigureAwait(false), files);

    /// <summary>What the controls of a catalog would become. Nothing is stored.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="area">The area of controls that are not ours.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<OscalPlan> PlanAsync(OscalCatalog catalog, AreaInfo area, CancellationToken cancellation = default) =>
        OscalDrafts.Plan(await LibraryDocuments.LoadAsync(host.Store, cancellation).ConfigureAwait(false), catalog, area);

    /// <summary>
    /// Stores the chosen drafts and uses up what was sent in; null when nothing waits. Whoever reads them in is their author.
    /// </summary>
    public async Task<DraftImportOutcome> StoreAsync(
        PendingUpload? upload, IReadOnlyList<LibraryFile> files, IReadOnlyList<DraftImportChoice> choices, Actor by,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        await using var turn = await ImportLock.TakeAsync(host.Writing, host.Schema, shared: true, cancellation).ConfigureAwait(false);
        var preview = await PreviewAsync(files, cancellation).ConfigureAwait(false);
        var rows = preview.Rows.ToDictionary(r => r.Path, StringComparer.Ordinal);
        var stale = choices.Where(c => !rows.TryGetValue(c.Path, out var row) || !row.CanBeTaken || row.Basis != c.Basis).ToList();
        if (stale.Count > 0)
            return new() { Changed = [.. stale.Select(c => c.Path)] };
        var now = time.GetUtcNow();
        var decided = choices.Select(c => (Row: rows[c.Path], Decision: DraftImport.Decide(rows[c.Path], by, now))).ToList();
        if (decided.SelectMany(d => d.Decision.Findings).ToList() is [_, ..] findings)
            return new() { Findings = findings };
        await using var session = host.Store.LightweightSession();
        var context = new ChangeContext(by.Account, "Läste in utkast ur fil.");
        foreach (var (row, decision) in decided)
        {
            if (row.Kind == DraftImportKind.New)
            {
                session.Insert(row.Requirement!);
                _log.Add(session, context, ChangeAction.Added, row.Key, null, row.Requirement);
            }

            drafts.Queue(session, row.Requirement!, row.Draft, decision.Draft!, context);
        }

        IReadOnlyList<string> keys = [.. decided.Select(d => d.Row.Key)];
        if (upload is not null)
            PendingUploads.Use(session, upload, keys);
        return await Collisions.TrySaveAsync(session, attempt: 1, cancellation).ConfigureAwait(false)
            ? new() { Keys = keys }
            : new() { Changed = [.. choices.Select(c => c.Path)] };
    }
}
