using Kravbibliotek.Formats.Oscal;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Formats.Oscal;

/// <summary>OSCAL documents for tests.</summary>
internal static class OscalFiles
{
    /// <summary>A document of the test data.</summary>
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TestData", "Oscal", name));

    /// <summary>The library as a catalog.</summary>
    public static byte[] Catalog(Library library)
    {
        using var target = new MemoryStream();
        new OscalExport().Write(library, target);
        return target.ToArray();
    }

    /// <summary>The library without any requirement.</summary>
    public static Library Emptied(Library library) => library with { Requirements = [], Versions = [], Drafts = [], Files = [], Releases = [], Kept = [] };
}
