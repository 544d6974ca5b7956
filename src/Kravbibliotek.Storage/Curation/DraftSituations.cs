using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Consultations;
using Marten;

namespace Kravbibliotek.Storage.Curation;

/// <summary>Loads what a decision about a draft rests on, and no more of the library than that.</summary>
internal static class DraftSituations
{
    /// <summary>The situation of a draft, or null when there is no such draft.</summary>
    /// <param name="session">A session on the primary.</param>
    /// <param name="key">Key of the requirement.</param>
    /// <param name="now">When it is decided.</param>
    /// <param name="check">True when the text is held to the hard rules.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<DraftSituation?> LoadAsync(
        IDocumentSession session, string key, DateTimeOffset now, bool check, CancellationToken cancellation)
    {
        var requirement = await session.LoadAsync<Requirement>(key, cancellation).ConfigureAwait(false);
        if (requirement is null)
            return null;
        var current = requirement.CurrentNumber == 0 ? null : await session.LoadAsync<RequirementVersion>(
            RequirementVersion.IdOf(key, requirement.CurrentNumber), cancellation).ConfigureAwait(false);
        // Last: who publishes between these reads changes the draft's revision, so an unchanged one vouches for what was read before it.
        var draft = await session.LoadAsync<Draft>(key, cancellation).ConfigureAwait(false);
        if (draft is null)
            return null;
        var situation = new DraftSituation { Draft = draft, Requirement = requirement, Current = current, Now = now };
        return check && draft.Content is { } content
            ? situation with
            {
                Consultations = await ConsultationLedger.PendingAsync(session, key, cancellation).ConfigureAwait(false),
                Errors = DraftCheck.Run(
                    await SurroundingsAsync(session, situation, content, cancellation).ConfigureAwait(false), key, content),
            }
            : situation;
    }

    /// <summary>What a text is checked against, and no more of the library than that.</summary>
    public static async Task<Library> SurroundingsAsync(
        IDocumentSession session, DraftSituation situation, RequirementContent content, CancellationToken cancellation)
    {
        List<RequirementContent> contents = situation.Current is { } current ? [content, current.Content] : [content];
        var standards = contents.SelectMany(c => c.Standards).Select(s => s.Standard).Distinct(StringComparer.Ordinal);
        var laws = contents.SelectMany(c => c.Laws).Select(l => l.Law).Distinct(StringComparer.Ordinal);
        return new()
        {
            Requirements = [situation.Requirement],
            Versions = situation.Current is { } version ? [version] : [],
            Standards = await session.LoadManyAsync<Standard>(cancellation, standards).ConfigureAwait(false),
            Laws = await session.LoadManyAsync<Law>(cancellation, laws).ConfigureAwait(false),
            Questions = await session.QueryAsync<Question>("order by id", cancellation).ConfigureAwait(false),
            Profiles = await session.QueryAsync<Profile>(
                "where data -> 'requirements' @> jsonb_build_array(jsonb_build_object('key', ?::text))", cancellation,
                situation.Requirement.Key).ConfigureAwait(false),
        };
    }
}
