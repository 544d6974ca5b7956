using System.Globalization;
using System.Text;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Word.Text;

namespace Kravbibliotek.Formats.Export;

/// <summary>One published version as text, in Swedish as it is written: to read and paste, or as its file in the library.</summary>
public static class VersionText
{
    /// <summary>The version as its file in <c>requirements/</c>: Markdown with front matter, UTF-8.</summary>
    public static byte[] Markdown(RequirementVersion version) => Encoding.UTF8.GetBytes(VersionFile.WriteVersion(version));

    /// <summary>The requirement's own wording with its proof, as it reads for a kind with the default values.</summary>
    public static string Wording(RequirementContent content, RequirementKind kind)
    {
        ArgumentNullException.ThrowIfNull(content);
        return $"{Plain(RequirementText.Render(content, kind))}\n\nBevis:\n{Plain(RequirementText.Fill(content.Proof, kind, content.Parameters))}";
    }

    /// <summary>Everything that the version says, to read without markup.</summary>
    /// <param name="version">The version.</param>
    /// <param name="standards">The standards that it refers to, by id.</param>
    /// <param name="laws">The laws that it refers to, by id.</param>
    /// <param name="address">The whole address of its permalink.</param>
    public static string Plain(
        RequirementVersion version, IReadOnlyDictionary<string, Standard> standards, IReadOnlyDictionary<string, Law> laws, string address)
    {
        ArgumentNullException.ThrowIfNull(version);
        var content = version.Content;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{version.Key} {content.Title}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Version {version.Number}, publicerad {version.Published:yyyy-MM-dd}. ");
        text.Append(CultureInfo.InvariantCulture, $"{Words.Changes.Label(version.ChangeKind)}: {version.ChangeNote}\n");
        text.Append(CultureInfo.InvariantCulture, $"Får användas som: {Kinds(content)}\n");
        text.Append(CultureInfo.InvariantCulture, $"Nivå: {Words.Levels.Label(content.Level)}\n");
        text.Append(CultureInfo.InvariantCulture, $"Permanent adress: {address}\n");
        text.Append(CultureInfo.InvariantCulture, $"Fingeravtryck: {version.Fingerprint}\n");
        text.Append("Texten är fri att använda enligt CC0 1.0.\n");
        var kind = content.DefaultKind;
        Section(text, "Krav", Filled(content, content.Text, kind));
        Section(text, "Krav som tilldelningskriterium", Filled(content, content.TextAsAward, RequirementKind.Award));
        Section(text, "Krav som kontraktsvillkor", Filled(content, content.TextAsContractTerm, RequirementKind.ContractTerm));
        Section(text, "Värden som upphandlaren bestämmer", Lines(content.Parameters.Select(Parameter)));
        Section(text, "Bevis", $"Lämnas: {Times(content)}.\n\n{Filled(content, content.Proof, kind)}");
        Section(text, "Uppföljning", Filled(content, content.FollowUp, kind));
        Section(text, "Motiv", Filled(content, content.Rationale, kind));
        Section(text, "Vägledning till upphandlaren", Filled(content, content.Guidance, kind));
        Section(text, "Livscykelkostnad", Filled(content, content.CostNote, kind));
        Section(text, "Standarder", Lines(content.Standards.Select(s => Standard(s, standards.GetValueOrDefault(s.Standard)))));
        Section(text, "Rättslig grund", Lines(content.Laws.Select(l => Law(l, laws.GetValueOrDefault(l.Law)))));
        return text.ToString();
    }

    private static void Section(StringBuilder text, string heading, string body)
    {
        if (body.Length > 0)
            text.Append('\n').Append(heading.ToUpperInvariant()).Append("\n\n").Append(body).Append('\n');
    }

    private static string Plain(string markdown) => PlainBlocks.Of(markdown);

    private static string Filled(RequirementContent content, string? markdown, RequirementKind kind) =>
        markdown is null ? "" : Plain(RequirementText.Fill(markdown, kind, content.Parameters));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => "- " + line));

    private static string Kinds(RequirementContent content) => string.Join(", ", content.AllowedKinds.Select(kind =>
        Words.Kinds.Label(kind) + (kind == content.DefaultKind && content.AllowedKinds.Count > 1 ? " [förval]" : "")));

    private static string Times(RequirementContent content) =>
        string.Join(", ", content.ProofTimes.Select(Words.ProofTimes.Label)).ToLowerInvariant();

    private static string Parameter(Parameter parameter)
    {
        var range = parameter.Choices.Count > 0 ? "något av " + string.Join(" / ", parameter.Choices) : ParameterValue.Range(parameter);
        var limits = range is null ? "" : $" ({range})";
        return $"{parameter.Name}: {ParameterValue.Display(parameter, parameter.Default)}{limits}. {parameter.Explanation}";
    }

    private static string Standard(StandardReference reference, Standard? standard)
    {
        var clauses = reference.Clauses.Count == 0 ? "" : ", avsnitt " + string.Join(", ", reference.Clauses);
        var deviation = reference.DeviationReason is { } reason ? $". Avsteg från öppna standarder: {reason}" : "";
        return $"{standard?.Designation ?? reference.Standard}, utgåva {reference.Edition}{clauses}{deviation}";
    }

    private static string Law(LawReference reference, Law? law) =>
        $"{reference.Place} {(law is null ? reference.Law : $"{law.Name} ({law.Number})")}{(reference.Binding ? ", bindande" : "")}";
}
