namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of feedback and proposals.</summary>
public static partial class Links
{
    public const string MyFeedback = "/synpunkter";
    public const string Proposals = "/forslag";
    public const string NewProposal = Proposals + "/nytt";
    public const string ProposalTemplate = Proposals + "/mall.xlsx";
    public const string ImportProposals = Proposals + "/inlasning";
    public const string PreviewProposals = ImportProposals + "/granska";
    public const string Submissions = Curation + "/arenden";

    public static string WriteFeedback(string key) => $"{Requirement(key)}/synpunkt";

    /// <summary>Where one follows feedback; with the code for who has no account.</summary>
    public static string Feedback(string id, string? code = null) =>
        $"{MyFeedback}/{Uri.EscapeDataString(id)}" + (code is null ? "" : $"?kod={Uri.EscapeDataString(code)}");

    public static string Proposal(string id) => $"{Proposals}/{Uri.EscapeDataString(id)}";

    public static string ProposeChange(string key) => $"{NewProposal}?krav={Uri.EscapeDataString(key)}";

    public static string Submission(string id) => $"{Submissions}/{Uri.EscapeDataString(id)}";
}
