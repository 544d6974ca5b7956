using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Kravbibliotek.Web.Rendering;

/// <summary>Encodes what HTML needs encoded and leaves å, ä, ö and dashes readable in the source.</summary>
public static class SwedishHtmlEncoder
{
    /// <summary>The ranges left as they are, also used by the view engine.</summary>
    public static UnicodeRange[] Ranges { get; } =
        [UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA, UnicodeRanges.GeneralPunctuation];

    /// <summary>The encoder.</summary>
    public static HtmlEncoder Instance { get; } = HtmlEncoder.Create(Ranges);
}
