namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses where requirements are written.</summary>
public static partial class Links
{
    public const string NewRequirement = Curation + "/krav/nytt";
    public const string Preview = Curation + "/forhandsgranska";

    public static string StartDraft(string key) => $"{Curation}/krav/{Uri.EscapeDataString(key)}/utkast";

    public static string Facts(string key) => $"{Curation}/krav/{Uri.EscapeDataString(key)}/uppgifter";

    public static string UnsavedDraft(string key) => $"{Draft(key)}/osparat";

    public static string DiscardUnsaved(string key) => $"{UnsavedDraft(key)}/kasta";
}
