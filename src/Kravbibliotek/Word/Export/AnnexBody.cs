using System.Globalization;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tenders;

namespace Kravbibliotek.Word.Export;

/// <summary>Fills the template's places: cover, contents, instructions, requirements, and what follows them.</summary>
internal sealed class AnnexBody(WordXml xml, ExportState state)
{
    private readonly TableWriter _table = new(xml);

    /// <summary>Writes what belongs in a place or field.</summary>
    public void Write(string place)
    {
        switch (place)
        {
            case "omslag": WriteCover(); break;
            case "innehall": WriteContents(); break;
            case "svar": WriteInstructions(); break;
            case "krav": new RequirementTables(xml, state).Write(WriteHeading); break;
            case "bilaga": WriteStandards(); WriteCoverage(); WriteEnd(); break;
            case TemplatePart.ListsPlace: WriteLists(); break;
            default: xml.Text(FieldOf(place)); break;
        }
    }

    private string FieldOf(string field) => field switch
    {
        "titel" => state.Model.Title,
        "sidhuvud" => string.Join(" · ", new[] { state.Model.Title, state.Model.ReferenceNumber }.OfType<string>()),
        "diarienummer" => state.Model.ReferenceNumber ?? "",
        "organisation" => state.Model.Organisation ?? "",
        "datum" => DateText(),
        _ => "",
    };

    private string DateText() => state.Model.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void WriteHeading(int level, string title) => WriteHeading(level, title, level == 1 ? "Heading1" : "Heading2");

    private void WriteHeading(int level, string title, string style)
    {
        var heading = state.Outline.Next(level, title);
        var id = state.NextBookmark();
        xml.StartParagraph(style).Raw("<w:bookmarkStart w:id=\""u8).Number(id).Raw("\" w:name=\""u8)
            .Text(heading.Bookmark).Raw("\"/>"u8).Run(title).Raw("<w:bookmarkEnd w:id=\""u8).Number(id).Raw("\"/>"u8).EndParagraph();
    }

    private void WriteCover()
    {
        var model = state.Model;
        xml.Paragraph("Title", model.Title);
        xml.Paragraph("Subtitle", "Kravbilaga till upphandlingsdokumenten");
        Fact("Organisation", model.Organisation);
        Fact("Diarienummer", model.ReferenceNumber);
        Fact("Datum", DateText());
        Fact("Upphandlas enligt", model.Citations.LawName is { } law ? char.ToUpperInvariant(law[0]) + law[1..] : null);
        Fact("Upphandlingens värde", model.Citations.BelowThreshold ? "Understiger tröskelvärdet" : "Uppgår till minst tröskelvärdet");
        Fact("Grund för utvärdering", TenderWords.Grounds.Label(model.Ground));
        var kinds = AnnexOutline.KindsOf(model).Select(k => CountOf(k, model.Items.Count(i => i.Kind == k)));
        Fact("Antal krav", string.Create(CultureInfo.InvariantCulture, $"{model.Items.Count()} ({string.Join(", ", kinds)})"));
    }

