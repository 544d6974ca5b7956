using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Validation;

/// <summary>Rules on a requirement as a thing: its key, its files, its life.</summary>
internal static class RequirementRules
{
    private static readonly Rule BadKey = new("K301", "Mappen {0} är ingen nyckel.",
        "En nyckel är INF, ARK, SAK, DAT, TIL, OPK, GEM eller LEV, bindestreck och tre siffror, till exempel TIL-012.");

    private static readonly Rule KeyTwice = new("K302",
        "Nyckeln {0} finns redan i {1}. En nyckel återanvänds aldrig.",
        "Ge kravet en ny nyckel.");

    private static readonly Rule NoRequirementFile = new("K303",
        "krav.yaml saknas för {0}.",
        "Lägg till krav.yaml. En mapp tas aldrig bort, inte heller när kravet är upphävt.");

    private static readonly Rule Gap = new("K304",
        "Version {0} saknas: numren går från 1 utan luckor.",
        "Lägg tillbaka versionen, eller rätta numret på den nya.");

    private static readonly Rule StatusNeedsVersion = new("K305",
        "Status är {0} men ingen version är publicerad.",
        "Lägg till 1.md, eller sätt status utkast, granskning eller remiss.");

    private static readonly Rule StatusForbidsVersion = new("K306", "Status är {0} men kravet har publicerade versioner.",
        "Sätt status publicerad, utgående eller upphävd. Nästa version skrivs i utkast.md.");

    private static readonly Rule NoDraft = new("K307", "Status är {0} men utkast.md saknas.", "Lägg till utkast.md.");

    private static readonly Rule NoLastDay = new("K308", "Status är {0} men sista-dag saknas.", "Lägg till sista-dag.");

    private static readonly Rule LastDayTooEarly = new("K309", "sista-dag {0} ligger före publiceringen {1}.", "Rätta sista-dag.");

    private static readonly Rule OnlyWhenEnding = new("K310",
        "{0} hör bara till utgående och upphävda krav.",
        "Ta bort {0}, eller ändra status.");

    private static readonly Rule DateBeforePrevious = new("K311", "Version {0} är publicerad {1}, före version {2}.", "Rätta publicerad.");

    private static readonly Rule FirstIsNew = new("K312",
        "Version {0} har ändring {1}. Den första är alltid ny och bara den.",
        "Rätta ändring.");

    public static IEnumerable<Finding> Check(LibraryIndex index) =>
        Folders(index)
            .Concat(index.Library.Requirements.SelectMany(r => Life(r, index)))
            .Concat(index.VersionFiles.SelectMany(f => History(f, index)));

    private static IEnumerable<Finding> Folders(LibraryIndex index)
    {
        var homes = new Dictionary<string, string>(StringComparer.Ordinal);
        var folders = index.Paths.Where(p => p.Area is not null).GroupBy(p => p.Path[..p.Path.LastIndexOf('/')]);
        foreach (var folder in folders)
        {
            var key = folder.First().Id;
            var file = folder.FirstOrDefault(p => p.Kind == LibraryFileKind.Requirement)?.Path;
            if (!LibraryPath.IsKey(key) || Areas.All.All(a => !key.StartsWith(a.Prefix + "-", StringComparison.Ordinal)))
                yield return BadKey.At(file ?? folder.First().Path, 0, key);
            if (file is null)
                yield return NoRequirementFile.At(folder.Key + "/krav.yaml", 0, key);
            if (!homes.TryAdd(key, folder.Key))
                yield return index.At(KeyTwice, file ?? folder.First().Path, "nyckel", key, homes[key]);
        }
    }

    private static IEnumerable<Finding> Life(Requirement requirement, LibraryIndex index)
    {
        var path = LibraryPath.OfRequirement(requirement.Area, requirement.Key);
        var status = Words.Statuses.Code(requirement.Status);
        var isPublished = index.Knows(LibraryFileKind.Version, requirement.Key);
        var isEnding = requirement.Status is RequirementStatus.Retiring or RequirementStatus.Withdrawn;
        var needsVersion = isEnding || requirement.Status == RequirementStatus.Published;
        if (needsVersion && !isPublished)
            yield return index.At(StatusNeedsVersion, path, "status", status);
        if (!needsVersion && isPublished)
            yield return index.At(StatusForbidsVersion, path, "status", status);
        if (!needsVersion && !index.Knows(LibraryFileKind.Draft, requirement.Key))
            yield return index.At(NoDraft, path, "status", status);
        if (isEnding && requirement.LastDay is null)
            yield return index.At(NoLastDay, path, "status", status);
        if (!isEnding && requirement.LastDay is not null)
            yield return index.At(OnlyWhenEnding, path, "sista-dag", "sista-dag");
        if (!isEnding && requirement.ReplacedBy.Count > 0)
            yield return index.At(OnlyWhenEnding, path, "ersatt-av", "ersatt-av");
        if (index.Versions[requirement.Key].LastOrDefault() is { } latest && requirement.LastDay < latest.Published)
            yield return index.At(LastDayTooEarly, path, "sista-dag", Iso(requirement.LastDay.Value), Iso(latest.Published));
    }

    private static IEnumerable<Finding> History(IGrouping<string, LibraryPath> files, LibraryIndex index)
    {
        var paths = files.DistinctBy(p => p.Number).ToDictionary(p => p.Number, p => p.Path);
        foreach (var number in Enumerable.Range(1, paths.Keys.Max()).Where(n => !paths.ContainsKey(n) && paths.ContainsKey(n + 1)))
            yield return Gap.At(paths[number + 1], 0, number);
        RequirementVersion? previous = null;
        foreach (var version in index.Versions[files.Key].OrderBy(v => v.Number))
        {
            var path = paths[version.Number];
            if (previous is not null && version.Published < previous.Published)
                yield return index.At(DateBeforePrevious, path, "publicerad", version.Number, Iso(version.Published), previous.Number);
            if ((version.Number == 1) != (version.ChangeKind == ChangeKind.New))
                yield return index.At(FirstIsNew, path, "ändring", version.Number, Words.Changes.Code(version.ChangeKind));
            previous = version;
        }
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
