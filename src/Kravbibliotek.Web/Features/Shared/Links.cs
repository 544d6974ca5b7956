using System.Globalization;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Web.Features.Shared;

/// <summary>Every address of the site, in one place. They are cited in tenders and never change.</summary>
public static class Links
{
    public const string Requirements = "/krav";
    public const string Profiles = "/profiler";
    public const string Standards = "/standarder";
    public const string Releases = "/utgavor";
    public const string About = "/om";
    public const string Accessibility = "/tillganglighet";

    public static string Area(AreaInfo area) => $"{Requirements}?omrade={area.Folder}";

    public static string Requirement(string key) => $"{Requirements}/{Uri.EscapeDataString(key)}";

    public static string Version(string key, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Requirement(key)}/v/{number}");

    public static string Compare(string key, int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"{Requirement(key)}/jamfor?fran={from}&till={to}");

    public static string Profile(string id) => $"{Profiles}/{Uri.EscapeDataString(id)}";

    public static string Annex(string id) => $"{Profile(id)}/kravbilaga";

    public static string Standard(string id) => $"{Standards}/{Uri.EscapeDataString(id)}";

    public static string Release(string name) => $"{Releases}/{Uri.EscapeDataString(name)}";
}
