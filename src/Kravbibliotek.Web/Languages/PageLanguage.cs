using System.Globalization;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Languages;

/// <summary>
/// The language of the page that is being made. Menus, labels and help exist in Swedish and, under <see cref="Prefix"/>, in English;
/// what the library holds is written in Swedish and marked so.
/// </summary>
public static class PageLanguage
{
    /// <summary>What the address of an English page begins with.</summary>
    public const string Prefix = "/en";

    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo("en");

    /// <summary>True on an English page.</summary>
    public static bool IsEnglish => Equals(CultureInfo.CurrentUICulture, EnglishCulture);

    /// <summary>The code of the page's language.</summary>
    public static string Code => IsEnglish ? "en" : "sv";

    /// <summary>The <c>lang</c> of an element with Swedish content: null, so that the attribute is left out, on a Swedish page.</summary>
    public static string? Content => IsEnglish ? "sv" : null;

    /// <summary>The English address of a Swedish page.</summary>
    public static string English(string address) => address == "/" ? Prefix : Prefix + address;

    /// <summary>Chooses the language of what follows. Dates and numbers are written the Swedish way in both.</summary>
    internal static void Use(bool english)
    {
        CultureInfo.CurrentCulture = Wording.Swedish;
        CultureInfo.CurrentUICulture = english ? EnglishCulture : Wording.Swedish;
    }
}
