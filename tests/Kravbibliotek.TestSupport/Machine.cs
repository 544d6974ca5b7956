namespace Kravbibliotek.TestSupport;

/// <summary>Finds the programs that a machine may lack.</summary>
public static class Machine
{
    private static readonly string[] ChromiumNames =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome"];
    private static readonly string[] ChromiumPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly string[] OfficeNames = ["soffice", "libreoffice"];
    private static readonly string[] OfficePlaces =
        ["/Applications/LibreOffice.app/Contents/MacOS/soffice", @"C:\Program Files\LibreOffice\program\soffice.com"];

    /// <summary>A Chromium browser (<c>KRAV_CHROMIUM</c>, PATH or the usual places), or null.</summary>
    public static string? Chromium { get; } = Find("KRAV_CHROMIUM", ChromiumNames, ChromiumPlaces);

    /// <summary>LibreOffice (<c>KRAV_SOFFICE</c>, PATH or the usual places), or null.</summary>
    public static string? LibreOffice { get; } = Find("KRAV_SOFFICE", OfficeNames, OfficePlaces);

    /// <summary>npm (PATH), or null.</summary>
    public static string? Npm { get; } = Find("KRAV_NPM", ["npm"], []);

    internal static string? ChromiumMissing =>
        Chromium is null ? "Chromium saknas på datorn: installera den eller ange den i KRAV_CHROMIUM." : null;

    internal static string? LibreOfficeMissing =>
        LibreOffice is null ? "LibreOffice saknas på datorn: installera det eller ange det i KRAV_SOFFICE." : null;

    // Linux distributions deliver the spreadsheet in a package of its own.
    internal static string? CalcMissing =>
        LibreOfficeMissing ?? (OperatingSystem.IsLinux() && !File.Exists(Path.Combine(ProgramFolder(LibreOffice!), "libsclo.so"))
            ? "LibreOffice Calc saknas på datorn: installera libreoffice-calc."
            : null);

    internal static string? PlainUserImpossible
    {
        get
        {
            if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
                return "Testerna körs inte som root och kan därför inte byta konto.";
            if (Find("KRAV_RUNUSER", ["runuser"], []) is null)
                return "Programmet runuser saknas på datorn.";
            return ClosedAbove(AppContext.BaseDirectory) is { } closed ? $"Mappen {closed} är stängd för andra konton." : null;
        }
    }

    /// <summary>A program by the variable that names it, by PATH, or in one of the usual places.</summary>
    public static string? Find(string variable, IEnumerable<string> names, IEnumerable<string> places)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } told)
            return File.Exists(told) ? told : null;
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.SelectMany(folder => names.Select(name => Path.Combine(folder, name + ending))).Concat(places).FirstOrDefault(File.Exists);
    }

    private static string ProgramFolder(string program) =>
        Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static string? ClosedAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (!at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return at.FullName;
        }

        return null;
    }
}
