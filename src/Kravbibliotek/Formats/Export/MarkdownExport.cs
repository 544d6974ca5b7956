using System.Globalization;
using System.Text;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Export;

/// <summary>The latest version of each requirement as one document to read or print, area by area.</summary>
public sealed class MarkdownExport : ExportFormat
{
    /// <inheritdoc/>
    public override string Handle => "markdown";

    /// <inheritdoc/>
    public override string Extension => ".md";

    /// <inheritdoc/>
    public override string MediaType => "text/markdown; charset=utf-8";

    /// <inheritdoc/>
    public override string Description => "senaste versionen av varje krav som ett dokument att läsa";

    /// <inheritdoc/>
    public override void Write(Library library, Stream target)
    {
        ArgumentNullException.ThrowIfNull(library);
        var published = library.Published().ToLookup(r => r.Requirement.Area);
        var text = new StringBuilder("# Kravbiblioteket\n\nKravtexterna är fria att använda enligt CC0-1.0.\n");
        foreach (var area in Areas.All.Where(a => published.Contains(a.Area)))
        {
            text.Append("\n## ").Append(area.Name).Append('\n');
            foreach (var (requirement, versions) in published[area.Area])
                WriteRequirement(text, requirement, versions[^1], library);
        }

        target.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void WriteRequirement(StringBuilder text, Requirement requirement, RequirementVersion version, Library library)
    {
        var content = version.Content;
        text.Append(CultureInfo.InvariantCulture, $"\n### {version.Key}, version {version.Number}: {content.Title}\n\n");
        if (requirement.Status is RequirementStatus.Retiring or RequirementStatus.Withdrawn)
            Fact(text, Words.Statuses.Label(requirement.Status), Ending(requirement));
        var kinds = content.AllowedKinds.Select(k => Words.Kinds.Label(k) + (k == content.DefaultKind ? " [förval]" : ""));
        Fact(text, "Kravtyper", string.Join(", ", kinds));
        Fact(text, "Nivå", Words.Levels.Label(content.Level));
        Fact(text, "Bevis lämnas", string.Join(", ", content.ProofTimes.Select(Words.ProofTimes.Label)));
        Fact(text, "Standarder", string.Join("; ", content.Standards.Select(s => Standard(s, library))));
        Fact(text, "Lagar", string.Join("; ", content.Laws.Select(l => Law(l, library))));
        foreach (var parameter in content.Parameters)
            Fact(text, $"Parameter {parameter.Name}", Parameter(parameter));
        Fact(text, "Fingeravtryck", $"`{version.Fingerprint}`");
        Section(text, "Krav", content.Text, content.Parameters);
        Section(text, "Krav som tilldelningskriterium", content.TextAsAward, content.Parameters);
        Section(text, "Krav som kontraktsvillkor", content.TextAsContractTerm, content.Parameters);
        Section(text, "Motiv", content.Rationale, content.Parameters);
        Section(text, "Bevis", content.Proof, content.Parameters);
        Section(text, "Uppföljning", content.FollowUp, content.Parameters);
        Section(text, "Vägledning", content.Guidance, content.Parameters);
        Section(text, "Livscykelkostnad", content.CostNote, content.Parameters);
    }

    private static void Fact(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
            text.Append("- ").Append(name).Append(": ").Append(value).Append('\n');
    }

    private static void Section(StringBuilder text, string heading, string? body, IReadOnlyList<Parameter> parameters)
    {
        if (body is null)
            return;
        var filled = RequirementText.Fill(body, RequirementKind.Mandatory, parameters);
        text.Append("\n#### ").Append(heading).Append("\n\n").Append(filled).Append('\n');
    }

    private static string Ending(Requirement requirement)
    {
        var day = requirement.LastDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "okänd";
        return "sista dag " + day + (requirement.ReplacedBy.Count == 0 ? "" : ", ersatt av " + string.Join(", ", requirement.ReplacedBy));
    }

    private static string Standard(StandardReference reference, Library library)
    {
        var name = library.Standards.FirstOrDefault(s => s.Id == reference.Standard)?.Designation ?? reference.Standard;
        var clauses = reference.Clauses.Count == 0 ? "" : ", avsnitt " + string.Join(", ", reference.Clauses);
        return $"{name} {reference.Edition}{clauses}";
    }

    private static string Law(LawReference reference, Library library)
    {
        var law = library.Laws.FirstOrDefault(l => l.Id == reference.Law);
        return $"{reference.Place} {law?.Name ?? reference.Law} ({law?.Number ?? reference.Law})";
    }

    private static string Parameter(Parameter parameter)
    {
        var range = parameter.Choices.Count > 0 ? "något av " + string.Join(" / ", parameter.Choices) : ParameterValue.Range(parameter);
        var limits = range is null ? "" : ", " + range;
        return $"{parameter.Explanation} Förval {ParameterValue.Display(parameter, parameter.Default)}{limits}.";
    }
}
