namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of drafts on their way to publication.</summary>
public static partial class Links
{
    public const string Drafts = Curation + "/utkast";
    public const string Publish = Curation + "/publicera";
    public const string ConfirmPublish = Publish + "/bekrafta";
    public const string Published = Publish + "/klart";

    public static string Draft(string key) => $"{Drafts}/{Uri.EscapeDataString(key)}";

    public static string EditDraft(string key) => $"{Draft(key)}/redigera";

    public static string CompareDraft(string key) => $"{Draft(key)}/jamfor";

    public static string SendDraft(string key) => $"{Draft(key)}/skicka";

    public static string ReviewDraft(string key) => $"{Draft(key)}/granska";

    public static string ConsultDraft(string key) => $"{Draft(key)}/remiss";

    public static string CloseConsultation(string key) => $"{ConsultDraft(key)}/avsluta";

    public static string RebaseDraft(string key) => $"{Draft(key)}/ny-grund";

    public static string DiscardDraft(string key) => $"{Draft(key)}/ge-upp";

    /// <summary>Everything that has happened to a requirement and its draft.</summary>
    public static string ChangesOf(string key) => $"{Changes}?vad={Uri.EscapeDataString(key)}";

    public static string PublishedVersions(IEnumerable<string> ids) =>
        $"{Published}?{string.Join('&', ids.Select(id => $"version={Uri.EscapeDataString(id)}"))}";

    public static string CancelPlan(string key) => $"{Publish}/{Uri.EscapeDataString(key)}/avboka";

    public static string Retire(string key) => $"{Curation}/krav/{Uri.EscapeDataString(key)}/avsluta";

    public static string Restore(string key) => $"{Retire(key)}/angra";

    public static string Withdraw(string key) => $"{Curation}/krav/{Uri.EscapeDataString(key)}/upphav";
}
