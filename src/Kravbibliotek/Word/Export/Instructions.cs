using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Tenders;

namespace Kravbibliotek.Word.Export;

/// <summary>How the vendor answers, in plain words. Places in law come from the register through <see cref="LawCitations"/> only.</summary>
internal static class Instructions
{
    /// <summary>Heading of a kind.</summary>
    public static string HeadingOf(RequirementKind kind) => kind switch
    {
        RequirementKind.Mandatory => "Ska-krav",
        RequirementKind.Award => "Tilldelningskriterier",
        RequirementKind.ContractTerm => "Särskilda kontraktsvillkor",
        _ => "Kvalificeringskrav",
    };

    /// <summary>What holds for all requirements.</summary>
    public static IEnumerable<string> General(LawCitations law)
    {
        yield return "Varje krav har en rad i en tabell. Svara i fälten till höger om kravet: välj svar i listan, skriv en kommentar när "
            + "den behövs och ange var i anbudet beviset finns. Lämna fält som inte behövs tomma.";
        yield return "Ändra inte kravens text. Svaren läses in maskinellt och texten jämförs då med originalet.";
        yield return "Där ett krav hänvisar till en standard godtas också en likvärdig lösning. Ange i så fall i kommentaren vilken den är "
            + "och visa i anbudet att den är likvärdig." + EquivalenceOf(law);
    }

    /// <summary>What holds for one kind.</summary>
    public static IEnumerable<string> Of(RequirementKind kind, LawCitations law) => kind switch
    {
        RequirementKind.Mandatory =>
        [
            "Ett ska-krav är en teknisk specifikation eller ett annat minimikrav och måste uppfyllas."
                + Source(law, LawTopic.TechnicalRequirements),
            "Svara Ja om det ni erbjuder uppfyller kravet och annars Nej. Svaret Nej innebär att anbudet förkastas. "
                + "Lämna det bevis som står vid kravet, vid den tidpunkt som anges där.",
        ],
        RequirementKind.Award =>
        [
            "Ett tilldelningskriterium behöver inte uppfyllas, men ger ett mervärdesavdrag när det uppfylls."
                + Source(law, LawTopic.AwardCriteria),
            "Svara Ja eller Nej. Ja ger det avdrag från anbudspriset vid jämförelsen som står vid kriteriet eller i "
                + "upphandlingsdokumenten. Nej ger inget avdrag, och anbudet förkastas inte för den sakens skull.",
        ],
        RequirementKind.ContractTerm =>
        [
            "Ett särskilt kontraktsvillkor gäller hur kontraktet fullgörs." + Source(law, LawTopic.ContractTerms),
            "Villkoret besvaras inte. Det godtas genom att anbudet lämnas, ingår i kontraktet och följs upp under avtalstiden.",
        ],
        _ =>
        [
            "Ett kvalificeringskrav gäller er som leverantör, inte det ni erbjuder. Grunden står vid kravet."
                + Source(law, LawTopic.Qualification),
            "Svara Ja för att intyga genom egen försäkran att ni uppfyller kravet, och annars Nej. Svaret Nej innebär att ni inte "
                + "kvalificeras. Bevis begärs in från den leverantör som avses tilldelas kontraktet."
                + Source(law, LawTopic.SelfDeclaration),
        ],
    };

    private static string EquivalenceOf(LawCitations law)
    {
        var places = new[] { law.Cite(LawTopic.Standards), law.Cite(LawTopic.Equivalence) }.OfType<string>().ToList();
        if (places.Count > 0)
            return $" Se {string.Join(" och ", places)}.";
        return law.Cite(LawTopic.PrinciplesBelowThreshold) is { } principles
            ? $" Det följer av principerna för upphandling, se {principles}."
            : "";
    }

    private static string Source(LawCitations law, LawTopic topic) =>
        (law.Cite(topic) ?? law.Cite(LawTopic.DocumentsBelowThreshold)) is { } place
            && !(law.BelowThreshold && topic == LawTopic.SelfDeclaration)
            ? $" Se {place}."
            : "";
}
