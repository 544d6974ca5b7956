using Kravbibliotek.Accounts;
using Kravbibliotek.Tests.Web.Accounts;

namespace Kravbibliotek.Tests.Web.Attacks;

/// <summary>A link to us that leads on to somebody else, in every parameter that could be meant for the way back.</summary>
[Collection(AttackCollection.Name)]
public sealed class RedirectTests(AccountWebFixture web)
{
    private const string Elsewhere = "ond.example";

    private static readonly string[] Names =
        ["tillbaka", "Tillbaka", "returnUrl", "ReturnUrl", "return", "next", "url", "retur", "till", "redirect_uri", "page", "sida", "from"];

    private static readonly string[] Ways =
    [
        $"https://{Elsewhere}/", $"//{Elsewhere}/", $"/\\{Elsewhere}/", $"\\\\{Elsewhere}", $"/%2F{Elsewhere}", $"https:{Elsewhere}",
        $"/\t/{Elsewhere}", $"javascript:alert('{Elsewhere}')", $"/konto@{Elsewhere}", $"http://localhost@{Elsewhere}/",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Procurer)]
    [InlineData(Role.Curator)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Administrator)]
    public async Task Get_EveryRouteWithAWayBackElsewhere_StaysHere(Role? role)
    {
        var browser = role is null ? web.Browser() : await web.SignedInAsync(role.Value);
        var led = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Method == "GET"))
        {
            foreach (var way in Ways)
            {
                var query = string.Join('&', Names.Select(n => $"{n}={Uri.EscapeDataString(way)}"));
                var address = $"{row.Address}{(row.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
                using var response = await browser.GetAsync(address);
                if (LeadsAway(response.Headers.Location) || (int)response.StatusCode >= 500)
                    led.Add($"{address}: {response.Summary()}");
                var answer = await Answer.OfAsync(address, response);
                if (answer.IsPage)
                    led.AddRange(answer.Page.QuerySelectorAll("[href], [action], [formaction]").Where(IsAway).Select(e => e.OuterHtml));
            }
        }

        Assert.Empty(led);
    }

    [Fact]
    public async Task Post_EveryFormWithAWayBackElsewhere_StaysHere()
    {
        var led = new List<string>();
        foreach (var role in new[] { Role.Procurer, Role.Curator, Role.Reviewer })
        {
            var browser = await web.SignedInAsync(role);
            var forms = (await browser.CrawlAsync()).Where(a => a.IsPage).SelectMany(FoundForm.On)
                .Where(f => f.Route is not ("/logga-ut" or "/konto/losenord")).DistinctBy(f => f.Kind).ToList();
            Assert.NotEmpty(forms);
            foreach (var form in forms)
            {
                using var response = await form.SendAsync(browser, _ => null, Names.Select(n => (n, $"https://{Elsewhere}/")));
                if (LeadsAway(response?.Headers.Location) || (int?)response?.StatusCode >= 500)
                    led.Add($"{form.Kind}: {response?.Summary()}");
            }
        }

        Assert.Empty(led);
    }

    private static bool LeadsAway(Uri? location) =>
        location is not null && new Uri(new Uri("https://localhost/"), location.OriginalString.Replace('\\', '/')).Host != "localhost";

    private static bool IsAway(AngleSharp.Dom.IElement element) => new[] { "href", "action", "formaction" }.Select(element.GetAttribute)
        .Any(a => a is not null && (LeadsAway(new Uri(a, UriKind.RelativeOrAbsolute)) && a.Contains(Elsewhere, StringComparison.Ordinal)
            || a.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)));
}
