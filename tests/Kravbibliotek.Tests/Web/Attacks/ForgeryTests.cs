using System.Net;
using Kravbibliotek.Accounts;
using Kravbibliotek.Tests.Web.Accounts;

namespace Kravbibliotek.Tests.Web.Attacks;

/// <summary>Another site makes somebody's browser send what only our own pages may send.</summary>
[Collection(AttackCollection.Name)]
public sealed class ForgeryTests(AccountWebFixture web)
{
    public static TheoryData<Asker> Askers => new(Enum.GetValues<Asker>().Where(a => a != Asker.WithoutSecondFactor));

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Post_EveryRouteWithoutToken_Is400(Asker asker) => Assert.Empty(await TakenAsync(asker, _ => null));

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Post_EveryRouteWithAnothersToken_Is400(Asker asker)
    {
        // A token belongs to the browser that fetched it and to the person signed in there.
        var other = await web.SignedInAsync(Role.Procurer);
        var token = await other.TokenAsync("/konto");
        Assert.NotEmpty(token);

        Assert.Empty(await TakenAsync(asker, _ => token));
    }

    private async Task<List<string>> TakenAsync(Asker asker, Func<RouteRow, string?> token)
    {
        var browser = RouteTable.RoleOf(asker) is { } role ? await web.SignedInAsync(role) : web.Browser();
        var taken = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Method == "POST" && r.Allowed.Contains(asker)))
        {
            var fields = token(row) is { } value ? new Dictionary<string, string> { ["__RequestVerificationToken"] = value } : [];
            using var response = await browser.PostAsync(row.Address, new FormUrlEncodedContent(fields));
            if (response.StatusCode != HttpStatusCode.BadRequest)
                taken.Add($"{row.Name}: {response.Summary()}");
        }

        return taken;
    }
}
