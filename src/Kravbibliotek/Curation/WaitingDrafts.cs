using Kravbibliotek.Accounts;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>Which of the open drafts wait for one person, by what has to be done.</summary>
public sealed record WaitingDrafts
{
    /// <summary>Returned to the person with comments.</summary>
    public IReadOnlyList<Draft> Returned { get; init; } = [];

    /// <summary>Being written by the person.</summary>
    public IReadOnlyList<Draft> Writing { get; init; } = [];

    /// <summary>Waiting for a review that the person may give: of what others wrote, and by a lawyer where one is asked for.</summary>
    public IReadOnlyList<Draft> ToReview { get; init; } = [];

    /// <summary>Approved, and nobody has said when they are published.</summary>
    public IReadOnlyList<Draft> ToPublish { get; init; } = [];

    /// <summary>Approved, to be published by themselves on a day; the nearest first.</summary>
    public IReadOnlyList<Draft> Planned { get; init; } = [];

    /// <summary>Sorts the open drafts for a person.</summary>
    /// <param name="open">All open drafts.</param>
    /// <param name="published">The versions that they were written from, by key.</param>
    /// <param name="person">Who it is.</param>
    /// <param name="roles">What the person may do.</param>
    public static WaitingDrafts For(
        IReadOnlyList<Draft> open, IReadOnlyDictionary<string, RequirementVersion> published, Actor person, IReadOnlyCollection<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(person);
        var own = open.Where(d => d.State == DraftState.Editing && d.Authors.Contains(person.Account)).ToList();
        var approved = roles.Contains(Role.Curator) ? open.Where(d => d.State == DraftState.Approved).ToList() : [];
        return new()
        {
            Returned = [.. own.Where(d => d.Comments.Count > 0)],
            Writing = [.. own.Where(d => d.Comments.Count == 0)],
            ToReview = roles.Contains(Role.Reviewer) ? [.. open.Where(MayReview)] : [],
            ToPublish = [.. approved.Where(d => d.Plan?.Day is null)],
            Planned = [.. approved.Where(d => d.Plan?.Day is not null).OrderBy(d => d.Plan!.Day)],
        };

        bool MayReview(Draft draft) =>
            draft is { State: DraftState.Review, Content: { } content } && !draft.Authors.Contains(person.Account)
            && (person.IsLawyer || !Approval.NeedsALawyer(published.GetValueOrDefault(draft.Key)?.Content, content));
    }
}
