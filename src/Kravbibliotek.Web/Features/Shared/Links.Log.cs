namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of the change log and of notices.</summary>
public static partial class Links
{
    public const string Changes = Curation + "/handelser";

    public const string ChangesCsv = "/kuratering/handelser.csv";
    public const string ChangesJson = "/kuratering/handelser.jsonl";
    public const string PersonalData = "/personuppgifter";

    public static string Change(string id) => $"{Changes}/{Uri.EscapeDataString(id)}";

    /// <summary>Where a draft is on its way.</summary>
    public static string DraftPage(string key) => $"{Curation}/utkast/{Uri.EscapeDataString(key)}";
}