    private static string CountOf(RequirementKind kind, int count)
    {
        var words = (kind, count) switch
        {
            (RequirementKind.Mandatory, _) => "ska-krav",
            (RequirementKind.Award, 1) => "tilldelningskriterium",
            (RequirementKind.Award, _) => "tilldelningskriterier",
            (RequirementKind.ContractTerm, 1) => "särskilt kontraktsvillkor",
            (RequirementKind.ContractTerm, _) => "särskilda kontraktsvillkor",
            _ => "kvalificeringskrav",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{count}\u00a0{words}");
    }

    private void Fact(string label, string? value)
    {
        if (value is not null)
            xml.StartParagraph("Omslagsfakta").Run(label, "Strong").Raw("<w:r><w:tab/></w:r>"u8).Run(value).EndParagraph();
    }

    /// <summary>Every entry is there from the start, so that Word has nothing to ask about. Page numbers come on update.</summary>
    private void WriteContents()
    {
        xml.Paragraph("TOCHeading", "Innehåll");
        var headings = state.Outline.Headings;
        for (var i = 0; i < headings.Count; i++)
        {
            xml.StartParagraph(headings[i].Level == 1 ? "TOC1" : "TOC2");
            if (i == 0)
                xml.Raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"u8)
                    .Raw("<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u "u8)
                    .Raw("</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"u8);
            xml.Raw("<w:hyperlink w:anchor=\""u8).Text(headings[i].Bookmark).Raw("\" w:history=\"1\">"u8);
            if (state.Template.NumbersHeadings)
                xml.Run(headings[i].Number).Raw("<w:r><w:tab/></w:r>"u8);
            xml.Run(headings[i].Title).Raw("</w:hyperlink>"u8);
            if (i == headings.Count - 1)
                xml.Raw("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"u8);
            xml.EndParagraph();
        }
    }

    private void WriteInstructions()
    {
        WriteHeading(1, AnnexOutline.HowTo);
        foreach (var text in Instructions.General(state.Model.Citations))
            xml.Paragraph("Brodtext", text);
        foreach (var kind in AnnexOutline.KindsOf(state.Model))
        {
            WriteHeading(2, Instructions.HeadingOf(kind));
            foreach (var text in Instructions.Of(kind, state.Model.Citations))
                xml.Paragraph("Brodtext", text);
        }
    }

    private void WriteStandards()
    {
        if (state.Model.Standards.Count == 0)
            return;
        WriteHeading(1, AnnexOutline.Standards);
        xml.Paragraph("Ingress", "Hänvisningarna gäller den utgåva som anges. En likvärdig lösning godtas alltid.");
        _table.Start("Sammanstallning", AnnexOutline.Standards, "En rad för varje utgåva av en standard.",
            state.Template.TextWidth("bilaga"),
            new("Standard", 21), new("Utgåva", 12), new("Titel", 29), new("Utgivare", 16), new("Krav", 27));
        foreach (var standard in state.Model.Standards)
        {
            _table.StartRow();
            string[] cells = [standard.Designation, standard.Edition, standard.Title, standard.Publisher, standard.UsedBy];
            for (var i = 0; i < cells.Length; i++)
                _table.Cell(i, "Tabelltext", cells[i].Length == 0 ? "–" : cells[i]);
            _table.EndRow();
        }

        _table.End();
    }

    private void WriteCoverage()
    {
        WriteHeading(1, AnnexOutline.Coverage, "RubrikNySida");
        xml.Paragraph("Ingress", "Mål M15 i SKR:s strategi Utveckling i en digital tid säger att gemensamma krav ska ställas när digitala "
            + "lösningar utvecklas och upphandlas. Tabellen visar hur bilagans krav fördelar sig över kravbibliotekets områden.");
        var kinds = Enum.GetValues<RequirementKind>();
        _table.Start("Sammanstallning", AnnexOutline.Coverage, "En rad för varje område, med antal krav av varje slag.",
            state.Template.TextWidth("bilaga"),
            new("Område", 36), new("Ska-krav", 13, true), new("Tilldelnings\u00ADkriterier", 16, true),
            new("Kontrakts\u00ADvillkor", 14, true), new("Kvalifi\u00ADcering", 13, true), new("Alla krav", 18, true));
        foreach (var chapter in state.Model.Chapters)
            CoverageRow(chapter.Title, chapter.Items, kinds);
        CoverageRow("Hela bilagan", [.. state.Model.Items], kinds);
        _table.End();
    }

    private void CoverageRow(string title, IReadOnlyList<AnnexItem> items, RequirementKind[] kinds)
    {
        _table.StartRow();
        _table.Cell(0, "Tabelltext", title);
        for (var i = 0; i < kinds.Length; i++)
            _table.Cell(i + 1, "Tabelltal", items.Count(item => item.Kind == kinds[i]).ToString(CultureInfo.InvariantCulture));
        _table.Cell(kinds.Length + 1, "Tabelltal",
            items.Count == 0 ? "inga krav valda" : items.Count.ToString(CultureInfo.InvariantCulture));
        _table.EndRow();
    }

    private void WriteEnd() =>
        xml.Paragraph("Slut", $"Slut på kravbilagan. Bilagans id: {state.Id}. Kravtexterna är hämtade ur Kravbiblioteket.");

    private void WriteLists()
    {
        foreach (var list in state.Lists)
            xml.Raw("<w:num w:numId=\""u8).Number(list.Number).Raw("\"><w:abstractNumId w:val=\""u8).Number(state.Template.ListModel)
                .Raw("\"/><w:lvlOverride w:ilvl=\""u8).Number(list.Level).Raw("\"><w:startOverride w:val=\""u8).Number(list.Start)
                .Raw("\"/></w:lvlOverride></w:num>"u8);
    }
}
