using Kravbibliotek.Requirements;

namespace Kravbibliotek.Accounts;

/// <summary>The Swedish words of accounts, in one place for screen and command line.</summary>
public static class AccountWords
{
    /// <summary>Roll.</summary>
    public static Vocabulary<Role> Roles { get; } = new(
        new(Role.Procurer, "upphandlare", "Upphandlare"),
        new(Role.Curator, "kurator", "Kurator"),
        new(Role.Reviewer, "granskare", "Granskare"),
        new(Role.Administrator, "administratör", "Administratör"));

    /// <summary>Slag av organisation.</summary>
    public static Vocabulary<OrganisationKind> OrganisationKinds { get; } = new(
        new(OrganisationKind.Municipality, "kommun", "Kommuner"),
        new(OrganisationKind.Region, "region", "Regioner"),
        new(OrganisationKind.Other, "annan", "Andra organisationer"));
}
