namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>From draft to publication, and the end of requirements.</summary>
internal static partial class RouteTable
{
    private static IReadOnlyList<RouteRow> Workflow() =>
    [
        Get("/kuratering/utkast/{key}", "/kuratering/utkast/SAK-001", Curation),
        Post("/kuratering/utkast/{key}/skicka", "/kuratering/utkast/SAK-001/skicka", Curators),
        Get("/kuratering/utkast/{key}/granska", "/kuratering/utkast/SAK-001/granska", Reviewers),
        Post("/kuratering/utkast/{key}/granska", "/kuratering/utkast/SAK-001/granska", Reviewers),
        Get("/kuratering/utkast/{key}/remiss", "/kuratering/utkast/SAK-001/remiss", Curators),
        Post("/kuratering/utkast/{key}/remiss", "/kuratering/utkast/SAK-001/remiss", Curators),
        Post("/kuratering/utkast/{key}/remiss/avsluta", "/kuratering/utkast/SAK-001/remiss/avsluta", Curators),
        Get("/kuratering/utkast/{key}/ny-grund", "/kuratering/utkast/SAK-001/ny-grund", Curators),
        Post("/kuratering/utkast/{key}/ny-grund", "/kuratering/utkast/SAK-001/ny-grund", Curators),
        Get("/kuratering/utkast/{key}/ge-upp", "/kuratering/utkast/SAK-001/ge-upp", Curators),
        Post("/kuratering/utkast/{key}/ge-upp", "/kuratering/utkast/SAK-001/ge-upp", Curators),
        Get("/kuratering/publicera", Curation),
        Post("/kuratering/publicera", Curators),
        Post("/kuratering/publicera/bekrafta", Curators),
        Get("/kuratering/publicera/klart", "/kuratering/publicera/klart?version=LEV-003%2F1", Curation),
        Post("/kuratering/publicera/{key}/avboka", "/kuratering/publicera/SAK-001/avboka", Curators),
        Get("/kuratering/krav/{key}/avsluta", "/kuratering/krav/SAK-001/avsluta", Curators),
        Post("/kuratering/krav/{key}/avsluta", "/kuratering/krav/SAK-001/avsluta", Curators),
        Post("/kuratering/krav/{key}/avsluta/angra", "/kuratering/krav/SAK-001/avsluta/angra", Curators),
        Get("/kuratering/krav/{key}/upphav", "/kuratering/krav/SAK-001/upphav", Curators),
        Post("/kuratering/krav/{key}/upphav", "/kuratering/krav/SAK-001/upphav", Curators),
    ];
}
