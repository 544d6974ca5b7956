using System.Globalization;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Web.Features.Shared;

/// <summary>Every address of the site, in one place. They are cited in tenders and never change.</summary>
public static partial class Links
{
    public const string Requirements = "/krav";
    public const string Profiles = "/profiler";
    public const string Standards = "/standarder";
    public const string Laws = "/lagar";
    public const string Terms = "/begrepp";
    public const string Releases = "/utgavor";
    public const string About = "/om";
    public const string Checker = About + "/kravgranskaren";
    public const string Accessibility = "/tillganglighet";

    public const string SignIn = "/logga-in";
    public const string SignInCode = SignIn + "/kod";
    public const string SignInRecovery = SignIn + "/aterstallningskod";
    public const string SignOut = "/logga-ut";
    public const string Invited = "/inbjudan";
    public const string Mine = "/konto";
    public const string Password = Mine + "/losenord";
    public const string TwoFactor = Mine + "/tvafaktor";
    public const string RecoveryCodes = Mine + "/aterstallningskoder";
    public const string Accounts = "/administration/konton";
    public const string InviteAccount = Accounts + "/bjud-in";

    /// <summary>A rule of the requirement checker.</summary>
    public static string CheckerRule(string code) => $"{Checker}#{code}";

    public static string Account(string id) => $"{Accounts}/{Uri.EscapeDataString(id)}";

    /// <summary>An address from which one comes back to another.</summary>
    public static string WithReturn(string address, string? back) =>
        string.IsNullOrEmpty(back) ? address : $"{address}?tillbaka={Uri.EscapeDataString(back)}";

    public static string Area(AreaInfo area) => $"{Requirements}?omrade={area.Folder}";

    public static string Requirement(string key) => $"{Requirements}/{Uri.EscapeDataString(key)}";

    public static string Version(string key, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Requirement(key)}/v/{number}");

    public static string Compare(string key, int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"{Requirement(key)}/jamfor?fran={from}&till={to}");

    public static string Profile(string id) => $"{Profiles}/{Uri.EscapeDataString(id)}";

    public static string Annex(string id) => $"{Profile(id)}/kravbilaga";

    public static string Standard(string id) => $"{Standards}/{Uri.EscapeDataString(id)}";

    public static string Law(string id) => $"{Laws}/{Uri.EscapeDataString(id)}";

    public static string Term(string id) => $"{Terms}#{Uri.EscapeDataString(id)}";

    public static string CompareReleases(string from, string to) =>
        $"{Releases}/jamfor?fran={Uri.EscapeDataString(from)}&till={Uri.EscapeDataString(to)}";

    public static string Release(string name) => $"{Releases}/{Uri.EscapeDataString(name)}";
}
