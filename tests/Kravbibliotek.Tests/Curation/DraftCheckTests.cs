using Kravbibliotek.Curation;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Checks;

namespace Kravbibliotek.Tests.Curation;

/// <summary>A draft is held to the rules of the whole library, but only to what it changes itself.</summary>
public class DraftCheckTests
{
    private static readonly Library Sound = LibraryReader.Read(BrokenExample.Sound().Files).Library;
    private static readonly string Key = Sound.Profiles[0].Requirements[0].Key;
    private static readonly RequirementContent Content = Sound.Versions.Last(v => v.Key == Key).Content;

    [Fact]
    public void Run_SoundText_HasNoFindings() => Assert.Empty(DraftCheck.Run(Around(), Key, Content with { Title = "Annan titel" }));

    [Fact]
    public void Run_BrokenText_HasFindingsAtTheDraft()
    {
        var findings = DraftCheck.Run(Around(), Key, Content with { Text = "Ingen modal." });

        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.EndsWith($"{Key}/utkast.md", f.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_UnknownStandard_IsFound() => Assert.NotEmpty(DraftCheck.Run(
        Around(), Key, Content with { Standards = [new() { Standard = "FINNS-INTE", Edition = "1" }] }));

    [Fact]
    public void Run_KindThatAProfileUses_CannotBeTakenAway()
    {
        var used = Sound.Profiles[0].Requirements[0].Kind ?? Content.DefaultKind;
        var other = used == RequirementKind.Mandatory ? RequirementKind.ContractTerm : RequirementKind.Mandatory;
        var around = Around();
        var profile = around.Profiles[0] with { Requirements = [around.Profiles[0].Requirements[0] with { Kind = used }] };

        var findings = DraftCheck.Run(
            around with { Profiles = [profile] }, Key,
            Content with { AllowedKinds = [other], DefaultKind = other, QualificationGround = null });

        Assert.Contains("K624", findings.Select(f => f.Code));
    }

    private static Library Around() => Sound with
    {
        Requirements = [.. Sound.Requirements.Where(r => r.Key == Key)],
        Versions = [.. Sound.Versions.Where(v => v.Key == Key).TakeLast(1)],
        Profiles = [.. Sound.Profiles.Where(p => p.Requirements.Any(r => r.Key == Key))],
        Releases = [],
    };
}
