using System.Xml.Linq;

namespace Kravbibliotek.Word.Export;

/// <summary>Holds a template against <see cref="TemplateContract"/>: when it is chosen, never in the middle of an export.</summary>
internal sealed class TemplateCheck
{
    private static readonly XNamespace W = WordNames.Main;
    private static readonly XNamespace R = WordNames.Relationships;
    private static readonly string[] ForbiddenTypes = ["macroEnabled", "vbaProject", "oleObject", "activeX", "ms-office.vba"];
    private static readonly string[] ForbiddenRelations = ["/aFChunk", "/oleObject", "/package", "/control", "/vbaProject", "/customXml"];

    private readonly List<string> _problems = [];
    private readonly TemplateFiles _files;

    private TemplateCheck(TemplateFiles files) => _files = files;

    /// <summary>Throws <see cref="TemplateException"/> with every problem of the template.</summary>
    public static void Require(TemplateFiles files)
    {
        var check = new TemplateCheck(files);
        check.CheckDangers();
        check.CheckStyles();
        check.CheckSlots();
        check.CheckPlaceholders();
        if (check._problems.Count > 0)
            throw new TemplateException(check._problems);
    }

    private void CheckDangers()
    {
        var types = _files.ContentTypes.Descendants().Select(e => (string?)e.Attribute("ContentType") ?? "").ToList();
        foreach (var word in ForbiddenTypes.Where(w => types.Exists(t => t.Contains(w, StringComparison.OrdinalIgnoreCase))))
            _problems.Add($"Den innehåller makron eller inbäddade objekt ({word}), vilket inte är tillåtet.");
        foreach (var (part, relation) in _files.AllRelations())
        {
            var type = (string?)relation.Attribute("Type") ?? "";
            if (Array.Exists(ForbiddenRelations, f => type.EndsWith(f, StringComparison.Ordinal)))
                _problems.Add($"Delen {part} hänvisar till ett slag av del som inte är tillåtet ({type[(type.LastIndexOf('/') + 1)..]}).");
            else if ((string?)relation.Attribute("TargetMode") == "External" && !type.EndsWith("/hyperlink", StringComparison.Ordinal))
                _problems.Add($"Delen {part} hämtar något utifrån ({(string?)relation.Attribute("Target")}), vilket inte är tillåtet.");
        }
    }

    private void CheckStyles()
    {
        var styles = _files.Xml("word/styles.xml");
        if (styles is null)
        {
            _problems.Add("Den saknar formatmallar (word/styles.xml).");
            return;
        }

        Missing(styles, "paragraph", TemplateContract.ParagraphStyles, "styckeformat");
        Missing(styles, "character", TemplateContract.CharacterStyles, "teckenformat");
        Missing(styles, "table", TemplateContract.TableStyles, "tabellformat");
        foreach (var style in new[] { TemplateContract.NumberedStyle, TemplateContract.BulletStyle })
        {
            if (_files.NumIdOf(style) is not { } number || _files.AbstractNumberOf(number) is null)
                _problems.Add($"Formatet {style} saknar listnumrering.");
        }
    }

    private void Missing(XElement styles, string type, IReadOnlyList<string> wanted, string word)
    {
        var found = styles.Elements(W + "style").Where(s => (string?)s.Attribute(W + "type") == type)
            .Select(s => (string?)s.Attribute(W + "styleId")).ToHashSet(StringComparer.Ordinal);
        var missing = wanted.Where(id => !found.Contains(id)).ToList();
        if (missing.Count > 0)
            _problems.Add($"Den saknar {word} med id {string.Join(", ", missing)}.");
    }

    private void CheckSlots()
    {
        var body = _files.Document.Element(W + "body");
        var tags = _files.Document.Descendants(W + "sdt").Select(TemplatePart.TagOf)
            .Where(t => t.StartsWith(TemplateContract.SlotPrefix, StringComparison.Ordinal))
            .Select(t => t[TemplateContract.SlotPrefix.Length..]).ToList();
        if (!tags.SequenceEqual(TemplateContract.Slots, StringComparer.Ordinal))
            _problems.Add($"Platserna {string.Join(", ", TemplateContract.Slots)} ska finnas en gång var i den ordningen "
                + $"(innehållskontroller med taggen {TemplateContract.SlotPrefix}…).");
        if (_files.Document.Descendants(W + "sdt").Any(s => s.Parent != body
                && TemplatePart.TagOf(s).StartsWith(TemplateContract.SlotPrefix, StringComparison.Ordinal)))
            _problems.Add("Platserna ska ligga direkt i dokumentet, inte i tabeller eller andra kontroller.");
        if (_files.Document.GetPrefixOfNamespace(W) != "w" || _files.Document.GetPrefixOfNamespace(R) != "r")
            _problems.Add("Dokumentet ska använda prefixen w och r för sina namnrymder.");
        if (body?.Elements().LastOrDefault()?.Name != W + "sectPr")
            _problems.Add("Dokumentet ska sluta med sidinställningar.");
        var unknown = _files.CutParts.SelectMany(p => _files.Xml(p)!.Descendants(W + "sdt")).Select(TemplatePart.TagOf)
            .Where(t => t.StartsWith(TemplateContract.FieldPrefix, StringComparison.Ordinal))
            .Select(t => t[TemplateContract.FieldPrefix.Length..]).Except(TemplateContract.Fields, StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            _problems.Add($"Fälten {string.Join(", ", unknown)} finns inte. Välj bland {string.Join(", ", TemplateContract.Fields)}.");
    }

    private void CheckPlaceholders()
    {
        var names = _files.Xml("word/glossary/document.xml")?.Descendants(W + "docPartPr")
            .Select(p => (string?)p.Element(W + "name")?.Attribute(W + "val")).ToHashSet(StringComparer.Ordinal) ?? [];
        var missing = TemplateContract.Controls.Select(c => c.DocPart).Where(n => !names.Contains(n)).ToList();
        if (missing.Count > 0)
            _problems.Add($"Den saknar platshållartexterna {string.Join(", ", missing)}.");
    }
}
