using System.Text;
using Kravbibliotek.Checks;
using Kravbibliotek.Checks.Quality;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Tests.Storage;
using Xunit.Abstractions;

namespace Kravbibliotek.Tests.Checks.Quality;

/// <summary>The library passes its own checker, and the same checker finds faults that are planted in it.</summary>
public class LibraryQualityTests(ITestOutputHelper output)
{
    private const double MostWaived = 0.05;
    private const double FewestFound = 0.9;
    private const int Step = 37;

    [Fact]
    public async Task Run_RealLibrary_HasNoErrorAndNoWarningWithoutAWaiver()
    {
        var read = LibraryReader.Read(await LibraryFolder.ReadAsync(RealLibrary.Folder));
        var errors = LibraryCheck.Run(read);

        var warnings = LibraryQuality.Run(read, errors);

        var inUse = read.Library.Requirements.Where(r => r.Status != RequirementStatus.Withdrawn).ToList();
        output.WriteLine($"{inUse.Count(r => r.Waivers.Count > 0)} av {inUse.Count} krav har undantag.");
        Assert.Empty(errors.Concat(warnings).Select(f => $"{f.Path}:{f.Line} {f.Code} {f.Message}"));
        Assert.True(inUse.Count(r => r.Waivers.Count > 0) <= MostWaived * inUse.Count);
    }

    [Fact]
    public async Task Texts_RealLibrary_AreInShortSentences()
    {
        var library = await RealLibrary.ReadAsync();
        var context = QualityContext.Of(library);
        var current = library.Requirements.Where(r => r.Status != RequirementStatus.Withdrawn)
            .Select(r => RequirementVersion.IdOf(r.Key, r.CurrentNumber)).ToHashSet(StringComparer.Ordinal);
        var lengths = library.Versions.Where(v => current.Contains(v.Id))
            .SelectMany(v => new QualityText(v.Content, context).Sentences()).Select(s => s.Sentence.Words.Count).Order().ToList();

        output.WriteLine($"{lengths.Count} meningar, median {lengths[lengths.Count / 2]} ord, längst {lengths[^1]}.");
        Assert.InRange(lengths[lengths.Count / 2], 5, 17);
        Assert.InRange(lengths[^1], 18, 30);
    }

    [Fact]
    public async Task Check_PlantedFaults_FindsNearlyAll()
    {
        var library = await RealLibrary.ReadAsync();
        var texts = LibraryQuality.Texts(library).ToDictionary(t => t.Key, StringComparer.Ordinal);
        var sound = library.Requirements.Where(r => r.Waivers.Count == 0 && texts.ContainsKey(r.Key)).ToList();
        var contents = library.Versions.ToDictionary(v => v.Id, v => v.Content, StringComparer.Ordinal);
        var missed = new List<string>();
        foreach (var (fault, i) in PlantedFault.All.Select((f, i) => (f, i)))
        {
            var (requirement, before, after) = Enumerable.Range(0, sound.Count).Select(n => sound[(((i + 1) * Step) + n) % sound.Count])
                .Select(r => (Requirement: r, Before: contents[RequirementVersion.IdOf(r.Key, r.CurrentNumber)]))
                .Select(c => (c.Requirement, c.Before, After: fault.Plant(c.Before))).First(c => c.After is not null);
            var context = QualityContext.Of(library) with { Requirement = requirement };
            // What a copy says is compared with what it was copied from.
            if (fault.IsCopy)
                context = context with { Requirement = null, Others = [.. texts.Values] };
            if (Found(fault.Rule, after!, context) <= (fault.IsCopy ? 0 : Found(fault.Rule, before, context)))
                missed.Add($"{fault.Rule} {requirement.Key}: {fault.Name}");
        }

        output.WriteLine($"{PlantedFault.All.Count - missed.Count} av {PlantedFault.All.Count} fel hittades.");
        output.WriteLine(string.Join('\n', missed));
        Assert.Equal(60, PlantedFault.All.Count);
        Assert.Empty(QualityRules.All.Where(r => r.Severity == Severity.Warning).Select(r => r.Code).Except(PlantedFault.All.Select(f => f.Rule)));
        Assert.True(PlantedFault.All.Count - missed.Count >= FewestFound * PlantedFault.All.Count, string.Join('\n', missed));
    }

    [Theory]
    [InlineData("leverans/LEV-002/krav.yaml", "S111", "S999", "S191 leverans/LEV-002/krav.yaml:6|S111 leverans/LEV-002/1.md:26")]
    [InlineData("leverans/LEV-002/krav.yaml", "S111", "S107", "S192 leverans/LEV-002/krav.yaml:6|S111 leverans/LEV-002/1.md:26")]
    [InlineData("sakerhet/SAK-002/krav.yaml", "S121", "S122", "S192 sakerhet/SAK-002/krav.yaml:7|S121 sakerhet/SAK-002/utkast.md:15")]
    [InlineData("leverans/LEV-001/2.md", "en rapport varje kvartal.", "vid leverans finns en rapport.", "")]
    [InlineData("leverans/LEV-001/2.md", "- **Med anbudet:** en beskrivning av organisationen.\n", "- **Med anbudet:**\n", "S111 leverans/LEV-001/2.md:48")]
    public void Run_LibraryWithOneChange_HasTheWarnings(string path, string from, string to, string expected)
    {
        var files = BrokenExample.Sound().Files.Select(f => f.Path != path ? f : f with
        {
            Content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(f.Content.Span).Replace(from, to, StringComparison.Ordinal)),
        });
        var read = LibraryReader.Read(files);

        var warnings = LibraryQuality.Run(read, LibraryCheck.Run(read));

        Assert.Equal(
            expected.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            warnings.Select(f => $"{f.Code} {f.Path}:{f.Line}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_SoundLibrary_HasNoWarnings()
    {
        var read = LibraryReader.Read(BrokenExample.Sound().Files);

        Assert.Empty(LibraryQuality.Run(read, LibraryCheck.Run(read)));
    }

    private static int Found(string rule, RequirementContent content, QualityContext context) =>
        QualityRules.ByCode(rule)!.Check(content, context).Count;
}
