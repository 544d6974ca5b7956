using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Proposals;

/// <summary>What a draft begins with when it comes of a submission. Curators write on from there.</summary>
public static class DraftOfProposal
{
    private const string Missing = "Saknas.";

    /// <summary>A new requirement in the words of the proposal. What it does not say is left to be written, and the check asks for it.</summary>
    public static RequirementContent New(Submission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return new()
        {
            Title = submission.Title ?? Missing,
            Level = Level.Basic,
            AllowedKinds = [RequirementKind.Mandatory],
            DefaultKind = RequirementKind.Mandatory,
            ProofTimes = [],
            Text = CanonicalText.Clean(submission.Proposal?.SuggestedText ?? submission.Text),
            Rationale = CanonicalText.Clean(Joined(submission.Proposal?.Why, submission.Proposal?.Effect)),
            Proof = "",
            FollowUp = "",
            Guidance = "",
        };
    }

    /// <summary>The next version with the wording suggested, or null when none was and the text begins as it is.</summary>
    public static RequirementContent? Next(Submission submission, RequirementContent current)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(current);
        return submission.Proposal?.SuggestedText is { } text ? current with { Text = CanonicalText.Clean(text) } : null;
    }

    private static string Joined(params string?[] parts) => string.Join("\n\n", parts.Where(p => !string.IsNullOrEmpty(p)));
}
