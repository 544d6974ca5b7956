using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;

namespace Kravbibliotek.Web.Features.Publication;

/// <summary>One approved draft on the page.</summary>
/// <param name="Situation">The draft with what the decision rests on.</param>
/// <param name="Typed">What has been said of it.</param>
public sealed record PublishRow(DraftSituation Situation, PublishFormRow Typed)
{
    public Draft Draft => Situation.Draft;

    public string Key => Draft.Key;

    public string Title => Draft.Content!.Title;

    /// <summary>The number that it gets.</summary>
    public int Number => Situation.Requirement.CurrentNumber + 1;

    /// <summary>The change kind proposed, with its reasons.</summary>
    public ChangeProposal Proposal { get; } = ChangeProposal.Of(Situation.Current?.Content, Situation.Draft.Content!);

    /// <summary>The kinds that may be chosen: the first version is new, and no other is.</summary>
    public IEnumerable<ChangeKind> Kinds => Words.Changes.All.Select(w => w.Value).Where(k => (k == ChangeKind.New) == (Situation.Current is null));

    /// <summary>A change kind with what it means to those who use the version before.</summary>
    public static string Explained(ChangeKind kind) => kind switch
    {
        ChangeKind.Editorial => WorkflowTexts.KindEditorial,
        ChangeKind.Substantive => WorkflowTexts.KindSubstantive,
        ChangeKind.Breaking => WorkflowTexts.KindBreaking,
        _ => Words.Changes.Label(kind),
    };

    /// <summary>The row before anybody typed: as it was planned, or as the change itself proposes.</summary>
    public static PublishRow Proposed(DraftSituation situation)
    {
        var plan = situation.Draft.Plan;
        var kind = plan?.Kind ?? ChangeProposal.Of(situation.Current?.Content, situation.Draft.Content!).Kind;
        return new(situation, new() { Revision = situation.Draft.Revision, Kind = Words.Changes.Code(kind), Note = plan?.Note });
    }
}

/// <summary>A draft that was changed after the page had been shown.</summary>
/// <param name="Draft">As it is now.</param>
/// <param name="Meanwhile">What happened to it, or null when nobody knows.</param>
public sealed record PublishConflict(Draft Draft, DraftMeanwhile? Meanwhile);

/// <summary>The page from which drafts are published.</summary>
/// <param name="Rows">All approved drafts, by key.</param>
/// <param name="Day">The day typed, or null.</param>
/// <param name="Conflicts">Chosen drafts that somebody else was faster with.</param>
/// <param name="Names">Names of those who are mentioned.</param>
public sealed record PublishPage(
    IReadOnlyList<PublishRow> Rows, string? Day, IReadOnlyList<PublishConflict> Conflicts, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Those that are to be published by themselves.</summary>
    public IEnumerable<PublishRow> Planned => Rows.Where(row => row.Draft.Plan?.Day is not null);

    /// <summary>Somebody's name on screen.</summary>
    public string Name(string account) => account == CurationJob.Name ? WorkflowTexts.ByItself : Names.GetValueOrDefault(account, account);
}
