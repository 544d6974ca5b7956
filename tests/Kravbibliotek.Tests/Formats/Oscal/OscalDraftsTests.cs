using System.Text;
using Kravbibliotek.Curation;
using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Storage;

namespace Kravbibliotek.Tests.Formats.Oscal;

/// <summary>Catalogs as drafts: ours give back the same requirements, and of others' every control is accounted for.</summary>
public class OscalDraftsTests
{
    private static readonly AreaInfo Security = Areas.Of(Area.Security);

    [Fact]
    public async Task Plan_OurCatalogIntoALibraryWithoutRequirements_GivesTheSameRequirements()
    {
        var library = await RealLibrary.ReadAsync();
        var stored = OscalFiles.Emptied(library);

        var plan = OscalDrafts.Plan(stored, Catalog(OscalFiles.Catalog(library)), Security);
        var preview = DraftImport.Preview(stored, plan.Files);

        var current = library.Versions.GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last());
        var withdrawn = library.Requirements.Where(r => r.Status == RequirementStatus.Withdrawn).Select(r => r.Key).ToList();
        Assert.Equal(current.Keys.Except(withdrawn).Order(), preview.Rows.Select(r => r.Key).Order());
        Assert.All(preview.Rows, row =>
        {
            Assert.Equal(DraftImportKind.New, row.Kind);
            Assert.True(ContentComparison.Same(current[row.Key].Content, row.Offered!), row.Key);
            Assert.Equal(current[row.Key].Fingerprint, Fingerprint.Of(row.Offered!));
        });
        Assert.All(plan.Controls, c => Assert.Null(c.Remark));
        Assert.Equal(withdrawn, plan.Controls.Where(c => c.Skipped is not null).Select(c => c.Id).Order());
    }

    [Fact]
    public async Task Plan_OurCatalogIntoItsOwnLibrary_ChangesNothing()
    {
        var library = await RealLibrary.ReadAsync();
        var stored = library with { Drafts = [] };

        var preview = DraftImport.Preview(stored, OscalDrafts.Plan(stored, Catalog(OscalFiles.Catalog(library)), Security).Files);

        Assert.All(preview.Rows, row => Assert.Equal((row.Key, DraftImportKind.Same), (row.Key, row.Kind)));
    }

    [Fact]
    public async Task Plan_CybersecurityFramework_AccountsForEveryControlAndKnowsThemAgain()
    {
        var stored = await RealLibrary.ReadAsync();
        var catalog = Catalog(OscalFiles.Read("NIST_CSF_v2.0_catalog.xml"));

        var plan = OscalDrafts.Plan(stored, catalog, Security);
        var preview = DraftImport.Preview(stored, plan.Files);

        Assert.Equal(219, plan.Controls.Count);
        Assert.Equal(catalog.Controls.Select(c => c.Id), plan.Controls.Select(c => c.Id));
        Assert.All(plan.Controls, c => Assert.True(c.Path is null != c.Skipped is null));
        Assert.All(plan.Controls.Where(c => c.Skipped is not null), c => Assert.Contains("ingen egen kravtext", c.Skipped, StringComparison.Ordinal));
        Assert.Equal(plan.Controls.Count(c => c.Path is not null), preview.Rows.Count(r => r.Kind == DraftImportKind.New));
        var mission = preview.Rows.Single(r => r.Offered!.Title == "GV.OC-01").Offered!;
        Assert.Equal("The organizational mission is understood and informs cybersecurity risk management", mission.Text);
        Assert.Contains("Kommer från NIST Cybersecurity Framework 2.0 1.0.0, kontroll GV.OC-01: ", mission.Guidance, StringComparison.Ordinal);
        Assert.Contains("Share the organization's mission", mission.Guidance, StringComparison.Ordinal);

        // The second time, everything is there.
        var after = stored with
        {
            Requirements = [.. stored.Requirements, .. preview.Rows.Select(r => r.Requirement!)],
            Drafts = [.. preview.Rows.Select(r => new Draft { Key = r.Key, Content = r.Offered })],
        };
        var again = DraftImport.Preview(after, OscalDrafts.Plan(after, catalog, Security).Files);
        Assert.Equal(preview.Rows.Select(r => (r.Key, DraftImportKind.Same)), again.Rows.Select(r => (r.Key, r.Kind)));
    }

    [Fact]
    public async Task Plan_BasicCatalogOfNist_AccountsForEveryControl()
    {
        const string name = "nist-basic-catalog.json";
        var stored = await RealLibrary.ReadAsync();

        var plan = OscalDrafts.Plan(stored, Catalog(OscalFiles.Read(name)), Security);
        var rows = DraftImport.Preview(stored, plan.Files).Rows;

        Assert.Equal(["s1.1.1", "s1.1.2", "s2.1.1", "s2.1.2"], OscalFiles.ControlIds(name));
        Assert.Equal(OscalFiles.ControlIds(name), plan.Controls.Select(c => c.Id));
        Assert.All(plan.Controls, c => Assert.Null(c.Skipped));
        Assert.Equal(plan.Controls.Select(c => (c.Key!, DraftImportKind.New)), rows.Select(r => (r.Key, r.Kind)));
        Assert.Equal(plan.Controls.Select(c => $"Kontroll {c.Id}"), rows.Select(r => r.Offered!.Title));
        Assert.Equal(
            "Text i s1.1.1_stm.\n\nStycke 2 i s1.1.1_stm med {{s1-1-1-prm1}}.\n\nStycke 3 i s1.1.1_stm med [länk](#s1.2).", rows[0].Offered!.Text);
        Assert.All(rows, r => Assert.Contains("Kommer från Katalog", r.Offered!.Guidance, StringComparison.Ordinal));
        Assert.Contains("Punkt 11 i s2.1.1_gdn.4", rows[2].Offered!.Guidance, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_CatalogWithEverythingOthersMayHave_MakesDraftsOrSaysWhyNot()
    {
        var plan = OscalDrafts.Plan(new(), Catalog(OscalFiles.Read("katalog.json")), Security);
        var rows = DraftImport.Preview(new(), plan.Files).Rows.ToDictionary(r => r.Key);

        Assert.Equal(
            ["s1.1.1 SAK-001", "s1.1.1.1 SAK-002", "s1.1.2 -", "s2.1 -", "s2.1.1 -"], plan.Controls.Select(c => $"{c.Id} {c.Key ?? "-"}"));
        Assert.Equal("kontrollen är upphävd i katalogen. Den har gått upp i s1.1.1.", plan.Controls[2].Skipped);
        Assert.Equal("kontrollen har ingen egen kravtext; kontrollerna i den läses in var för sig.", plan.Controls[3].Skipped);
        Assert.Equal("kontrollen har ingen kravtext (statement).", plan.Controls[4].Skipped);
        var roles = rows["SAK-001"].Offered!;
        Assert.Equal("1.1.1 Roller och ansvar", roles.Title);
        Assert.Equal(
            "Ansvaret är fördelat.\n\nVärdet är {{s1-1-1-prm1}} och ses över {{s1-1-1-prm-3}}.\n\nEn rubrik\n\n- a. en sak;\n- b. en annan.", roles.Text);
        Assert.Equal(
            ["s1-1-1-prm1 Text ett val", "s1-1-1-prm-3 Choice dagligen"], roles.Parameters.Select(p => $"{p.Name} {p.Type} {p.Default}"));
        Assert.Equal("ett val Ett eller flera av: låsa efter [en tid]; låsa när någon går.", roles.Parameters[0].Explanation);
        Assert.Contains("- Ett råd om [en tid].", roles.Guidance, StringComparison.Ordinal);
        Assert.Equal("Ansvaret är skrivet ned med [s9-okand].", rows["SAK-002"].Offered!.Text);
    }

    [Fact]
    public async Task Plan_OurCatalogEditedByHand_SaysThatTheFingerprintIsAnother()
    {
        var library = await RealLibrary.ReadAsync();
        var version = library.Versions.Last(v => v.Key == "LEV-003");
        var edited = Encoding.UTF8.GetString(OscalFiles.Catalog(library)).Replace(version.Content.Proof[..20], "Något annat", StringComparison.Ordinal);

        var plan = OscalDrafts.Plan(OscalFiles.Emptied(library), Catalog(Encoding.UTF8.GetBytes(edited)), Security);

        Assert.Contains("fingeravtrycket är ett annat", plan.Controls.Single(c => c.Id == "LEV-003").Remark, StringComparison.Ordinal);
    }

    private static OscalCatalog Catalog(byte[] content)
    {
        var reading = OscalReader.Read(content);
        Assert.Empty(reading.Findings);
        return reading.Catalog!;
    }
}
