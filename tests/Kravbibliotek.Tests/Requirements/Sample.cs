using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Requirements;

/// <summary>A requirement with something in every field, for tests of pure rules.</summary>
internal static class Sample
{
    public static Parameter ResponseTime { get; } = new()
    {
        Name = "svarstid",
        Type = ParameterType.Number,
        Unit = "timmar",
        Min = 1,
        Max = 24,
        Default = "4",
        Explanation = "Hur lång tid som får gå.",
    };

    public static RequirementContent Content { get; } = new()
    {
        Title = "Svarstid vid kritiska fel",
        Level = Level.Basic,
        AllowedKinds = [RequirementKind.Mandatory, RequirementKind.Award, RequirementKind.ContractTerm],
        DefaultKind = RequirementKind.ContractTerm,
        ProofTimes = [ProofTime.Bid, ProofTime.Contract],
        VendorEffort = 2,
        Goals = ["M15"],
        Standards = [new() { Standard = "ISO-IEC-27002", Edition = "2022", Clauses = ["5.30", "8.14"] }],
        Laws = [new() { Law = "2025-1506", Place = "2 kap. 3 §", Binding = true }],
        Applicability = new() { Conditions = [new() { Fact = "leverans", AnyOf = ["molntjänst"] }] },
        Parameters = [ResponseTime],
        Text = "Leverantören {{ska}} påbörja felsökning inom {{svarstid}}.",
        TextAsAward = "Leverantören {{ska}} åta sig att påbörja felsökning inom {{svarstid}}.",
        Rationale = "Verksamheten behöver veta.",
        Proof = "En beskrivning av organisationen.",
        FollowUp = "Vid varje avtalsmöte.",
        Guidance = "Välj inte kortare tid än ni behöver.",
        CostNote = "Kort tid kostar.",
    };
}
