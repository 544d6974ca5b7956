using Kravbibliotek.Requirements;

namespace Kravbibliotek.BrowserTests;

/// <summary>What tests write when it does not matter what.</summary>
internal static class Sample
{
    /// <summary>A short requirement that breaks no rule.</summary>
    public static RequirementContent Content { get; } = new()
    {
        Title = "Tid att svara",
        Level = Level.Basic,
        AllowedKinds = [RequirementKind.ContractTerm],
        DefaultKind = RequirementKind.ContractTerm,
        ProofTimes = [ProofTime.Bid],
        Goals = ["M15"],
        Text = "Leverantören {{ska}} svara på frågor.",
        Rationale = "Annars står arbetet stilla.",
        Proof = "En beskrivning lämnas med anbudet.",
        FollowUp = "Granskas varje år.",
        Guidance = "Fråga efter rutiner.",
    };
}
