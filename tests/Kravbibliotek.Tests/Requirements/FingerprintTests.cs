using System.Globalization;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Requirements;

public class FingerprintTests
{
    // Published fingerprints are printed in annexes that are signed. If this test fails, the code is wrong, not the test.
    [Fact]
    public void Of_GoldenContent_NeverDrifts()
    {
        const string form = """
            {"kinds":["kontraktsvillkor","ska-krav","tilldelningskriterium"],
            "laws":[{"binding":true,"id":"2025-1506","place":"2 kap. 3 §"}],
            "level":"bas",
            "parameters":[{"choices":[],"max":"24","min":"1","name":"svarstid","type":"tal","unit":"timmar"}],
            "proof":"En beskrivning av organisationen.",
            "proofTimes":["anbud","avtalstid"],
            "qualificationGround":null,
            "schema":1,
            "standards":[{"clauses":["5.30","8.14"],"edition":"2022","id":"ISO-IEC-27002"}],
            "text":"Leverantören {{ska}} påbörja felsökning inom {{svarstid}}.",
            "textAsAward":"Leverantören {{ska}} åta sig att påbörja felsökning inom {{svarstid}}.",
            "textAsContractTerm":null}
            """;

        Assert.Equal(form.ReplaceLineEndings(""), Fingerprint.CanonicalForm(Sample.Content));
        Assert.Equal("37f72c31b67b3db7e2fd1f679d368903235ed37f148d701bf1846ca28472aeac", Fingerprint.Of(Sample.Content));
    }

    public static TheoryData<string> Outside =>
        ["title", "rationale", "guidance", "follow-up", "cost", "default", "effort", "goals", "conditions", "explanation"];

    [Theory]
    [MemberData(nameof(Outside))]
    public void Of_FieldOutside_IsUnchanged(string field)
    {
        var content = Sample.Content;
        var changed = field switch
        {
            "title" => content with { Title = "Annan" },
            "rationale" => content with { Rationale = "Annat" },
            "guidance" => content with { Guidance = "Annan" },
            "follow-up" => content with { FollowUp = "Annan" },
            "cost" => content with { CostNote = null },
            "default" => content with
            {
                DefaultKind = RequirementKind.Mandatory,
                Parameters = [Sample.ResponseTime with { Default = "8" }],
            },
            "effort" => content with { VendorEffort = 5 },
            "goals" => content with { Goals = [] },
            "conditions" => content with { Applicability = new() },
            _ => content with { Parameters = [Sample.ResponseTime with { Explanation = "Annan." }] },
        };

        Assert.Equal(Fingerprint.Of(content), Fingerprint.Of(changed));
    }

    public static TheoryData<string> Inside =>
    [
        "text", "award", "contract", "proof", "time", "level", "kinds", "ground", "edition", "clause", "law", "binding", "unit", "range",
        "type",
    ];

    [Theory]
    [MemberData(nameof(Inside))]
    public void Of_FieldInside_Changes(string field)
    {
        var content = Sample.Content;
        var changed = field switch
        {
            "text" => content with { Text = content.Text + " Mer." },
            "award" => content with { TextAsAward = null },
            "contract" => content with { TextAsContractTerm = "Leverantören {{ska}} mer." },
            "proof" => content with { Proof = "Annat" },
            "time" => content with { ProofTimes = [ProofTime.Bid] },
            "level" => content with { Level = Level.Advanced },
            "kinds" => content with { AllowedKinds = [RequirementKind.Mandatory] },
            "ground" => content with { QualificationGround = QualificationGround.TechnicalAbility },
            "edition" => content with { Standards = [content.Standards[0] with { Edition = "2026" }] },
            "clause" => content with { Standards = [content.Standards[0] with { Clauses = ["5.30"] }] },
            "law" => content with { Laws = [content.Laws[0] with { Place = "3 §" }] },
            "binding" => content with { Laws = [content.Laws[0] with { Binding = false }] },
            "unit" => content with { Parameters = [Sample.ResponseTime with { Unit = "dagar" }] },
            "range" => content with { Parameters = [Sample.ResponseTime with { Max = 48 }] },
            _ => content with { Parameters = [Sample.ResponseTime with { Type = ParameterType.Text }] },
        };

        Assert.NotEqual(Fingerprint.Of(content), Fingerprint.Of(changed));
    }

    [Fact]
    public void Of_SameWordsOtherwiseWritten_IsTheSame()
    {
        var content = Sample.Content;
        var other = content with
        {
            Text = "\r\n" + content.Text.Normalize(System.Text.NormalizationForm.FormD) + "  ",
            AllowedKinds = [.. content.AllowedKinds.Reverse()],
            ProofTimes = [.. content.ProofTimes.Reverse()],
            Standards = [content.Standards[0] with { Clauses = ["8.14", "5.30"] }],
            Parameters = [Sample.ResponseTime with { Max = 24.00m }],
        };

        Assert.Equal(Fingerprint.Of(content), Fingerprint.Of(other));
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Of_OtherCulture_IsTheSame(string culture)
    {
        var content = Sample.Content with { Parameters = [Sample.ResponseTime with { Max = 99.5m }] };
        var expected = Fingerprint.Of(content);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(expected, Fingerprint.Of(content));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
