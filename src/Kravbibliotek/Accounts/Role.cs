namespace Kravbibliotek.Accounts;

/// <summary>Roll: what an account may do. Whoever only reads needs no account.</summary>
public enum Role
{
    /// <summary>Upphandlare: belongs to an organisation and sees only its own tenders.</summary>
    Procurer,

    /// <summary>Kurator: writes drafts, standards and profiles.</summary>
    Curator,

    /// <summary>Granskare: approves or returns what somebody else wrote.</summary>
    Reviewer,

    /// <summary>Administratör: accounts, organisations and jobs.</summary>
    Administrator,
}
