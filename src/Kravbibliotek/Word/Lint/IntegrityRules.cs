namespace Kravbibliotek.Word.Lint;

/// <summary>What makes Word refuse or repair a file, or makes answers unreadable, and what OpenXmlValidator does not see.</summary>
internal static class IntegrityRules
{
    public static readonly LintRule Broken = new("I00", "Filen går inte att läsa", "Exportera på nytt.");
    public static readonly LintRule CellEnd = new("I01", "En tabellcell slutar inte med ett stycke", "Avsluta cellen med ett stycke.");
    public static readonly LintRule ControlId = new("I02", "Två innehållskontroller har samma id", "Ge varje kontroll ett eget id.");
    public static readonly LintRule ControlTag = new("I03", "Två innehållskontroller har samma tagg", "Ge varje kontroll en egen tagg.");
    public static readonly LintRule LongTag = new("I04", "En tagg eller titel är längre än 64 tecken", "Korta den.");
    public static readonly LintRule Bookmark = new("I05", "Två bokmärken har samma namn eller id", "Ge varje bokmärke ett eget.");
    public static readonly LintRule OpenBookmark = new("I05b", "Ett bokmärke har inget slut", "Avsluta bokmärket.");
    public static readonly LintRule LongBookmark = new("I05c", "Ett bokmärkes namn är längre än 40 tecken", "Korta namnet.");
    public static readonly LintRule Style = new("I06", "Ett format används men finns inte", "Lägg till formatet i mallen.");
    public static readonly LintRule Numbering = new("I07", "En listnumrering används men finns inte", "Lägg till numreringen.");
    public static readonly LintRule Field = new("I08", "Ett fält börjar utan att sluta, eller tvärtom", "Avsluta fältet.");
    public static readonly LintRule TwoTypes = new("I09", "En innehållskontroll har två typer", "Behåll en typ.");
    public static readonly LintRule Store = new("I10", "En kontroll är bunden till data som inte finns", "Lägg till datadelen.");
    public static readonly LintRule Binding = new("I10b", "En kontrolls bindning träffar inte exakt ett värde", "Rätta sökvägen.");
    public static readonly LintRule Grid = new("I11", "En rad har fel antal celler", "Ge raden lika många celler som kolumner.");
    public static readonly LintRule ListValue = new("I12", "Ett svar förekommer två gånger i en lista", "Ge varje svar ett eget värde.");
    public static readonly LintRule Picture = new("I13", "Två bilder har samma id", "Ge varje bild ett eget id.");
    public static readonly LintRule Relation = new("I14", "En hänvisning går till en del som inte finns", "Lägg till relationen.");
    public static readonly LintRule Anchor = new("I15", "En intern länk går till ett bokmärke som inte finns", "Lägg till bokmärket.");
}
