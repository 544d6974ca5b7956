namespace Kravbibliotek.Accounts.External;

/// <summary>What the values of an organisation's own sign-in mean here.</summary>
public sealed record RoleMapping
{
    /// <summary>The role that each value gives. Empty when administrators give the roles here instead.</summary>
    public IReadOnlyDictionary<string, Role> Roles { get; init; } = new Dictionary<string, Role>();

    /// <summary>The value that marks a reviewer as lawyer, or null.</summary>
    public string? Lawyer { get; init; }

    /// <summary>The organisation that each value stands for; a value that is not here may be the organisation's own id.</summary>
    public IReadOnlyDictionary<string, string> Organisations { get; init; } = new Dictionary<string, string>();

    /// <summary>True when the roles are decided over there, at each sign-in.</summary>
    public bool Decides => Roles.Count > 0;

    /// <summary>The account with the roles that the person has over there.</summary>
    public Account Apply(Account account, ExternalPerson person)
    {
        if (!Decides)
            return account;
        var roles = Roles.Where(r => person.Values.Contains(r.Key, StringComparer.OrdinalIgnoreCase)).Select(r => r.Value).Distinct().Order().ToList();
        return account with
        {
            // The same list where nothing changed, so that the change log has nothing to tell.
            Roles = roles.SequenceEqual(account.Roles) ? account.Roles : roles,
            IsLawyer = roles.Contains(Role.Reviewer) && (Lawyer is null
                ? account.IsLawyer
                : person.Values.Contains(Lawyer, StringComparer.OrdinalIgnoreCase)),
            Organisation = OrganisationOf(person) ?? account.Organisation,
        };
    }

    private string? OrganisationOf(ExternalPerson person) =>
        person.Organisation is null ? null
        : Accounts.Organisations.Find(Organisations.GetValueOrDefault(person.Organisation, person.Organisation))?.Id;
}
