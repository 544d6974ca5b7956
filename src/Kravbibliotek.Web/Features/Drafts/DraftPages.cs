using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Web.Features.Requirements;

namespace Kravbibliotek.Web.Features.Drafts;

/// <summary>Gathers what the pages about a draft show.</summary>
public sealed class DraftPages(DraftStore drafts, DraftRegister register, RegisterStore registers, AccountRegister accounts)
{
    /// <summary>Where drafts are changed.</summary>
    public DraftStore Drafts => drafts;

    /// <summary>The draft as its pages show it, or null when there is none.</summary>
    /// <param name="key">Key of the requirement.</param>
    /// <param name="seen">The revision that was shown before, to tell what happened since, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<DraftView?> FindAsync(string key, long? seen, CancellationToken cancellationToken)
    {
        if (await register.FindAsync(key, cancellationToken) is not { } situation)
            return null;
        var meanwhile = seen is { } revision && revision != situation.Draft.Revision
            ? await register.MeanwhileAsync(key, revision, cancellationToken)
            : null;
        var text = situation.Draft.Content is { } content
            ? await VersionView.LoadAsync(AsVersion(situation, content), registers, cancellationToken)
            : null;
        var names = await accounts.NamesAsync([.. Mentioned(situation.Draft), .. meanwhile?.By ?? []], cancellationToken);
        return new(situation, text, names) { Meanwhile = meanwhile };
    }

    private static IEnumerable<string> Mentioned(Draft draft)
    {
        string?[] decided = [draft.Reviewer, draft.Plan?.By];
        return [.. draft.Authors, .. draft.Comments.Select(c => c.By), .. decided.OfType<string>()];
    }

    // The public page shows versions; the text is read as the version that it would become.
    private static RequirementVersion AsVersion(DraftSituation situation, RequirementContent content)
    {
        var (key, number) = (situation.Draft.Key, situation.Draft.BasedOn + 1);
        return new()
        {
            Id = RequirementVersion.IdOf(key, number),
            Key = key,
            Number = number,
            Published = situation.Today,
            ChangeKind = ChangeKind.New,
            ChangeNote = "",
            Fingerprint = "",
            Content = content,
        };
    }
}
