using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Web.Features.Requirements;

namespace Kravbibliotek.Web.Features.Drafts;

/// <summary>A draft as the pages about it show it.</summary>
/// <param name="Situation">The draft with what decisions about it rest on.</param>
/// <param name="Text">The text as the public page will show it, or null when it is closed.</param>
/// <param name="Names">Names of everybody who is mentioned, by what the change log calls them.</param>
public sealed record DraftView(DraftSituation Situation, VersionView? Text, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>What others did since the page that was sent was shown, or null.</summary>
    public DraftMeanwhile? Meanwhile { get; init; }

    public Draft Draft => Situation.Draft;

    public string Key => Draft.Key;

    public string Title => (Draft.Content ?? Situation.Current?.Content)?.Title ?? Key;

    /// <summary>True when a version was published beside it.</summary>
    public bool IsOutdated => Draft.Content is not null && Draft.BasedOn != Situation.Requirement.CurrentNumber;

    /// <summary>The difference from what is published, or null when nothing is published or nothing is left to compare.</summary>
    public RequirementDiff? Diff =>
        Situation.Current is { } current && Draft.Content is { } content ? RequirementDiff.Between(current.Content, content) : null;

    /// <summary>Somebody's name on screen.</summary>
    public string Name(string account) => account == CurationJob.Name ? WorkflowTexts.ByItself : Names.GetValueOrDefault(account, account);

    /// <summary>Several names on screen.</summary>
    public string NamesOf(IEnumerable<string> people) => string.Join(", ", people.Select(Name));
}

/// <summary>A form that is refused when somebody else was faster.</summary>
public class RevisionForm
{
    /// <summary>The revision that the page showed.</summary>
    public long Revision { get; set; }
}

/// <summary>A page with a form about a draft.</summary>
/// <param name="View">The draft.</param>
/// <param name="Form">What has been filled in.</param>
public sealed record DraftFormPage<TForm>(DraftView View, TForm Form)
    where TForm : RevisionForm;
