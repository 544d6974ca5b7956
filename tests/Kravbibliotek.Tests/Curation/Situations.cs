using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Requirements;

namespace Kravbibliotek.Tests.Curation;

/// <summary>Situations of a requirement that was published once and has a draft of its next version.</summary>
internal static class Situations
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 20);
    public static readonly Actor Author = new("anna");
    public static readonly Actor Reviewer = new("bo");
    public static readonly Actor Lawyer = new("cilla", IsLawyer: true);

    public static readonly RequirementContent Changed = Sample.Content with { Text = "Leverantören {{ska}} börja felsöka inom {{svarstid}}." };

    public static readonly Finding Error = new("K201", Severity.Error, "leverans/LEV-003/utkast.md", 1, "Fel.", "Rätta.");

    public static DraftSituation In(
        DraftState state, RequirementContent? content = null, int currentNumber = 1, int basedOn = 1, params Finding[] errors) => new()
        {
            Draft = new()
            {
                Key = "LEV-003",
                BasedOn = basedOn,
                Content = state == DraftState.Closed ? null : content ?? Changed,
                State = state,
                Authors = [Author.Account],
            },
            Requirement = new()
            {
                Key = "LEV-003",
                Area = Area.Delivery,
                CurrentNumber = currentNumber,
                Status = currentNumber == 0 ? RequirementStatus.Draft : RequirementStatus.Published,
            },
            Current = currentNumber == 0 ? null : Version(currentNumber, Sample.Content),
            Errors = errors,
            Now = Now,
        };

    public static RequirementVersion Version(int number, RequirementContent content) => new()
    {
        Id = RequirementVersion.IdOf("LEV-003", number),
        Key = "LEV-003",
        Number = number,
        Published = Today.AddDays(-10),
        ChangeKind = number == 1 ? ChangeKind.New : ChangeKind.Substantive,
        ChangeNote = "Not.",
        Fingerprint = Fingerprint.Of(content),
        Content = content,
    };

    public static string Codes(IEnumerable<Finding> findings) => string.Join(' ', findings.Select(f => f.Code));
}
