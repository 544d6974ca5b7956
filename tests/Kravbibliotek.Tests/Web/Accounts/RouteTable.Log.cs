namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>The first page of curation, the change log and notices.</summary>
internal static partial class RouteTable
{
    private static readonly Asker[] ChangeLog = [Asker.Curator, Asker.Reviewer, Asker.Administrator];

    private static IReadOnlyList<RouteRow> Log() =>
    [
        Get("/kuratering", Curation),
        Get("/kuratering/handelser", ChangeLog),
        Get("/kuratering/handelser.csv", ChangeLog),
        Get("/kuratering/handelser.jsonl", ChangeLog),
        Get("/kuratering/handelser/{id}", "/kuratering/handelser/nagon", ChangeLog),
        Get("/personuppgifter", Everybody),
        Get("/konto/notiser", WithAccount),
        Post("/konto/notiser", WithAccount),
        Post("/konto/notiser/flode", WithAccount),
        Post("/konto/notiser/flode/stang", WithAccount),
        Post("/konto/notiser/lasta", WithAccount),
        Get("/notiser/{secret}.atom", "/notiser/ingen.atom", Everybody),
    ];
}
