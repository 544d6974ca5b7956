using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Import;

/// <summary>Says why something published cannot be imported otherwise.</summary>
internal static class Refusals
{
    private const string VersionCode = "I001";
    private const string OutsideFingerprintCode = "I002";
    private const string ReleaseCode = "I003";

    /// <summary>A number that exists with other content.</summary>
    public static Refusal Version(RequirementVersion stored, RequirementVersion offered)
    {
        var folder = Areas.All.FirstOrDefault(a => offered.Key.StartsWith(a.Prefix, StringComparison.Ordinal))?.Folder ?? "";
        var path = FormattableString.Invariant($"{folder}/{offered.Key}/{offered.Number}.md");
        var finding = stored.Fingerprint != offered.Fingerprint
            ? new Finding(
                VersionCode, Severity.Error, path, 0,
                $"{offered.Key} version {offered.Number} är redan publicerad med ett annat fingeravtryck och ändras aldrig.",
                "Återställ filen och skriv ändringen som nästa version.")
            : new Finding(
                OutsideFingerprintCode, Severity.Error, path, 0,
                $"{offered.Key} version {offered.Number} är redan publicerad. Fingeravtrycket är detsamma, men annan text skiljer.",
                "Återställ filen och skriv ändringen som nästa version, med ändring: redaktionell.");
        return new(finding, stored, offered);
    }

    /// <summary>A release that exists with other content.</summary>
    public static Refusal Release(Release offered) => new(new Finding(
        ReleaseCode, Severity.Error, $"utgavor/{offered.Name}.yaml", 0,
        $"Utgåvan {offered.Name} finns redan med ett annat innehåll och ändras aldrig.",
        "Återställ filen och gör en ny utgåva i stället."));
}
