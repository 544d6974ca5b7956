using Kravbibliotek.Accounts;

namespace Kravbibliotek.Tests.Accounts;

/// <summary>Rules, attempts, invitations, events and organisations: all without a database.</summary>
public sealed class AccountTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Account Anna = new() { Id = "a", Name = "Anna", Email = "anna@b.se", Roles = [Role.Administrator] };

    [Theory]
    [InlineData(Role.Procurer, false)]
    [InlineData(Role.Curator, true)]
    [InlineData(Role.Reviewer, true)]
    [InlineData(Role.Administrator, true)]
    public void NeedsTwoFactor_ByRole_IsAsDecided(Role role, bool needed) =>
        Assert.Equal(needed, (Anna with { Roles = [role] }).NeedsTwoFactor);

    [Fact]
    public void Problem_Roles_AreHeldToTheRules()
    {
        Assert.NotNull(AccountRules.Problem([], false, null));
        Assert.NotNull(AccountRules.Problem([Role.Procurer], false, null));
        Assert.NotNull(AccountRules.Problem([Role.Curator], isLawyer: true, null));
        Assert.NotNull(AccountRules.Problem([Role.Curator], false, "kommun-9999"));
        Assert.Null(AccountRules.Problem([Role.Procurer], false, "kommun-0180"));
        Assert.Null(AccountRules.Problem([Role.Reviewer], isLawyer: true, null));
    }

    [Fact]
    public void LocksItselfOut_OwnRoleOrLock_IsSeen()
    {
        Assert.True(AccountRules.LocksItselfOut("a", Anna, Anna with { IsLocked = true }));
        Assert.True(AccountRules.LocksItselfOut("a", Anna, Anna with { Roles = [Role.Curator] }));
        Assert.False(AccountRules.LocksItselfOut("b", Anna, Anna with { IsLocked = true }));
    }

    [Fact]
    public void Count_SixTries_LocksForAWhileAndThenOpens()
    {
        var account = Anna;
        for (var i = 0; i < SignInAttempts.Max; i++)
        {
            account = SignInAttempts.Count(account, Now);
            Assert.False(account.IsLockedAt(Now));
        }

        account = SignInAttempts.Count(account, Now);

        Assert.True(account.IsLockedAt(Now));
        Assert.Same(account, SignInAttempts.Count(account, Now));
        Assert.False(account.IsLockedAt(Now + SignInAttempts.Pause));
        Assert.Equal(1, SignInAttempts.Count(account, Now + SignInAttempts.Pause).Attempts);
    }

    [Fact]
    public void Invitation_Code_AdmitsUntilItExpires()
    {
        var (invitation, code) = Invitation.Create("konto", Now);

        var (account, secret) = Invitation.Parse(code)!.Value;

        Assert.Equal("konto", account);
        Assert.True(invitation.Admits(secret, Now.AddDays(6)));
        Assert.False(invitation.Admits(secret, Now.AddDays(7)));
        Assert.False(invitation.Admits(secret + "0", Now));
        Assert.DoesNotContain(secret, invitation.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a")]
    [InlineData("a.b.c")]
    public void Parse_NoCode_IsNull(string? code) => Assert.Null(Invitation.Parse(code));

    [Fact]
    public void Between_OnlyCounting_IsNotWorthALine() =>
        Assert.Empty(AccountEvents.Between(Anna, Anna with { Attempts = 3, LastCodeStep = 7, SecurityStamp = "ny" }));

    [Fact]
    public void Between_Changes_AreTold()
    {
        Assert.Equal(["Kontot lades upp."], AccountEvents.Between(null, Anna));
        Assert.Equal(["Rollerna ändrades."], AccountEvents.Between(Anna, Anna with { Roles = [Role.Curator] }));
        Assert.Equal(["Kontot låstes."], AccountEvents.Between(Anna, Anna with { IsLocked = true }));
        Assert.Equal(["Ett nytt lösenord valdes."], AccountEvents.Between(Anna, Anna with { PasswordHash = "x" }));
        var safe = Anna with { HasTwoFactor = true, RecoveryCodes = ["1", "2"] };
        Assert.Equal(["Tvåfaktorsinloggning slogs på.", "Nya återställningskoder gavs ut."], AccountEvents.Between(Anna, safe));
        Assert.Equal(["En återställningskod användes."], AccountEvents.Between(safe, safe with { RecoveryCodes = ["1"] }));
        Assert.Equal(["Tvåfaktorsinloggning nollställdes."], AccountEvents.Between(safe, safe with
        {
            HasTwoFactor = false,
            RecoveryCodes = []
        }));
    }

    [Fact]
    public void Organisations_All_AreMunicipalitiesAndRegionsOnce()
    {
        Assert.Equal(289, Organisations.All.Count(o => o.Kind == OrganisationKind.Municipality));
        Assert.Equal(21, Organisations.All.Count(o => o.Kind == OrganisationKind.Region));
        Assert.Equal(Organisations.All.Count, Organisations.All.Select(o => o.Id).Distinct().Count());
        Assert.Equal("Stockholms kommun", Organisations.Find("kommun-0180")?.Name);
        Assert.Equal("Region Gotland", Organisations.Find("region-09")?.Name);
        Assert.Null(Organisations.Find("kommun-0980"));
    }
}
