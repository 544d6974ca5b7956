using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on releases: what they name may not have been changed or removed since.</summary>
internal static class ReleaseRules
{
    private static readonly Rule Changed = new("K701",
        "Version {0} av {1} är ändrad efter utgåvan {2}. En publicerad version ändras aldrig.",
        "Återställ filen. Ändringen blir en ny version: skriv den i utkast.md.");

    private static readonly Rule Removed = new("K702",
        "{0} ingår i utgåvan men finns inte längre.",
        "Lägg tillbaka filen. Krav och publicerade versioner tas aldrig bort.");

    private static readonly Rule BadPath = new("K703", "{0} är ingen fil som kan ingå i en utgåva.", "Gör utgåvan med krav release.");

    private static readonly Rule WrongOrder = new("K704",
        "{0} står två gånger eller i fel ordning.",
        "Filerna står i bytevis ordning. Gör utgåvan med krav release.");

    private static readonly Rule BadHash = new("K705",
        "{0} är ingen kontrollsumma.",
        "En kontrollsumma är 64 siffror och gemener a–f. Gör utgåvan med krav release.");

    private static readonly Rule WrongFingerprint = new("K706",
        "Fingeravtrycket stämmer inte med {0}.",
        "Gör utgåvan med krav release. En utgåva skrivs aldrig för hand.");

    private static readonly Rule Lost = new("K707",
        "{0} är ändrad eller borttagen efter utgåvan, och det som stod där då är inte sparat.",
        "Lägg det gamla innehållet i utgavor/filer/{1}. README.md visar hur det hämtas ur git.");

    private static readonly Rule Unneeded = new("K708",
        "Innehållet behövs inte: ingen utgåva räknar upp det, eller så har en annan fil det.",
        "Ta bort filen.");

    /// <summary>True for the rules on what is kept beside the releases, which say nothing of the library itself.</summary>
    public static bool IsAboutKeeping(string code) => code == Lost.Code || code == Unneeded.Code;

    public static IEnumerable<Finding> Check(LibraryIndex index)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        var files = index.Library.Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        return index.Library.Releases.SelectMany(r => Release(r, files, index)).Where(f => f.Code != Changed.Code || reported.Add(f.Path))
            .Concat(Keep(index));
    }

    // Published versions are left to the rules above: they are never changed or removed, and then nothing has to be kept of them.
    private static IEnumerable<Finding> Keep(LibraryIndex index)
    {
        var kept = index.Paths.Where(p => p.Kind == LibraryFileKind.Kept).ToDictionary(p => p.Path, StringComparer.Ordinal);
        var lacking = ReleaseKeep.Lacking(index.Library.Releases, index.Library.Files.Where(f => !kept.ContainsKey(f.Path)));
        var unneeded = kept.Values.Where(p => !lacking.Contains(p.Id)).Select(p => Unneeded.At(p.Path, 0));
        var lost =
            from release in index.Library.Releases
            from file in release.Files.Select((f, i) => (f.Path, f.Sha256, At: $"filer[{i}].sha256"))
            where lacking.Contains(file.Sha256) && LibraryPath.IsHash(file.Sha256) && MayBeLost(file.Path, index)
                && !kept.ContainsKey(LibraryPath.OfKept(file.Sha256))
            select index.At(Lost, LibraryPath.OfRegister(LibraryFileKind.Release, release.Name), file.At, file.Path, file.Sha256);
        return unneeded.Concat(lost);
    }

    private static bool MayBeLost(string path, LibraryIndex index) => LibraryPath.Parse(path) switch
    {
        null or { Kind: LibraryFileKind.Version or LibraryFileKind.Release or LibraryFileKind.Kept } => false,
        { Kind: LibraryFileKind.Requirement } requirement => index.Knows(requirement.Kind, requirement.Id),
        _ => true,
    };

    private static IEnumerable<Finding> Release(Release release, Dictionary<string, LibraryFile> files, LibraryIndex index)
    {
        var releasePath = LibraryPath.OfRegister(LibraryFileKind.Release, release.Name);
        var previous = "";
        foreach (var (file, i) in release.Files.Select((f, i) => (f, i)))
        {
            var at = $"filer[{i}]";
            if (LibraryPath.Parse(file.Path) is not { Kind: not (LibraryFileKind.Release or LibraryFileKind.Kept) } path)
            {
                yield return index.At(BadPath, releasePath, at + ".sökväg", file.Path);
                continue;
            }

            if (string.CompareOrdinal(previous, file.Path) >= 0)
                yield return index.At(WrongOrder, releasePath, at + ".sökväg", file.Path);
            previous = file.Path;
            if (!LibraryPath.IsHash(file.Sha256))
                yield return index.At(BadHash, releasePath, at + ".sha256", file.Sha256);
            foreach (var finding in Kept(release, file, path, at, files, index))
                yield return finding;
        }
    }

    // Only what is permanent is held to the release: a register entry or the state of a requirement may change until the next one.
    private static IEnumerable<Finding> Kept(
        Release release, ReleaseFile file, LibraryPath path, string at, Dictionary<string, LibraryFile> files, LibraryIndex index)
    {
        var releasePath = LibraryPath.OfRegister(LibraryFileKind.Release, release.Name);
        var isVersion = path.Kind == LibraryFileKind.Version;
        if (!isVersion && path.Kind != LibraryFileKind.Requirement)
            yield break;
        // A requirement may have moved to another area since.
        var now = files.ContainsKey(file.Path) ? file.Path
            : index.Paths.FirstOrDefault(p => p.Kind == path.Kind && p.Id == path.Id && p.Number == path.Number)?.Path;
        if (now is null)
            yield return index.At(Removed, releasePath, at + ".sökväg", file.Path);
        else if (isVersion && ReleaseCut.HashOf(files[now]) != file.Sha256)
            yield return Changed.At(now, 0, path.Number, path.Id, release.Name);
        else if (isVersion && index.Versions[path.Id].Any(v => v.Number == path.Number && v.Fingerprint != file.Fingerprint))
            yield return index.At(WrongFingerprint, releasePath, at + ".fingeravtryck", file.Path);
    }
}
