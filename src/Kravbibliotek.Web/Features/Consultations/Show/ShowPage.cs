using Kravbibliotek.Consultations;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Web.Features.Requirements;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Consultations.Show;

/// <summary>What the page of a consultation shows.</summary>
public sealed record ShowPage
{
    /// <summary>The consultation.</summary>
    public required ConsultationEntry Entry { get; init; }

    /// <summary>What was sent out, as the requirement page would show it.</summary>
    public required VersionView View { get; init; }

    /// <summary>What differs from the version that it was written from; null for a new requirement.</summary>
    public RequirementDiff? Diff { get; init; }

    /// <summary>One page of the comments that are shown.</summary>
    public IReadOnlyList<ConsultationComment> Comments { get; init; } = [];

    /// <summary>How many comments are shown in all.</summary>
    public int Shown { get; init; }

    /// <summary>The pages of comments.</summary>
    public required Pages Pages { get; init; }

    /// <summary>What has been typed.</summary>
    public CommentForm Form { get; init; } = new();

    /// <summary>For how many months names are kept.</summary>
    public int Months { get; init; }

    /// <summary>The consultation itself.</summary>
    public Consultation Consultation => Entry.Consultation;

    /// <summary>How many are neither shown nor waiting.</summary>
    public int Rejected => Consultation.Comments - Consultation.Waiting - Shown;
}
