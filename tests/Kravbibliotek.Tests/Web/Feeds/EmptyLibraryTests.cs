using System.Xml.Linq;
using Microsoft.AspNetCore.Hosting;

namespace Kravbibliotek.Tests.Web.Feeds;

/// <summary>What data portals are told of a library in which nothing has been published yet.</summary>
public sealed class EmptyLibraryTests(EmptyLibraryFixture web) : IClassFixture<EmptyLibraryFixture>
{
    [Fact]
    public async Task Dcat_NothingPublished_SaysNoDayAndStillEverythingMandatory()
    {
        var nodes = XDocument.Parse(await web.Client().GetStringAsync("/dcat.rdf")).Root!.Elements().ToList();
        var turtle = await web.Client().GetStringAsync("/dcat.ttl");

        Assert.Equal(["Catalog", "Dataset"], nodes.Select(n => n.Name.LocalName).Where(n => n is "Catalog" or "Dataset"));
        Assert.All(nodes, n => Assert.Empty(DescriptionTests.Mandatory[n.Name.LocalName].Except(n.Elements().Select(e => e.Name.LocalName))));
        Assert.DoesNotContain(nodes.Elements(), e => e.Name.LocalName is "issued" or "modified");
        Assert.DoesNotContain("dcterms:issued", turtle, StringComparison.Ordinal);
        Assert.DoesNotContain("dcterms:modified", turtle, StringComparison.Ordinal);
    }
}

/// <summary>The application on a folder that holds no requirement.</summary>
public sealed class EmptyLibraryFixture : WebFixture
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("krav-tomt-");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        // Both the host and the test runner put it away.
        if (Directory.Exists(_folder.FullName))
            _folder.Delete();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Kravbibliotek:Requirements", _folder.FullName);
    }
}
