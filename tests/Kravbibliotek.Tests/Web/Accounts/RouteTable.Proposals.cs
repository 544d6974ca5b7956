namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>Feedback and proposals.</summary>
internal static partial class RouteTable
{
    /// <summary>A proposal of the organisation that the asking procurers belong to; the tests make it.</summary>
    public const string OwnProposal = "PR0V-2345";

    /// <summary>Feedback that a visitor has sent; the tests make it.</summary>
    public const string VisitorsFeedback = "PR0V-6789";

    private static readonly Asker[] Procurers = [Asker.Procurer, Asker.OtherOrganisation];

    private static IReadOnlyList<RouteRow> Proposals() =>
    [
        Get("/krav/{key}/synpunkt", "/krav/TIL-001/synpunkt", Everybody),
        Post("/krav/{key}/synpunkt", "/krav/TIL-001/synpunkt", Everybody),
        Get("/synpunkter", WithAccount),
        // Open to whoever has the code; nobody here has.
        Get("/synpunkter/{id}", $"/synpunkter/{VisitorsFeedback}", []) with { IsHidden = true },
        Get("/forslag", Procurers),
        Get("/forslag/nytt", Procurers),
        Post("/forslag/nytt", Procurers),
        Get("/forslag/{id}", $"/forslag/{OwnProposal}", [Asker.Procurer]) with { IsHidden = true },
        Get("/forslag/mall.xlsx", Everybody),
        Get("/forslag/inlasning", Procurers),
        Post("/forslag/inlasning", Procurers),
        Get("/forslag/inlasning/granska", Procurers),
        Post("/forslag/inlasning/granska", Procurers),
        Get("/kuratering/arenden", Curation),
        Get("/kuratering/arenden/{id}", $"/kuratering/arenden/{OwnProposal}", Curation),
        Post("/kuratering/arenden/{id}/ansvar", $"/kuratering/arenden/{OwnProposal}/ansvar", Curators),
        Post("/kuratering/arenden/{id}/svar", $"/kuratering/arenden/{OwnProposal}/svar", Curators),
        Post("/kuratering/arenden/{id}/utkast", $"/kuratering/arenden/{OwnProposal}/utkast", Curators),
    ];
}
