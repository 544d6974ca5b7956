using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Curation;
using Kravbibliotek.Formats;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Checks;

namespace Kravbibliotek.Tests.Formats.Oscal;

public class OscalReaderTests
{
    private const string Start = """{"catalog":{"metadata":{"title":"t"},""";

    public static TheoryData<string, string> Bad => new()
    {
        { "", "I122" },
        { "{", "I122" },
        { "[]", "I121" },
        { """{"profile":{}}""", "I121" },
        { """{"catalog":[]}""", "I123" },
        { """{"catalog":{}}""", "I123" },
        { """{"catalog":{"metadata":{"title":""}}}""", "I123" },
        { Start + "\"groups\":{}}}", "I123" },
        { Start + "\"controls\":[1]}}", "I123" },
        { Start + "\"controls\":[{\"id\":\"a\"}]}}", "I123" },
        { Start + "\"controls\":[{\"id\":\"a\",\"title\":\"\\ud800\"}]}}", "I123" },
        { Start + "\"controls\":[{\"\\ud800\":\"a\",\"id\":\"a\",\"title\":\"b\"}]}}", "I122" },
        { "{\"\\ud800\":{}}", "I122" },
        { Start + "\"controls\":[{\"id\":\"a\",\"title\":\"x\"},{\"id\":\"a\",\"title\":\"y\"}]}}", "I126" },
        { Start + "\"groups\":" + string.Concat(Enumerable.Repeat("[{\"title\":\"g\",\"groups\":", 40)), "I122" },
        { "<catalog/>", "I121" },
        { "<catalog", "I122" },
        { "<!DOCTYPE x [<!ENTITY a \"b\">]><catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\">&a;</catalog>", "I122" },
        { "<catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\"/>", "I123" },
        { string.Concat(Enumerable.Repeat("<a>", 100)), "I122" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Read_WhatIsNoCatalog_IsOneFindingThatSaysWhere(string content, string code)
    {
        var reading = OscalReader.Read(Encoding.UTF8.GetBytes(content));

        Assert.Null(reading.Catalog);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(code, finding.Code);
        Assert.NotEmpty(finding.Mend);
    }

    [Fact]
    public void Read_WrongMember_IsNamedWithItsPlace()
    {
        var reading = OscalReader.Read(Encoding.UTF8.GetBytes(Start + """ "groups":[{"title":"g","controls":[{"id":"a","title":"b","parts":[{"name":7}]}]}]}}"""));

        Assert.Equal("catalog.groups[0].controls[0].parts[0].name ska vara en text.", Assert.Single(reading.Findings).Message);
    }

    [Fact]
    public void Read_NameThatIsNoText_SaysTheLine()
    {
        var finding = Assert.Single(OscalReader.Read((byte[])[.. "{\n  \""u8, 0xFF, .. "\": 1\n}"u8]).Findings);

        Assert.Equal(("I122", 2), (finding.Code, finding.Line));
    }

    [Fact]
    public void Read_MoreThanTheLimits_IsRefused()
    {
        var many = string.Join(',', Enumerable.Range(0, OscalReader.MaxControls + 1).Select(i => $$"""{"id":"c{{i}}","title":"t"}"""));

        Assert.Equal("I125", Assert.Single(OscalReader.Read(Encoding.UTF8.GetBytes($"{Start}\"controls\":[{many}]}}}}")).Findings).Code);
        Assert.Equal("I124", Assert.Single(OscalReader.Read(new byte[OscalReader.MaxBytes + 1]).Findings).Code);
    }

    [Fact]
    public void RoundTrip_AnyContent_IsEqualWithEqualFingerprint() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Arb.From(LibraryRoundTripProperties.Libraries()), library =>
        {
            var reading = OscalReader.Read(OscalFiles.Catalog(library));
            var (content, problem) = OwnControl.Read(Assert.Single(reading.Catalog!.Controls));

            Assert.Null(problem);
            var version = library.Versions[0];
            Assert.Equal(Fingerprint.CanonicalForm(version.Content), Fingerprint.CanonicalForm(content!));
            Assert.True(ContentComparison.Same(version.Content, content!));
        }));

    [Theory]
    [InlineData("katalog.json")]
    [InlineData("nist-basic-catalog.json")]
    [InlineData("NIST_CSF_v2.0_catalog.xml")]
    [InlineData(null)]
    public void ReadAndPlan_MutatedCatalog_NeverThrows(string? name)
    {
        var sound = name is null
            ? OscalFiles.Catalog(LibraryReader.Read(BrokenExample.Sound().Files).Library)
            : OscalFiles.Read(name);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Arb.From(Gen.Choose(0, sound.Length)), Arb.From(Gen.Choose(0, 40)),
                Arb.From(Gen.Elements("", "\"", "{", "}", "[", "]", "<", ">", "&", "null", "0", "\\ud800", "\u0000", "##", "{{", "\"id\":\"SAK-001\"", "\uFFFE")),
                (at, cut, inserted) =>
                {
                    byte[] mutated = [.. sound[..at], .. Encoding.UTF8.GetBytes(inserted), .. sound[Math.Min(sound.Length, at + cut)..]];
                    var reading = OscalReader.Read(mutated);
                    if (reading.Catalog is not { } catalog)
                        return reading.Findings.Count > 0;
                    var plan = OscalDrafts.Plan(new(), catalog with { Controls = [.. catalog.Controls.Take(5)] }, Areas.All[2]);
                    return DraftImport.Preview(new(), plan.Files).Rows.Count <= plan.Controls.Count;
                }));
    }

    [Theory]
    [InlineData("katalog.json")]
    [InlineData("nist-basic-catalog.json")]
    [InlineData("NIST_CSF_v2.0_catalog.xml")]
    public void Read_TruncatedCatalog_IsAFinding(string name)
    {
        var sound = OscalFiles.Read(name).AsSpan().TrimEnd("\n "u8).ToArray();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(Arb.From(Gen.Choose(0, sound.Length - 1)), length => OscalReader.Read(sound.AsMemory(0, length)).Findings.Count == 1));
    }
}
