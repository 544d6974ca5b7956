using System.Globalization;

namespace Kravbibliotek.Word;

/// <summary>
/// What the exporter, the reader of returned annexes and every template agree on. The tags written are the tags read; the styles used
/// are the styles that a template must have. <c>templates/README.md</c> says the same to those who make templates.
/// </summary>
public static class TemplateContract
{
    /// <summary>Namespace of the custom XML part; the last figure is its schema version.</summary>
    public const string DataNamespace = "urn:kravbibliotek:bilaga:1";

    /// <summary>Version of the custom XML part's schema.</summary>
    public const int DataSchema = 1;

    /// <summary>Tag prefix of a place that is replaced with generated blocks.</summary>
    public const string SlotPrefix = "kb-slot:";

    /// <summary>Tag prefix of a field that is replaced with one run of text.</summary>
    public const string FieldPrefix = "kb-falt:";

    /// <summary>Custom document property that holds the annex id.</summary>
    public const string AnnexIdProperty = "kb.bilaga";

    /// <summary>The places a template must have, once each and in this order.</summary>
    public static IReadOnlyList<string> Slots { get; } = ["omslag", "innehall", "svar", "krav", "bilaga"];

    /// <summary>The fields a template may have, in body, header and footer.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["titel", "sidhuvud", "diarienummer", "organisation", "datum"];

    /// <summary>Paragraph styles by id.</summary>
    public static IReadOnlyList<string> ParagraphStyles { get; } =
    [
        "Title", "Subtitle", "Omslagsfakta", "Brodtext", "Ingress", "Heading1", "RubrikNySida", "Heading2", "TOCHeading", "TOC1", "TOC2",
        "Kravtext", "Kravrubrik", "Bevisrubrik", "Kravnot", "Kravnyckel", "Kravtyp", "KravPunkt", "KravNummer", "KravFortsattning",
        "Kodblock", "Tabellhuvud", "TabellhuvudTal", "Tabelltext", "Tabelltal", "Svar", "SvarInget", "Slut",
    ];

    /// <summary>Character styles by id.</summary>
    public static IReadOnlyList<string> CharacterStyles { get; } =
        ["Strong", "Emphasis", "StarkBetoning", "Kod", "Hyperlink", "PlaceholderText"];

    /// <summary>Table styles by id.</summary>
    public static IReadOnlyList<string> TableStyles { get; } = ["Kravtabell", "Sammanstallning"];

    /// <summary>Style whose numbering is the model of every numbered list.</summary>
    public const string NumberedStyle = "KravNummer";

    /// <summary>Style whose numbering is that of every bulleted list.</summary>
    public const string BulletStyle = "KravPunkt";

    /// <summary>The controls of a requirement, in the order of the columns.</summary>
    public static IReadOnlyList<ControlKind> Controls { get; } =
    [
        new("a", "Svar", "Svar", "Välj svar", "KbSvar"),
        new("c", "Kommentar", "Kommentar", "Skriv kommentar", "KbKommentar"),
        new("r", "Hänvisning", "Hänvisning", "Ange hänvisning", "KbHanvisning"),
    ];

    /// <summary>What stands in the columns of the controls when a requirement is not answered.</summary>
    public static IReadOnlyList<string> NotAnswered { get; } = ["Godtas med anbudet", "Besvaras inte", "Besvaras inte"];

    /// <summary>The headers of a requirement table.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Nyckel och kravtyp", "Krav", .. Controls.Select(c => c.Column)];

    /// <summary>The answers of a list, value and text.</summary>
    public static IReadOnlyList<(string Value, string Text)> Answers { get; } = [("ja", "Ja"), ("nej", "Nej")];

    /// <summary>Tag of a control, at most 64 characters.</summary>
    public static string Tag(string kind, string key, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"kb:{kind}:{key}:{number}");

    /// <summary>Name of the bookmark round a requirement's text, at most 40 characters.</summary>
    public static string Bookmark(string key, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"kb_t_{key.Replace('-', '_')}_{number}");

    /// <summary>What the first cell of a row says of key and number.</summary>
    public static string KeyAndNumber(string key, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{key} version {number}");
}

/// <summary>A control that the vendor fills in.</summary>
/// <param name="Code">Letter in the tag and element name in the custom XML part.</param>
/// <param name="Title">First word of its title, which screen readers say.</param>
/// <param name="Column">Header of its column.</param>
/// <param name="Placeholder">Text shown while it is empty.</param>
/// <param name="DocPart">Name of the glossary part that holds the placeholder.</param>
public sealed record ControlKind(string Code, string Title, string Column, string Placeholder, string DocPart);
