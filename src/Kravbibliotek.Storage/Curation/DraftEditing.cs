using Kravbibliotek.Curation;
using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Curation;

/// <summary>What the editor of a draft reads.</summary>
public sealed class DraftEditing(LibraryHost host, TimeProvider time)
{
    /// <summary>A draft with its requirement and the latest version; null when there never was one. Read from the primary.</summary>
    public async Task<DraftSituation?> FindAsync(string key, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        return await DraftSituations.LoadAsync(session, key, time.GetUtcNow(), check: false, cancellation).ConfigureAwait(false);
    }

    /// <summary>What stands in the way of review in a text, saved or not, beside the fields that it concerns.</summary>
    public async Task<IReadOnlyList<FieldFinding>> FindingsAsync(
        DraftSituation situation, RequirementContent content, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(situation);
        await using var session = host.Store.LightweightSession();
        var surroundings = await DraftSituations.SurroundingsAsync(session, situation, content, cancellation).ConfigureAwait(false);
        return DraftFindings.Of(surroundings, situation.Draft.Key, content);
    }
}
