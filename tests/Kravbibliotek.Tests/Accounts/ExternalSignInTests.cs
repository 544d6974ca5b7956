using Kravbibliotek.Accounts;
using Kravbibliotek.Accounts.External;

namespace Kravbibliotek.Tests.Accounts;

public class ExternalSignInTests
{
    private static readonly ExternalPerson Person = new() { Issuer = "https://id.prov.se", Subject = "7", Email = "anna@prov.se" };
    private static readonly RoleMapping Mapping = new() { Roles = new Dictionary<string, Role>() };

    [Theory]
    [InlineData("https://id.prov.se 7", null)]
    [InlineData("https://id.prov.se 8", ExternalRefusal.EmailTaken)]
    [InlineData(null, ExternalRefusal.EmailTaken)]
    public void Decide_AddressFoundAfterTheIdentityWasNot_LetsInNobodyButThatIdentity(string? externalId, ExternalRefusal? refusal)
    {
        var account = new Account { Id = "konton/1", Name = "Anna", Email = "anna@prov.se", ExternalId = externalId, Roles = [Role.Curator] };

        var outcome = ExternalSignIn.Decide(Person, Mapping, new ExternalState(null, account, null), DateTimeOffset.UnixEpoch);

        Assert.Equal(refusal, outcome.Refusal);
        Assert.Equal(refusal is null, outcome.Account is not null);
        Assert.False(outcome.IsNew);
    }
}
