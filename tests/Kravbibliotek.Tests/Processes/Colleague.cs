using System.Net;
using System.Text.RegularExpressions;
using Kravbibliotek.Tests.Web.Attacks;

namespace Kravbibliotek.Tests.Processes;

/// <summary>What came of sending a form.</summary>
internal sealed record Sent(HttpStatusCode Status, string Location, Answer Page)
{
    public bool IsTaken => Status is HttpStatusCode.Redirect;
}

/// <summary>Somebody signed in to the built application. The session outlives the process that it was begun in.</summary>
internal sealed class Colleague(CookieContainer cookies) : IDisposable
{
    private HttpClient? _browser;

    private HttpClient Browser => _browser ?? throw new InvalidOperationException("The colleague is nowhere.");

    /// <summary>Signs somebody in.</summary>
    public static async Task<Colleague> SignInAsync(Uri address, string email, string password)
    {
        var colleague = new Colleague(new CookieContainer());
        colleague.MoveTo(address);
        var sent = await colleague.SubmitAsync(await colleague.GetAsync("/logga-in"), "/logga-in", f => f.Name switch
        {
            "Email" => email,
            "Password" => password,
            _ => null,
        });
        Assert.True(sent.IsTaken, $"{email} was not let in: {sent.Status}");
        return colleague;
    }

    /// <summary>The same person in one more window.</summary>
    public Colleague InAnotherWindow(Uri address)
    {
        var other = new Colleague(cookies);
        other.MoveTo(address);
        return other;
    }

    /// <summary>Goes on with another process of the application.</summary>
    public void MoveTo(Uri address)
    {
        _browser?.Dispose();
        _browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    public async Task<Answer> GetAsync(string address)
    {
        using var response = await Browser.GetAsync(address);
        return await Answer.OfAsync(address, response);
    }

    /// <summary>Sends a form of a page with one of its buttons; where there is no such form it is as if the page had refused.</summary>
    public async Task<Sent> SubmitAsync(Answer page, string action, Func<FoundField, string?>? fill = null, string? button = null)
    {
        var form = page.IsPage
            ? FoundForm.On(page).FirstOrDefault(f => f.Action == action && (button is null || f.Pressed == button))
            : null;
        if (form is null)
            return new(HttpStatusCode.NotFound, "", page);
        using var response = (await form.SendAsync(Browser, page, fill ?? (_ => null)))!;
        return new(response.StatusCode, response.Headers.Location?.OriginalString ?? "", await Answer.OfAsync(action, response));
    }

    public void Dispose() => _browser?.Dispose();
}

/// <summary>Marks in a text, by which it is seen which saves it holds.</summary>
internal static partial class Marks
{
    public static string New() => $"märke-{Guid.NewGuid().ToString("N")[..10]}";

    public static IEnumerable<string> In(string text) => Mark().Matches(text).Select(m => m.Value);

    [GeneratedRegex("märke-[0-9a-f]{10}")]
    private static partial Regex Mark();
}
