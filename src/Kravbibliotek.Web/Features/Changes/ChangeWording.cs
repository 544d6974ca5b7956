using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Changes;

/// <summary>How lines of the change log are said, and where what they are about can be seen.</summary>
public static class ChangeWording
{
    private const string Accounts = "konton";

    public static string Action(ChangeAction action) =>
        action == ChangeAction.Added ? ChangeTexts.Added : ChangeTexts.Updated;

    /// <summary>What it happened to, in words.</summary>
    public static string Subject(string subject, IReadOnlyDictionary<string, string> names) => subject.Split('/') switch
    {
        [Accounts, _] => ChangeTexts.AccountOf.With(names.GetValueOrDefault(subject, subject)),
        [var key, "utkast"] when LibraryPath.IsKey(key) => ChangeTexts.DraftOf.With(key),
        [var key, var number] when LibraryPath.IsKey(key) && int.TryParse(number, out _) => ChangeTexts.VersionOf.With(key, number),
        [var key, "remiss", _, var ordinal] when LibraryPath.IsKey(key) => ChangeTexts.CommentOf.With(ordinal, key),
        ["arenden", var id] => ChangeTexts.CaseOf.With(id),
        ["standarder", var id] => ChangeTexts.StandardOf.With(id),
        ["standarder", var id, .. var edition, "arbetslista"] => ChangeTexts.WorklistOf.With(id, Edition(edition)),
        ["standarder", var id, .. var edition, "krav" or "profil", var row] => ChangeTexts.DecisionOf.With(row, id, Edition(edition)),
        ["profiler", var id] => ChangeTexts.ProfileOf.With(id),
        ["utgavor", var name] => ChangeTexts.ReleaseOf.With(name),
        ["lagar", var id] => ChangeTexts.LawOf.With(id),
        ["begrepp", var id] => ChangeTexts.TermOf.With(id),
        ["fragor", var id] => ChangeTexts.QuestionOf.With(id),
        ["tackning", var area] => ChangeTexts.CoverageOf.With(Areas.ByFolder(area)?.Name ?? area),
        _ => subject,
    };

    /// <summary>The page of what it happened to, or null when it has none.</summary>
    public static string? Address(string subject) => subject.Split('/') switch
    {
        [var key] when LibraryPath.IsKey(key) => Links.Requirement(key),
        [var key, "utkast"] when LibraryPath.IsKey(key) => Links.Draft(key),
        [var key, var number] when LibraryPath.IsKey(key) && int.TryParse(number, out var n) => Links.Version(key, n),
        [var key, "remiss", var round, var ordinal]
            when LibraryPath.IsKey(key) && int.TryParse(round, out var r) && int.TryParse(ordinal, out var o) => Links.CuratedComment(key, r, o),
        ["arenden", var id] => Links.Submission(id),
        ["forslag", var id] => Links.Proposal(id),
        ["synpunkter", var id] => Links.Feedback(id),
        ["standarder", var id] => Links.Standard(id),
        ["standarder", var id, .. var edition, "arbetslista"] => Links.Worklist(id, Edition(edition)),
        ["standarder", var id, .. var edition, ("krav" or "profil") and var kind, var row] =>
            Links.WorklistRow(id, Edition(edition), $"{kind}/{row}"),
        ["profiler", var id] => Links.Profile(id),
        ["utgavor", var name] => Links.Release(name),
        _ => null,
    };

    /// <summary>The requirement that it is about, or null.</summary>
    public static string? KeyOf(string subject) => subject.Split('/')[0] is var key && LibraryPath.IsKey(key) ? key : null;

    // The name of an edition may hold what parts a subject, such as ISO/IEC 29500:2016.
    private static string Edition(string[] parts) => string.Join('/', parts);
}
