using System.Globalization;
using System.Text.RegularExpressions;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary>What a file of the library holds, as its path says.</summary>
public enum LibraryFileKind
{
    /// <summary><c>krav.yaml</c>.</summary>
    Requirement,

    /// <summary><c>1.md</c>, <c>2.md</c> …</summary>
    Version,

    /// <summary><c>utkast.md</c>.</summary>
    Draft,

    /// <summary>A standard.</summary>
    Standard,

    /// <summary>The clauses of one edition of a standard.</summary>
    ClauseList,

    /// <summary>A law.</summary>
    Law,

    /// <summary>A glossary term.</summary>
    Term,

    /// <summary>A profile.</summary>
    Profile,

    /// <summary>A question.</summary>
    Question,

    /// <summary>A release.</summary>
    Release,

    /// <summary>A content that a release lists and no other file holds any more.</summary>
    Kept,

    /// <summary><c>tackning.csv</c>: which requirements of an area carry which clauses.</summary>
    Coverage,
}

/// <summary>A path of the library, taken apart.</summary>
/// <param name="Path">The path under <c>requirements/</c>.</param>
/// <param name="Kind">What the file holds.</param>
/// <param name="Id">Key, id or name that the path says.</param>
public sealed partial record LibraryPath(string Path, LibraryFileKind Kind, string Id)
{
    /// <summary>The area whose folder it lies in, for the files of a requirement.</summary>
    public Area? Area { get; private init; }

    /// <summary>The number of a published version, otherwise 0.</summary>
    public int Number { get; private init; }

    private const string KeptFolder = "utgavor/filer/";

    private static readonly (string Folder, LibraryFileKind Kind)[] Registers =
    [
        ("standarder", LibraryFileKind.Standard), ("lagar", LibraryFileKind.Law), ("begrepp", LibraryFileKind.Term),
        ("profiler", LibraryFileKind.Profile), ("fragor", LibraryFileKind.Question), ("utgavor", LibraryFileKind.Release),
    ];

    /// <summary>True for the files at the top that are about the library and not in it.</summary>
    public static bool IsOutsideLibrary(string path) => path is "README.md" or "LICENSE";

    /// <summary>Takes a path apart; null when no file of the library can have it.</summary>
    public static LibraryPath? Parse(string path)
    {
        var parts = path.Split('/');
        return parts.Length switch
        {
            3 when path.StartsWith(KeptFolder, StringComparison.Ordinal) =>
                IsHash(parts[2]) ? new(path, LibraryFileKind.Kept, parts[2]) : null,
            3 => ParseRequirement(path, parts),
            2 when parts[1] == CoverageFile.Name => ParseCoverage(path, parts[0]),
            2 => ParseRegister(path, parts),
            _ => null,
        };
    }

    /// <summary>The path of <c>krav.yaml</c>.</summary>
    public static string OfRequirement(Area area, string key) => $"{Areas.Of(area).Folder}/{key}/krav.yaml";

    /// <summary>The path of the draft.</summary>
    public static string OfDraft(Area area, string key) => $"{Areas.Of(area).Folder}/{key}/utkast.md";

    /// <summary>The path of a published version.</summary>
    public static string OfVersion(Area area, string key, int number) =>
        FormattableString.Invariant($"{Areas.Of(area).Folder}/{key}/{number}.md");

    /// <summary>The path of the coverage of an area, by its folder.</summary>
    public static string OfCoverage(string area) => $"{area}/{CoverageFile.Name}";

    /// <summary>The path of a register file.</summary>
    public static string OfRegister(LibraryFileKind kind, string id) => $"{Registers.First(r => r.Kind == kind).Folder}/{id}.yaml";

    /// <summary>The path of the clauses of an edition; what a file name cannot hold becomes a hyphen.</summary>
    public static string OfClauses(string standard, string edition) =>
        $"standarder/{standard}.{NotInFileName().Replace(edition, "-")}.avsnitt.csv";

    /// <summary>The path of a content that is kept for the releases that list it.</summary>
    public static string OfKept(string sha256) => KeptFolder + sha256;

    /// <summary>True when the text has the form of a key, for instance <c>TIL-012</c>.</summary>
    public static bool IsKey(string? text) => text is not null && KeyPattern().IsMatch(text);

    /// <summary>True when the text can be the id of a register entry: ASCII letters, digits and hyphens.</summary>
    public static bool IsId(string? text) => text is not null && IdPattern().IsMatch(text);

    /// <summary>True when the text can name a release, for instance <c>2026.1</c>.</summary>
    public static bool IsReleaseName(string? text) => text is not null && ReleasePattern().IsMatch(text);

    /// <summary>True when the text has the form of a SHA-256, in lower case hexadecimal.</summary>
    public static bool IsHash(string? text) => text is not null && HashPattern().IsMatch(text);

    private static LibraryPath? ParseRequirement(string path, string[] parts)
    {
        if (Areas.ByFolder(parts[0]) is not { } area || !IdPattern().IsMatch(parts[1]))
            return null;
        if (parts[2] == "krav.yaml")
            return new(path, LibraryFileKind.Requirement, parts[1]) { Area = area.Area };
        if (parts[2] == "utkast.md")
            return new(path, LibraryFileKind.Draft, parts[1]) { Area = area.Area };
        var match = VersionPattern().Match(parts[2]);
        if (!match.Success)
            return null;
        var number = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return new(path, LibraryFileKind.Version, parts[1]) { Area = area.Area, Number = number };
    }

    // It lies in the folder of an area and is no part of a requirement.
    private static LibraryPath? ParseCoverage(string path, string folder) =>
        Areas.ByFolder(folder) is null ? null : new(path, LibraryFileKind.Coverage, folder);

    private static LibraryPath? ParseRegister(string path, string[] parts)
    {
        if (Registers.FirstOrDefault(r => r.Folder == parts[0]) is not { Folder: not null } register)
            return null;
        if (register.Kind == LibraryFileKind.Standard && ClausePattern().Match(parts[1]) is { Success: true } clauses)
            return new(path, LibraryFileKind.ClauseList, clauses.Groups[1].Value);
        if (!parts[1].EndsWith(".yaml", StringComparison.Ordinal))
            return null;
        var id = parts[1][..^".yaml".Length];
        var fits = register.Kind == LibraryFileKind.Release ? ReleasePattern().IsMatch(id) : IdPattern().IsMatch(id);
        return fits ? new(path, register.Kind, id) : null;
    }

    [GeneratedRegex(@"\A[A-Z]{3}-[0-9]{3}\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[0-9]{4}\.[1-9][0-9]{0,2}\z")]
    private static partial Regex ReleasePattern();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex HashPattern();

    [GeneratedRegex(@"\A([1-9][0-9]{0,3})\.md\z")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"\A([A-Za-z0-9-]+)\.[A-Za-z0-9._-]+\.avsnitt\.csv\z")]
    private static partial Regex ClausePattern();

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex NotInFileName();
}
