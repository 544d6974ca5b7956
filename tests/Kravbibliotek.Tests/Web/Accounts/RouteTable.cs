using Kravbibliotek.Accounts;

namespace Kravbibliotek.Tests.Web.Accounts;

/// <summary>Somebody who asks for a page.</summary>
public enum Asker
{
    Anonymous,
    Procurer,
    Curator,
    Reviewer,
    Administrator,

    /// <summary>An administrator who has not turned on the second factor that the role demands.</summary>
    WithoutSecondFactor,

    /// <summary>A procurer of another organisation than the one whose things the addresses lead to.</summary>
    OtherOrganisation,
}

/// <summary>One route, an address of it, and who is let in.</summary>
/// <param name="Method">How it is asked for.</param>
/// <param name="Route">Its template.</param>
/// <param name="Address">An address of it.</param>
/// <param name="Allowed">Who is let in.</param>
/// <param name="IsHidden">True when the others are told that there is no such page.</param>
internal sealed record RouteRow(string Method, string Route, string Address, IReadOnlyList<Asker> Allowed, bool IsHidden = false)
{
    public string Name => $"{Method} {Route}";
}

/// <summary>Every route and who may use it. A route that is missing here fails the tests.</summary>
internal static partial class RouteTable
{
    private static readonly Asker[] Everybody = Enum.GetValues<Asker>();
    private static readonly Asker[] WithAccount = [.. Everybody.Where(a => a != Asker.Anonymous)];
    private static readonly Asker[] Administrators = [Asker.Administrator];
    private static readonly Asker[] Curators = [Asker.Curator];
    private static readonly Asker[] Reviewers = [Asker.Reviewer];
    private static readonly Asker[] Curation = [Asker.Curator, Asker.Reviewer];

    public static IReadOnlyList<RouteRow> Rows =>
    [
        .. Open(),
        .. Accounts(),
        .. Log(),
        .. Consultations(),
        .. Workflow(),
        .. SignIn(),
        .. Editor(),
        .. Releases(),
        .. Formats(),
        .. Documents(),
        .. Standards(),
        .. Proposals(),
        .. Versions(),
        .. Api(),
        .. Register(),
        .. MyList(),
        .. Search(),
    ];

    private static IReadOnlyList<RouteRow> Open() =>
    [
        Get("/", Everybody),
        new("*", "/fel/{status:int:range(400,599)}", "/fel/404", Everybody),
        Get("/health/live", Everybody),
        Get("/health/ready", Everybody),
        Get("/krav", Everybody),
        Get("/krav/{key}", "/krav/TIL-001", Everybody),
        Get("/krav/{key}/jamfor", "/krav/LEV-003/jamfor?fran=1&till=2", Everybody),
        Get("/krav/{key}/v/{number:int}", "/krav/LEV-003/v/1", Everybody),
        Get("/begrepp", Everybody),
        Get("/lagar", Everybody),
        Get("/lagar/{id}", "/lagar/2016-1145", Everybody),
        Get("/om", Everybody),
        Get("/om/kravgranskaren", Everybody),
        Get("/profiler", Everybody),
        Get("/profiler/{id}", "/profiler/molntjanst", Everybody),
        Get("/profiler/{id}/kravbilaga", "/profiler/molntjanst/kravbilaga", Everybody),
        Post("/profiler/{id}/kravbilaga", "/profiler/molntjanst/kravbilaga", Everybody),
        Get("/standarder", Everybody),
        Get("/standarder/{id}", "/standarder/EN-301-549", Everybody),
        Get("/tillganglighet", Everybody),
        Get("/utgavor", Everybody),
        Get("/utgavor/jamfor", Everybody),
        Get("/utgavor/{name}", "/utgavor/2026.1", Everybody),
    ];

    private static IReadOnlyList<RouteRow> Accounts() =>
    [
        Get("/logga-in", Everybody),
        Post("/logga-in", Everybody),
        Get("/logga-in/kod", Everybody),
        Post("/logga-in/kod", Everybody),
        Get("/logga-in/aterstallningskod", Everybody),
        Post("/logga-in/aterstallningskod", Everybody),
        Post("/logga-ut", Everybody),
        Get("/inbjudan", Everybody),
        Post("/inbjudan", Everybody),
        Get("/konto", WithAccount),
        Get("/konto/losenord", WithAccount),
        Post("/konto/losenord", WithAccount),
        Get("/konto/tvafaktor", WithAccount),
        Post("/konto/tvafaktor", WithAccount),
        Get("/konto/aterstallningskoder", WithAccount),
        Post("/konto/aterstallningskoder", WithAccount),
        Get("/administration/konton", Administrators),
        Get("/administration/konton/bjud-in", Administrators),
        Post("/administration/konton/bjud-in", Administrators),
        Get("/administration/konton/{id}", "/administration/konton/nagon", Administrators),
        Post("/administration/konton/{id}", "/administration/konton/nagon", Administrators),
        Post("/administration/konton/{id}/las", "/administration/konton/nagon/las", Administrators),
        Post("/administration/konton/{id}/las-upp", "/administration/konton/nagon/las-upp", Administrators),
        Post("/administration/konton/{id}/lank", "/administration/konton/nagon/lank", Administrators),
        Post("/administration/konton/{id}/tvafaktor", "/administration/konton/nagon/tvafaktor", Administrators),
    ];

    /// <summary>The role that an asker has, or null.</summary>
    public static Role? RoleOf(Asker asker) => asker switch
    {
        Asker.Anonymous => null,
        Asker.Procurer or Asker.OtherOrganisation => Role.Procurer,
        Asker.Curator => Role.Curator,
        Asker.Reviewer => Role.Reviewer,
        _ => Role.Administrator,
    };

    private static RouteRow Get(string route, Asker[] allowed) => Get(route, route, allowed);

    private static RouteRow Get(string route, string address, Asker[] allowed) => new("GET", route, address, allowed);

    private static RouteRow Post(string route, Asker[] allowed) => Post(route, route, allowed);

    private static RouteRow Post(string route, string address, Asker[] allowed) => new("POST", route, address, allowed);
}
