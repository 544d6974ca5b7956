using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Json;

/// <summary>The library as a whole as JSON, and its releases.</summary>
public static class LibraryShapes
{
    /// <summary>The number that stands first in the export; a new one when a member is removed or changes meaning.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The licence of all that is given out, as SPDX names it.</summary>
    public const string Licence = "CC0-1.0";

    private static readonly JsonShape<ReleaseFile> Files = new("utgavefil", "En fil i en utgåva.", m => m
        .Text("path", "Filens plats i biblioteket.", f => f.Path, "leverans/LEV-003/2.md")
        .Pattern("sha256", "SHA-256 över filens innehåll.", JsonPatterns.Hash, f => f.Sha256,
            "b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78")
        .OptionalHash("fingerprint", "Fingeravtryck när filen är en version av ett krav.", f => f.Fingerprint,
            "6f1ed002ab5595859014ebf0951522d9c2ea5b3ac6a4a3c4a0b0c1f4a8c5e7d1"));

    private static readonly JsonShape<CoverageRow> CoverageRows = new("tackningsrad", "Ett avsnitt och kraven som bär det.", m => m
        .Text("clause", "Avsnittets nummer.", r => r.Clause, "5.30")
        .Texts("keys", "Nycklar till kraven.", r => r.Keys, "SAK-001")
        .OptionalText("note", "Varför inget krav bär det.", r => r.Note, null));

    /// <summary>What a release is, without the list of its files.</summary>
    public static JsonShape<Release> ReleaseFacts { get; } = new("utgavefakta", "En utgåva av hela biblioteket, utan fillistan.", m => m
        .Pattern("name", "Namnet: år och löpnummer.", JsonPatterns.Release, r => r.Name, "2026.1")
        .Day("date", "Dagen då utgåvan gjordes.", r => r.Date, "2026-09-15")
        .Text("note", "Vad den innehåller.", r => r.Note, "Den första utgåvan."));

    /// <summary>A release with every file in it, by hash.</summary>
    public static JsonShape<Release> Release { get; } = new("utgaveuppgifter", "En utgåva av hela biblioteket, med varje fil i den.", m => m
        .With(ReleaseFacts, r => r)
        .List("files", "Filerna, ordnade efter plats.", Files, r => r.Files));

    private static readonly JsonShape<Coverage> Coverages = new("tackning", "Vilka krav som bär vilka avsnitt i standarden som området svarar mot.", m => m
        .AreaFolder("area", "Området.", c => c.Id)
        .OptionalText("standard", "Standardens id.", c => Coverage.StandardOf(c.Id)?.Standard, "ISO-IEC-27002")
        .OptionalText("edition", "Utgåvan.", c => Coverage.StandardOf(c.Id)?.Edition, "2022")
        .List("rows", "Avsnitten i standardens egen ordning.", CoverageRows, c => c.Rows));

    /// <summary>Everything published, all versions and registers.</summary>
    public static JsonShape<Library> Export { get; } = new("bibliotek", "Allt publicerat, med alla versioner och register.", m => m
        .Count("schema", "Formatets nummer. Det höjs när något tas bort eller byter betydelse.", SchemaVersion, _ => SchemaVersion, SchemaVersion)
        .Constant("licence", "Licensen som texterna är fria enligt.", Licence)
        .List("requirements", "Kraven, efter nyckel.", RequirementShapes.WithVersions, l => l.Published())
        .List("standards", "Standarderna, efter id.", RegisterShapes.Standard, l => Ordered(l.Standards, s => s.Id))
        .List("laws", "Lagarna, efter id.", RegisterShapes.Law, l => Ordered(l.Laws, w => w.Id))
        .List("terms", "Begreppen, efter id.", RegisterShapes.Term, l => Ordered(l.Terms, t => t.Id))
        .List("profiles", "Kravprofilerna, efter id.", RegisterShapes.Profile, l => Ordered(l.Profiles, p => p.Id))
        .List("questions", "Frågorna i guiden, i ordning.", RegisterShapes.Question,
            l => l.Questions.OrderBy(q => q.Order).ThenBy(q => q.Id, StringComparer.Ordinal))
        .List("coverages", "Täckningen av standarder, efter område.", Coverages, l => Ordered(l.Coverages, c => c.Id))
        .List("releases", "Utgåvorna, efter namn.", Release, l => Ordered(l.Releases, r => r.Name)));

    private static IOrderedEnumerable<T> Ordered<T>(IEnumerable<T> items, Func<T, string> idOf) => items.OrderBy(idOf, StringComparer.Ordinal);
}
