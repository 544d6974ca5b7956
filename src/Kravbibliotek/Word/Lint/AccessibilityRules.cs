using Kravbibliotek.Checks;

namespace Kravbibliotek.Word.Lint;

/// <summary>What keeps people out of a document, as accessibility checkers see it, and what no template can mend.</summary>
internal static class AccessibilityRules
{
    public static readonly LintRule Title = new("A01", "Dokumentet saknar titel", "Ange dokumentets titel.");
    public static readonly LintRule NoLanguage = new("A02", "Dokumentet saknar språk", "Ange språk i formatmallens grundinställning.");
    public static readonly LintRule Language = new("A02b", "Dokumentets språk är inte svenska", "Ange sv-SE.");
    public static readonly LintRule HeadingStep = new("A03", "En rubriknivå hoppas över", "Använd nivåerna i ordning.");
    public static readonly LintRule NoHeadings = new("A03b", "Dokumentet saknar rubriker", "Använd rubrikformat.");
    public static readonly LintRule TableHeader = new("A04", "En tabell saknar rubrikrad", "Märk första raden som rubrikrad.");
    public static readonly LintRule TableTitle = new("A04b", "En tabell saknar titel", "Ange tabellens alternativtext.");
    public static readonly LintRule NestedTable = new("A04c", "En tabell ligger i en annan tabell", "Gör en lista av den inre.");
    public static readonly LintRule MergedCells = new("A04d", "En tabell har sammanslagna celler", "Dela cellerna.");
    public static readonly LintRule PictureText = new("A05", "En bild saknar alternativtext", "Beskriv bilden eller märk den som dekor.");
    public static readonly LintRule EmptyParagraph = new("A06", "Ett tomt stycke används som mellanrum", "Använd avstånd i formatet.");
    public static readonly LintRule ControlTitle = new("A07", "En innehållskontroll saknar titel", "Ge kontrollen en titel.");
    public static readonly LintRule LinkText = new("A08", "En länktext säger inte vart den leder", "Skriv vad som finns där.");
    public static readonly LintRule Contrast = new("A09", "Ett format har för låg kontrast (under 4,5:1)", "Välj en mörkare färg.");
    public static readonly LintRule Protection = new("A10", "Dokumentet är skyddat, vilket stänger ute hjälpmedel",
        "Lämna dokumentet öppet.", Severity.Info);

    public static readonly LintRule Floating = new("A11", "Ett objekt flyter över texten", "Lägg det i texten.");
    public static readonly LintRule TypedList = new("A12", "En lista är skriven för hand", "Använd ett listformat.");
    public static readonly LintRule ExactHeight = new("A14", "En rad har låst höjd och kan klippa svar", "Låt raden växa.");
    public static readonly LintRule DirectParagraph = new("S01", "Ett stycke är formaterat direkt", "Använd ett styckeformat.");
    public static readonly LintRule DirectRun = new("S02", "Text är formaterad direkt", "Använd ett teckenformat.");
}
