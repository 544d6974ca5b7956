using Kravbibliotek.Accounts;
using Kravbibliotek.Curation;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Notices;

/// <summary>Who should know of what has happened: pure functions from how something was and how it became.</summary>
public static class NoticeRules
{
    private static readonly Role[] Curators = [Role.Curator];
    private static readonly Role[] Curation = [Role.Curator, Role.Reviewer];

    /// <summary>What is told of a draft.</summary>
    /// <param name="before">The draft before, or null when it is the first.</param>
    /// <param name="after">The draft as it became.</param>
    /// <param name="who">Who did it, as the change log says.</param>
    /// <param name="needsLawyer">True when a lawyer has to approve it.</param>
    public static IReadOnlyList<Notice> OfDraft(Draft? before, Draft after, string who, bool needsLawyer)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (before is null)
            return [];
        if (after.Content is not { } content)
            return GivenUp(before, after, who);
        var (name, subject) = ($"{after.Key} {content.Title}", $"{after.Key}/utkast");
        NoticeAudience authors = new() { Accounts = after.Authors, Except = [who] };
        NoticeAudience curators = new() { Roles = Curators, Accounts = after.Authors, Except = [who] };
        return (before.State, after.State) switch
        {
            (DraftState.Editing, DraftState.Review) => [ToReview(after, name, subject, who, needsLawyer)],
            (DraftState.Consultation, DraftState.Review) => [new(curators, $"Remissen om {name} är avslutad.", subject)],
            (not DraftState.Editing, DraftState.Editing) when after.Comments.Count > before.Comments.Count =>
                [new(authors, $"{name} är återlämnat med kommentarer.", subject)],
            (DraftState.Review, DraftState.Approved) => [new(curators, $"{name} är godkänt och kan publiceras.", subject)],
            (DraftState.Review, DraftState.Consultation) => [new(curators, $"{name} är på remiss{Until(after)}.", subject)],
            (DraftState.Approved, DraftState.Approved) when LostItsDay(before, after) =>
                [new(curators, $"{name} publicerades inte som planerat. Utkastet har en kommentar om varför.", subject)],
            _ => [],
        };
    }

    /// <summary>What is told of a new version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="who">Who published it.</param>
    public static IReadOnlyList<Notice> OfVersion(RequirementVersion version, string who)
    {
        ArgumentNullException.ThrowIfNull(version);
        return
        [
            new(
                new() { Roles = Curation, Except = [who] }, $"{version.Key} {version.Content.Title} är publicerat i version {version.Number}.",
                version.Id),
        ];
    }

    /// <summary>What is told of a requirement on its way out.</summary>
    /// <param name="before">The requirement before, or null when it is new.</param>
    /// <param name="after">The requirement as it became.</param>
    /// <param name="who">Who did it.</param>
    public static IReadOnlyList<Notice> OfRequirement(Requirement? before, Requirement after, string who)
    {
        ArgumentNullException.ThrowIfNull(after);
        NoticeAudience curation = new() { Roles = Curation, Except = [who] };
        if (before is null)
            return [];
        return after.Status switch
        {
            RequirementStatus.Retiring when before.LastDay != after.LastDay =>
                [new(curation, FormattableString.Invariant($"{after.Key} får användas till och med {after.LastDay:yyyy-MM-dd}."), after.Key)],
            RequirementStatus.Withdrawn when before.Status != RequirementStatus.Withdrawn =>
                [new(curation, $"{after.Key} är upphävt.", after.Key)],
            RequirementStatus.Published when before.Status == RequirementStatus.Retiring =>
                [new(curation, $"{after.Key} är inte längre utgående.", after.Key)],
            _ => [],
        };
    }

    /// <summary>What is told of a comment on a consultation.</summary>
    /// <param name="key">Key of the requirement.</param>
    /// <param name="subject">What the change log calls the comment.</param>
    /// <param name="who">Who wrote it, as the change log says.</param>
    public static IReadOnlyList<Notice> OfComment(string key, string subject, string who) =>
        [new(new() { Roles = Curators, Except = [who] }, $"En synpunkt på remissen om {key} väntar på svar.", subject)];

    /// <summary>What is told of feedback or a proposal.</summary>
    /// <param name="before">How it was, or null when it is new.</param>
    /// <param name="after">How it became.</param>
    /// <param name="id">Its reference.</param>
    /// <param name="author">The account that handed it in, as the change log calls it, or null for a visitor or when it is erased.</param>
    /// <param name="who">Who did it, as the change log says.</param>
    public static IReadOnlyList<Notice> OfSubmission(SubmissionFacts? before, SubmissionFacts after, string id, string? author, string who)
    {
        ArgumentNullException.ThrowIfNull(after);
        var subject = SubmissionWorkflow.PathOf(id);
        if (before is null)
            return [new(new() { Roles = Curators, Except = [who] }, $"{CameIn(after)} har kommit in, ärende {id}.", subject)];
        var told = new List<Notice>();
        if (after.Answer is not null && (before.Answer, before.Effect) != (after.Answer, after.Effect))
        {
            var text = before.Answer is null ? $"{Answered(after)}, ärende {id}." : $"Svaret i ditt ärende {id} är ändrat.";
            Tell(author, text, SubmissionWorkflow.AuthorsPathOf(after.Kind, id));
        }

        if (before.Responsible != after.Responsible)
        {
            Tell(after.Responsible, $"Du har fått hand om ärende {id}.", subject);
            Tell(before.Responsible, $"Du har inte längre hand om ärende {id}.", subject);
        }

        return told;

        void Tell(string? account, string text, string about)
        {
            if (account is not null)
                told.Add(new(new() { Accounts = [account], Except = [who] }, text, about));
        }
    }

    private static string CameIn(SubmissionFacts submission) => submission.Kind switch
    {
        SubmissionKind.Feedback => $"En synpunkt på {submission.Key}",
        SubmissionKind.Fault => "Ett fel på webbplatsen",
        SubmissionKind.Change => $"Ett förslag på ändring av {submission.Key}",
        _ => "Ett förslag på nytt krav",
    };

    private static string Answered(SubmissionFacts submission) => submission.Kind switch
    {
        SubmissionKind.Feedback => $"Din synpunkt på {submission.Key} är besvarad",
        SubmissionKind.Fault => "Det fel som du rapporterade är besvarat",
        SubmissionKind.Change => $"Ditt förslag på ändring av {submission.Key} är besvarat",
        _ => "Ditt förslag på nytt krav är besvarat",
    };

    // What became a version is told by the version.
    private static IReadOnlyList<Notice> GivenUp(Draft before, Draft after, string who) =>
        before.Content is { } content && after.Became is null
            ? [new(new() { Accounts = after.Authors, Except = [who] }, $"Utkastet till {after.Key} {content.Title} gavs upp.", $"{after.Key}/utkast")]
            : [];

    private static Notice ToReview(Draft draft, string name, string subject, string who, bool needsLawyer) => new(
        new() { Roles = [Role.Reviewer], LawyersOnly = needsLawyer, Except = [who, .. draft.Authors] },
        needsLawyer ? $"{name} väntar på granskning av en jurist." : $"{name} väntar på granskning.", subject);

    private static string Until(Draft draft) =>
        draft.Consultation is { } period ? FormattableString.Invariant($" till och med {period.To:yyyy-MM-dd}") : "";

    // A person who takes the day away leaves no comment.
    private static bool LostItsDay(Draft before, Draft after) =>
        before.Plan?.Day is not null && after.Plan?.Day is null && after.Comments.Count > before.Comments.Count;
}
