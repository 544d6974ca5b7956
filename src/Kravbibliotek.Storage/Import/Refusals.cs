using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Import;

/// <summary>Says why something published cannot be imported otherwise.</summary>
internal static class Refusals
{
    private const string VersionCode = "I001";
    private const string OutsideFingerprintCode = "I002";
    private const string ReleaseCode = "I003";

    /// <summary>A number that exists with other content.</summary>
    public static Refusal Version(RequirementVersion stored, RequirementVersion offered, Area area)
    {
        var what = $"{offered.Key} version {offered.Number} är redan publicerad och ändras aldrig.";
        var finding = stored.Fingerprint != offered.Fingerprint
            ? new Finding(
                VersionCode, Severity.Error, PathOf(offered, area), 0,
                $"{what} Filen har ett annat fingeravtryck: det som krävs skiljer sig.",
                "Återställ filen och skriv ändringen som nästa version.")
            : new Finding(
                OutsideFingerprintCode, Severity.Error, PathOf(offered, area), 0,
                $"{what} Fingeravtrycket är detsamma, men {Differing(stored, offered)} skiljer sig.",
                "Återställ filen och skriv ändringen som nästa version, med ändring: redaktionell.");
        return new(finding, stored, offered);
    }

    private static string PathOf(RequirementVersion version, Area area) => LibraryPath.OfVersion(area, version.Key, version.Number);

    private static string Differing(RequirementVersion stored, RequirementVersion offered)
    {
        var differing = new List<string>();
        if (stored.Published != offered.Published)
            differing.Add("publicerad");
        if (stored.ChangeKind != offered.ChangeKind)
            differing.Add("ändring");
        if (stored.ChangeNote != offered.ChangeNote)
            differing.Add("ändringsnot");
        if (!DocumentJson.Same(stored.Content, offered.Content))
            differing.Add("text utanför fingeravtrycket");
        return string.Join(" och ", differing);
    }

    /// <summary>A release that exists with other content.</summary>
    public static Refusal Release(Release offered) => new(new Finding(
        ReleaseCode, Severity.Error, $"utgavor/{offered.Name}.yaml", 0,
        $"Utgåvan {offered.Name} finns redan med ett annat innehåll och ändras aldrig.",
        "Återställ filen och gör en ny utgåva i stället."));
}
