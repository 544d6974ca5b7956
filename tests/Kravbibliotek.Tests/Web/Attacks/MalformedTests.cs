using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Kravbibliotek.Accounts;
using Kravbibliotek.Tests.Web.Accounts;

namespace Kravbibliotek.Tests.Web.Attacks;

/// <summary>Bodies, addresses and methods that no page of ours makes: refused or ignored, and never a fault of the server.</summary>
[Collection(AttackCollection.Name)]
public sealed class MalformedTests(AccountWebFixture web)
{
    private static readonly string[] Keys =
    [
        "%01", "%2e%2e%2f%2e%2e", "..%2f..%2fappsettings.json", "%ED%A0%80", "%F0%9F%92%A9", "TIL-999", "til-001%0d%0aX:1", "'%20or%201=1--", "-1",
        "99999999999999999999", "%25n%25s", "%C3%A5%CC%8A", new string('A', 3000),
    ];

    private static readonly string[] Queries =
    [
        "sida=-1", "sida=99999999999999999999", "sida=1&sida=2", "q=%00", "q=%ED%A0%80", "q=%FF%FE", $"q={new string('a', 6000)}", "omrade[]=x&omrade=x",
        "fran=2026-13-45&till=x", "fran=0001-01-01&till=9999-12-31", "efter=%27&fore=%22", "=&&=&%", "typ=999&niva=-1&status=x&lage=%00",
    ];

    public static TheoryData<Role> Roles => new(AttackedWeb.Roles);

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Get_AnyRouteWithOddKeysAndQueries_IsNeverAFault(Role role)
    {
        var browser = await web.SignedInAsync(role);
        var faults = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Method == "GET"))
        {
            foreach (var query in Queries)
                await SendAsync(browser, faults, new(HttpMethod.Get, $"{row.Address.Split('?')[0]}?{query}"));
            foreach (var address in OddKeys(row))
                await SendAsync(browser, faults, new(HttpMethod.Get, address));
        }

        Assert.Empty(faults);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Post_AnyRouteWithOddBodies_IsNeverAFault(Role role)
    {
        var browser = await web.SignedInAsync(role);
        var token = await browser.TokenAsync("/konto");
        var faults = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Method == "POST" && r.Route != "/logga-ut"))
        {
            foreach (var body in Bodies())
                await SendAsync(browser, faults, Post(row.Address, body, token));
            foreach (var address in OddKeys(row))
                await SendAsync(browser, faults, Post(address, new FormUrlEncodedContent([]), token));
        }

        Assert.Empty(faults);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/konto")).StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    public async Task OtherMethod_AnyRoute_DoesNothing(string method)
    {
        var browser = await web.SignedInAsync(Role.Curator);
        var token = await browser.TokenAsync("/konto");
        var done = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Method != "*"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), row.Address);
            request.Headers.Add("RequestVerificationToken", token);
            using var response = await browser.SendAsync(request);
            if ((int)response.StatusCode is not (404 or 405 or 403))
                done.Add($"{row.Name}: {response.Summary()}");
        }

        Assert.Empty(done);
    }

    [Fact]
    public async Task Get_RouteThatOnlyTakesPost_DoesNothingHoweverTheMethodIsNamed()
    {
        var browser = await web.SignedInAsync(Role.Curator);
        var token = await browser.TokenAsync("/konto");
        var gets = RouteTable.Rows.Where(r => r.Method == "GET").Select(r => r.Route).ToHashSet();
        foreach (var row in RouteTable.Rows.Where(r => r.Method == "POST" && !gets.Contains(r.Route)))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{row.Address}?_method=POST&__RequestVerificationToken={Uri.EscapeDataString(token)}");
            request.Headers.Add("X-HTTP-Method-Override", "POST");
            request.Headers.Add("RequestVerificationToken", token);
            using var response = await browser.SendAsync(request);
            Assert.True((int)response.StatusCode is 404 or 405 or 403, $"{row.Name}: {response.Summary()}");
        }
    }

    private static async Task SendAsync(HttpClient browser, List<string> faults, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await browser.SendAsync(request);
            if ((int)response.StatusCode >= 500)
                faults.Add($"{request.Method} {request.RequestUri!.OriginalString[..Math.Min(120, request.RequestUri.OriginalString.Length)]}"
                    + $" {request.Content?.Headers.ContentType}: {response.Summary()}");
        }
    }

    private static HttpRequestMessage Post(string address, HttpContent body, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.Add("RequestVerificationToken", token);
        return request;
    }

    private static IEnumerable<string> OddKeys(RouteRow row)
    {
        var (route, address) = (row.Route.Split('/'), row.Address.Split('?')[0].Split('/'));
        return from at in Enumerable.Range(0, route.Length)
               where route[at].StartsWith('{')
               from key in Keys
               select string.Join('/', address.Select((part, i) => i == at ? key : part));
    }

    private static IEnumerable<HttpContent> Bodies()
    {
        const string Form = "application/x-www-form-urlencoded";
        yield return Of("%%%=%ED%A0%80&%00=%00&a[0].b[0].c=1&=&&", Form);
        yield return Of(string.Join('&', Enumerable.Range(0, 3000).Select(i => $"Items[{i}].Values[{i}]=1&Rows[{i}]=x")), Form);
        yield return Of(string.Join('&', Enumerable.Range(0, 9000).Select(i => $"f{i}=1")), Form);
        yield return Of("Text=" + new string('[', 2000) + "&" + new string('a', 3000) + "=1&Revision=x&Revision=99999999999999999999&Day=x", Form);
        yield return Of("Text=" + Uri.EscapeDataString(new string('\u0001', 500) + "\u0000\uFFFE") + "&Title=%00&Note=%00&Area=999&Kind=-1", Form);
        yield return Of("{\"a\":", "application/json");
        yield return Of("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "application/xml");
        yield return Of("--x\r\n", "multipart/form-data");
        yield return Of("--x\r\nContent-Disposition: form-data; name=\"File\"; filename=\"../../a.zip\"\r\n\r\nPK\u0003\u0004", "multipart/form-data; boundary=x");
        yield return Of("\u0000\u0001\u0002", "application/octet-stream");
        yield return Of("a=" + new string('a', 2 * 1024 * 1024), Form);
    }

    private static ByteArrayContent Of(string text, string type) => new(Encoding.UTF8.GetBytes(text))
    {
        Headers = { ContentType = MediaTypeHeaderValue.Parse(type) },
    };
}
