using Kravbibliotek.Lists;

namespace Kravbibliotek.Web.Features.MyList;

/// <summary>
/// The list that a visitor is working on, kept by the browser until it is closed, so that requirements can be added from any page. It
/// holds keys and nothing else, is set only when the visitor asks for it, and is not how a list is saved: that is an address or a file.
/// </summary>
public static class ListCookie
{
    /// <summary>Name of the cookie. Pages differ by it, so whatever stores pages passes those by that carry it.</summary>
    public const string Name = "kravbibliotek-lista";

    // A comma may not stand in a cookie.
    private const char Separator = '~';

    /// <summary>The list that came with a request; empty when there is none.</summary>
    public static RequirementList Read(HttpRequest request) => RequirementList.Of(ListText.Read(request.Cookies[Name]).Picks);

    /// <summary>Gives the browser a list to keep; none when it is empty.</summary>
    public static void Write(HttpResponse response, RequirementList list)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = response.HttpContext.Request.IsHttps,
            IsEssential = true,
            Path = "/",
        };
        if (list.Picks.Count == 0)
            response.Cookies.Delete(Name, options);
        else
            response.Cookies.Append(Name, list.ToString().Replace(',', Separator), options);
    }
}
