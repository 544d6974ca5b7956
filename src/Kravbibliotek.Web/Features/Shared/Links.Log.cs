namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of the change log and of notices.</summary>
public static partial class Links
{
    public const string Changes = Curation + "/handelser";

    public const string ChangesCsv = "/kuratering/handelser.csv";
    public const string ChangesJson = "/kuratering/handelser.jsonl";
    public const string PersonalData = "/personuppgifter";

    public const string NoticeSettings = Mine + "/notiser";
    public const string NoticeFeedRenewal = NoticeSettings + "/flode";
    public const string NoticeFeedClosing = NoticeFeedRenewal + "/stang";
    public const string NoticesSeen = NoticeSettings + "/lasta";
    public const string NoticeFeed = "/notiser/{secret}.atom";

    /// <summary>The private feed that a secret opens.</summary>
    public static string Feed(string secret) => $"/notiser/{secret}.atom";

    public static string Change(string id) => $"{Changes}/{Uri.EscapeDataString(id)}";
}
