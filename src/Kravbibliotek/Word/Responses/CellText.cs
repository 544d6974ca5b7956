using System.Xml.Linq;
using Kravbibliotek.Word.Export;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Word.Responses;

/// <summary>
/// The text of a cell as a person sees it, for comparison with what was printed. What hides or fakes text leaves a mark, so that it
/// changes the digest.
/// </summary>
internal static class CellText
{
    private static readonly XNamespace W = WordNames.Main;

    /// <summary>Adds the text of an element and ends each paragraph.</summary>
    public static void Append(PrintedText text, XElement element)
    {
        foreach (var child in element.Elements())
        {
            if (child.Name.Namespace != W)
            {
                text.Append(PrintedText.ObjectMark);
                continue;
            }

            AppendChild(text, child);
        }
    }

    private static void AppendChild(PrintedText text, XElement child)
    {
        switch (child.Name.LocalName)
        {
            case "t":
                text.Append(child.Value);
                break;
            case "tab" or "br" or "cr":
                text.Break();
                break;
            case "noBreakHyphen":
                text.Append('-');
                break;
            case "p":
                Append(text, child);
                text.Break();
                break;
            case "r":
                if (IsHidden(child.Element(W + "rPr")))
                    text.Append(PrintedText.HiddenMark);
                Append(text, child);
                break;
            case "del" or "moveFrom":
                text.Append(PrintedText.HiddenMark);
                break;
            case "sym" or "drawing" or "pict" or "object" or "footnoteReference" or "endnoteReference" or "fldSimple" or "fldChar":
                text.Append(PrintedText.ObjectMark);
                break;
            case "hyperlink" or "ins" or "moveTo" or "smartTag" or "sdt" or "sdtContent" or "customXml" or "tbl" or "tr" or "tc":
                Append(text, child);
                break;
        }
    }

    private static bool IsHidden(XElement? properties) =>
        properties?.Elements().Any(e => e.Name.LocalName is "strike" or "dstrike" or "vanish" or "webHidden" && IsOn(e)) == true;

    private static bool IsOn(XElement property) => (string?)property.Attribute(W + "val") is not ("0" or "false" or "off");
}
