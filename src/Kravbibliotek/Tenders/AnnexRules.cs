using Kravbibliotek.Checks;
using Kravbibliotek.Requirements;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Tenders;

/// <summary>What an annex must and should be. Errors stop it; warnings are the buyer's to weigh.</summary>
internal static class AnnexRules
{
    private const int ManyRequirements = 1000;
    private const int TooManyRequirements = 20_000;

    /// <summary>The order as a whole.</summary>
    public static void CheckOrder(AnnexOrder order, LawCitations citations, List<Finding> findings)
    {
        if (string.IsNullOrWhiteSpace(order.Title))
            findings.Add(Error("A110", "", "Kravbilagan saknar titel.", "Ange en titel, till exempel upphandlingens namn."));
        foreach (var text in new[] { order.Title, order.ReferenceNumber, order.Organisation })
        {
            if (text is not null && (!XmlCharacters.AreLegal(text) || text.Contains('\n')))
                findings.Add(Error("A111", "", "Titel, diarienummer eller organisation innehåller radbrytning eller styrtecken.",
                    "Skriv texten på en rad, utan styrtecken."));
        }

        if (citations.LawName is null)
            findings.Add(Warning("A112", "", $"{LawCitations.ShortNameOf(order.Law)} finns inte i lagregistret; inga lagrum skrivs ut.",
                "Lägg till lagen i lagregistret."));
        if (order.Selections.Count == 0)
            findings.Add(Error("A113", "", "Inga krav är valda.", "Välj minst ett krav."));
        if (order.Selections.Count > TooManyRequirements)
            findings.Add(Error("A114", "", $"En kravbilaga kan ha högst {TooManyRequirements} krav.", "Dela upp urvalet."));
        else if (order.Selections.Count > ManyRequirements)
            findings.Add(Warning("A115", "", $"Bilagan har över {ManyRequirements} krav och blir tung att fylla i.",
                "Dela upp den per område."));
        foreach (var key in order.Selections.GroupBy(s => s.Key, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key))
            findings.Add(Error("A116", key, $"Kravet {key} är valt mer än en gång.", "Behåll det en gång."));
    }

    /// <summary>One requirement by itself.</summary>
    public static void CheckOne(Chosen chosen, AnnexOrder order, AnnexSources sources, List<Finding> findings)
    {
        CheckStatus(chosen, order, findings);
        CheckKind(chosen, order, sources, findings);
        CheckValues(chosen, findings);
        if (chosen.Selection.Number is { } number && number < chosen.Requirement.CurrentNumber)
            findings.Add(Warning("A124", chosen.Version.Key, $"{chosen} har en nyare version, {chosen.Requirement.CurrentNumber}.",
                "Jämför versionerna och välj den som ska gälla."));
    }

    /// <summary>The requirements together.</summary>
    public static void CheckTogether(IReadOnlyList<Chosen> chosen, List<Finding> findings)
    {
        var keys = chosen.Select(c => c.Requirement.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var requirement in chosen.Select(c => c.Requirement))
        {
            foreach (var other in requirement.Relations.Requires.Where(k => !keys.Contains(k)))
                findings.Add(Error("A131", requirement.Key, $"{requirement.Key} kräver {other}, som inte är valt.",
                    $"Lägg till {other} eller ta bort {requirement.Key}."));
            foreach (var other in requirement.Relations.Conflicts.Where(keys.Contains))
                findings.Add(Error("A132", requirement.Key, $"{requirement.Key} strider mot {other}.", "Behåll ett av dem."));
            foreach (var other in requirement.Relations.Replaces.Where(keys.Contains))
                findings.Add(Warning("A133", requirement.Key, $"{other} behövs inte när {requirement.Key} är valt.",
                    $"Ta bort {other}."));
        }
    }

    /// <summary>A finding that stops the annex.</summary>
    public static Finding Error(string code, string key, string message, string mend) => new(code, Severity.Error, key, 0, message, mend);

    private static Finding Warning(string code, string key, string message, string mend) =>
        new(code, Severity.Warning, key, 0, message, mend);

    private static void CheckStatus(Chosen chosen, AnnexOrder order, List<Finding> findings)
    {
        var requirement = chosen.Requirement;
        var replaced = requirement.ReplacedBy.Count == 0 ? "" : $" Det har ersatts av {string.Join(", ", requirement.ReplacedBy)}.";
        if (requirement.Status == RequirementStatus.Withdrawn || requirement.LastDay < order.Date)
            findings.Add(Error("A121", requirement.Key, $"Kravet {requirement.Key} får inte längre användas.{replaced}",
                "Ta bort kravet eller välj det som ersätter det."));
        else if (requirement.Status == RequirementStatus.Retiring)
            findings.Add(Warning("A122", requirement.Key, $"Kravet {requirement.Key} är utgående.{replaced}",
                "Överväg det som ersätter kravet."));
    }

    private static void CheckKind(Chosen chosen, AnnexOrder order, AnnexSources sources, List<Finding> findings)
    {
        var (key, content) = (chosen.Version.Key, chosen.Version.Content);
        var kind = Words.Kinds.Code(chosen.Kind);
        if (!content.AllowedKinds.Contains(chosen.Kind))
            findings.Add(Error("A141", key, $"{chosen} får inte användas som {kind}.",
                $"Välj något av: {string.Join(", ", content.AllowedKinds.Select(Words.Kinds.Code))}."));
        if (chosen.Kind == RequirementKind.Award && order.Ground == AwardGround.Price)
            findings.Add(Error("A142", key, $"{key} är tilldelningskriterium, men grunden för utvärdering är pris.",
                "Välj en annan kravtyp, ta bort kravet eller välj en annan grund."));
        if (chosen.Kind == RequirementKind.Qualification && content.QualificationGround is null)
            findings.Add(Error("A143", key, $"{chosen} saknar kvalificeringsgrund.", "Välj en annan kravtyp."));
        if (chosen.Kind == RequirementKind.Award && IsBinding(content, order, sources))
            findings.Add(Error("A144", key, $"{key} följer av tvingande lag och kan inte vara tilldelningskriterium.", "Välj ska-krav."));
    }

    /// <summary>A binding place in a procurement law binds only the tenders that follow that law, and only over the threshold.</summary>
    private static bool IsBinding(RequirementContent content, AnnexOrder order, AnnexSources sources) =>
        content.Laws.Any(reference => reference.Binding
            && (sources.Law(reference.Law)?.ShortName is not { } name
                || !TenderWords.Laws.All.Any(w => w.Label == name)
                || (name == LawCitations.ShortNameOf(order.Law) && !order.BelowThreshold)));

    private static void CheckValues(Chosen chosen, List<Finding> findings)
    {
        var (key, parameters) = (chosen.Version.Key, chosen.Version.Content.Parameters);
        foreach (var name in chosen.Values.Keys.Where(n => !parameters.Any(p => p.Name == n)).Order(StringComparer.Ordinal))
            findings.Add(Error("A151", key, $"{chosen} har ingen parameter som heter {name}.",
                parameters.Count == 0 ? "Ta bort värdet." : $"Parametrarna är: {string.Join(", ", parameters.Select(p => p.Name))}."));
        foreach (var parameter in parameters)
        {
            if (ParameterValue.Check(parameter, chosen.ValueOf(parameter)) is not { } problem)
                continue;
            findings.Add(problem.IsError
                ? Error("A152", key, $"{key}: {problem.Message}", parameter.Explanation)
                : Warning("A153", key, $"{key}: {problem.Message}", "Välj ett värde inom spannet, eller motivera avsteget."));
        }
    }
}
