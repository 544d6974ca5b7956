using Kravbibliotek.Requirements;

namespace Kravbibliotek.Tests.Checks.Quality;

/// <summary>A fault that somebody might write into a requirement.</summary>
/// <param name="Rule">The rule that has to find it.</param>
/// <param name="Name">What is done.</param>
/// <param name="Plant">The content with the fault, or null when it does not fit there.</param>
internal sealed record PlantedFault(string Rule, string Name, Func<RequirementContent, RequirementContent?> Plant)
{
    /// <summary>Sixty faults over all rules. They were written from what the rules are for, and not changed to fit what the rules find.</summary>
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        Text("S101", "tillägget struket", t => Swap(t, ", eller likvärdig,", "")),
        Text("S101", "tillägget struket sist i meningen", t => Swap(t, ", eller likvärdig.", ".")),
        Ending("S101", " enligt ISO/IEC 27701:2025"),
        Ending("S102", " i Microsoft Azure"),
        Ending("S102", " med hjälp av Power BI"),
        Ending("S102", " från en svensktillverkad server"),
        Sentence("S103", "Leverantören ska också utbilda Beställarens användare."),
        Ending("S103", " samt lämna en skriftlig rapport till Beställaren"),
        Sentence("S103", "Därutöver måste Lösningen visa vem som är ansvarig."),
        Sentence("S104", "Beskrivningen bör vara på svenska."),
        Sentence("S104", "Leverantören skall också lämna underlaget."),
        Sentence("S104", "Uppgiften får gärna visas som diagram."),
        Text("S105", "aktören struken", t => Swap(t, "Leverantören {{ska}}", "Det {{ska}}")),
        Text("S105", "aktören struken", t => Swap(t, "Lösningen {{ska}}", "Vid leveransen {{ska}}")),
        Text("S105", "passivum utan aktör", t => Swap(t, "Lösningen {{ska}} visa", "I gränssnittet {{ska}} visas")),
        Sentence("S106", "Uppgifterna raderas efter ett år."),
        Sentence("S106", "Underlaget granskas innan arbetet börjar."),
        Sentence("S106", "Varje avvikelse dokumenteras i en rapport."),
        Verb("S107", "på ett smidigt sätt"),
        Ending("S107", " inom rimlig tid"),
        Ending("S107", " i den utsträckning som är lämplig"),
        Verb("S108", "alltid"),
        Verb("S108", "under alla omständigheter"),
        Sentence("S108", "Funktionen är helt felfri."),
        Verb("S109", "inte låta bli att inte"),
        Text("S109", "inte sakna", t => Swap(t, "{{ska}} ha ", "{{ska}} inte sakna ")),
        Text("S110", "pronomen i stället för aktör", t => Swap(t, "Lösningen {{ska}}", "Den {{ska}}")),
        Text("S110", "pronomen i stället för aktör", t => Swap(t, "Leverantören {{ska}}", "De {{ska}}")),
        Proof("S111", "rubriken struken", p => Swap(p, "**Med anbudet:** ", "")),
        new("S111", "tidpunkten struken", c => c.ProofTimes.Count > 1 ? c with { ProofTimes = [.. c.ProofTimes.Skip(1)] } : null),
        Proof("S111", "bara en beskrivning", _ => "En beskrivning av hur kravet uppfylls."),
        Rationale("S112", "Kravet är viktigt."),
        Rationale("S112", "Följer av lagen."),
        Rationale("S112", "Bra att ha."),
        new("S113", "utan förval", c => Parameter(c, p => p with { Default = "" })),
        new("S113", "utan högsta värde", c => Parameter(c, p => p.Type == ParameterType.Number ? p with { Max = null } : null)),
        new("S113", "oanvänd", c => c.Parameters.Count > 0 ? c with { Parameters = [.. c.Parameters, c.Parameters[0] with { Name = "marginal" }] } : null),
        Ending("S114", " genom Beställarens CMDB"),
        Ending("S114", " med stöd för RBAC"),
        Ending("S114", " enligt Beställarens DLP"),
        new("S115", "ersatt utgåva", c => c with { Standards = [new() { Standard = "ISO-IEC-25010", Edition = "2011" }] }),
        new("S115", "ersatt utgåva bredvid andra", c => c with { Standards = [.. c.Standards, new() { Standard = "OWASP-TOP-10", Edition = "2021" }] }),
        Clause("S116", "99.9"),
        Clause("S116", "9.1.4.99"),
        Law("S117", "2016-1145", "25 kap. 1 §"),
        Law("S117", "2018-1174", "11 §"),
        Law("S117", "2018-1937", "99 §"),
        Ending("S118", " och detta gäller såväl under införandet som under hela avtalstiden och även för de delar av uppdraget som en underleverantör eller någon annan utför på uppdrag av Leverantören"),
        Sentence("S118", "Med detta avses varje händelse, brist eller avvikelse som Leverantören, en underleverantör eller Beställaren upptäcker under avtalstiden och som rör information, utrustning, lokaler, personal eller rutiner som används för Tjänsten eller för Beställarens räkning."),
        Ending("S119", " till den handläggare som den enhet som det avtal som gäller pekar ut har utsett"),
        Sentence("S119", "Rapporten anger de brister som den granskare som den part som begärde granskningen har valt har funnit."),
        Ending("S120", " vid genomförande av uppföljning av hantering av ärenden"),
        Ending("S120", " i verksamhetssystemsförvaltningsorganisationen"),
        Copy("S121", "omkastade led", t => t),
        Copy("S121", "kortad", t => t.Split("\n\n")[0]),
        Copy("S121", "andra ord kring", t => t.Split("\n\n")[0].Replace("{{ska}}", "{{ska}} under avtalstiden", StringComparison.Ordinal)),
        Guidance("S122", "Beställaren ska ange vilka system som berörs."),
        Guidance("S122", "Leverantören måste lämna underlaget i tid."),
        Guidance("S122", "Kravet ska användas vid köp av molntjänster."),
        Guidance("S122", "Parametern skall fyllas i."),
    ];

    /// <summary>True when the fault is that the text says what another requirement says.</summary>
    public bool IsCopy => Rule == "S121";

    private static PlantedFault Text(string rule, string name, Func<string, string?> change) =>
        new(rule, name, c => change(c.Text) is { } text ? c with { Text = text } : null);

    // At the end of the first sentence of the text.
    private static PlantedFault Ending(string rule, string added) => Text(rule, added, t =>
        t.IndexOf('.', StringComparison.Ordinal) is var end and > 0 && (end + 1 == t.Length || char.IsWhiteSpace(t[end + 1])) && !t[..end].Contains('\n')
            ? t.Insert(end, added) : null);

    private static PlantedFault Sentence(string rule, string sentence) => Text(rule, sentence, t => t + " " + sentence);

    private static PlantedFault Verb(string rule, string added) => Text(rule, added, t => Swap(t, "{{ska}}", "{{ska}} " + added));

    private static PlantedFault Proof(string rule, string name, Func<string, string?> change) =>
        new(rule, name, c => change(c.Proof) is { } proof ? c with { Proof = proof } : null);

    private static PlantedFault Rationale(string rule, string text) => new(rule, text, c => c with { Rationale = text });

    private static PlantedFault Guidance(string rule, string sentence) => new(rule, sentence, c => c with { Guidance = c.Guidance + " " + sentence });

    private static PlantedFault Clause(string rule, string clause) => new(rule, clause, c => c.Standards.Any(s => s.Clauses.Count > 0)
        ? c with { Standards = [.. c.Standards.Select(s => s.Clauses.Count > 0 ? s with { Clauses = [.. s.Clauses, clause] } : s)] } : null);

    private static PlantedFault Law(string rule, string law, string place) =>
        new(rule, $"{law} {place}", c => c with { Laws = [.. c.Laws, new() { Law = law, Place = place }] });

    private static PlantedFault Copy(string rule, string name, Func<string, string> change) => new(rule, name, c => c with { Text = change(c.Text) });

    private static RequirementContent? Parameter(RequirementContent content, Func<Parameter, Parameter?> change) =>
        content.Parameters.Count > 0 && change(content.Parameters[0]) is { } changed
            ? content with { Parameters = [changed, .. content.Parameters.Skip(1)] } : null;

    private static string? Swap(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return at < 0 ? null : string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
    }
}
