using Kravbibliotek.Profiles;

namespace Kravbibliotek.Requirements;

/// <summary>What happened to a piece of text from one version to another.</summary>
public enum DiffChange
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>Only in the later.</summary>
    Added,

    /// <summary>Only in the earlier.</summary>
    Removed,
}

/// <summary>A run of text with one fate.</summary>
/// <param name="Text">The text.</param>
/// <param name="Change">Its fate.</param>
public sealed record DiffRun(string Text, DiffChange Change);

/// <summary>A paragraph or a list item as runs.</summary>
/// <param name="Runs">The runs in order; removed text stands before what took its place.</param>
public sealed record ParagraphDiff(IReadOnlyList<DiffRun> Runs)
{
    /// <summary>As it was: without what was added. Empty for an added paragraph.</summary>
    public ParagraphDiff Before() => new([.. Runs.Where(r => r.Change != DiffChange.Added)]);

    /// <summary>As it became: without what was removed. Empty for a removed paragraph.</summary>
    public ParagraphDiff After() => new([.. Runs.Where(r => r.Change != DiffChange.Removed)]);
}

/// <summary>One field of the requirement in both versions.</summary>
/// <param name="Label">Swedish name of the field.</param>
/// <param name="Paragraphs">The text of both, interwoven.</param>
public sealed record FieldDiff(string Label, IReadOnlyList<ParagraphDiff> Paragraphs)
{
    /// <summary>True when the versions differ here.</summary>
    public bool IsChanged => Paragraphs.Any(p => p.Runs.Any(r => r.Change != DiffChange.Same));

    /// <summary>How many of its words have a fate.</summary>
    public int Words(DiffChange change) => Paragraphs.SelectMany(p => p.Runs).Where(r => r.Change == change)
        .Sum(r => r.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
}

/// <summary>The difference between any two versions of a requirement, word by word.</summary>
/// <param name="Fields">Every field that is filled in either, changed or not, in the order of the requirement page.</param>
/// <param name="AsksTheSame">True when the fingerprints are alike, so that no vendor is asked for anything else.</param>
public sealed record RequirementDiff(IReadOnlyList<FieldDiff> Fields, bool AsksTheSame)
{
    /// <summary>The fields that differ.</summary>
    public IReadOnlyList<FieldDiff> Changed { get; } = [.. Fields.Where(f => f.IsChanged)];

    /// <summary>One line in Swedish.</summary>
    public string Summary => Summarize();

    /// <summary>Compares two versions; they need not be neighbours.</summary>
    public static RequirementDiff Between(RequirementVersion from, RequirementVersion to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return Between(from.Content, to.Content);
    }

    /// <summary>Compares two contents, for instance a draft with what is published.</summary>
    public static RequirementDiff Between(RequirementContent from, RequirementContent to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var fields = Texts(from).Zip(Texts(to))
            .Where(pair => pair.First.Text.Length + pair.Second.Text.Length > 0)
            .Select(pair => new FieldDiff(pair.First.Label, WordDiff.Between(pair.First.Text, pair.Second.Text)))
            .ToList();
        return new(fields, Fingerprint.Of(from) == Fingerprint.Of(to));
    }

    /// <summary>The readable text of every field by its Swedish name; empty where nothing is filled in.</summary>
    public static IReadOnlyDictionary<string, string> TextsOf(RequirementContent content) =>
        Texts(content).ToDictionary(t => t.Label, t => t.Text, StringComparer.Ordinal);

    private string Summarize()
    {
        if (Changed.Count == 0)
            return "Versionerna är lika.";
        var names = Changed.Select((f, i) => i == 0 ? f.Label : f.Label.ToLowerInvariant()).ToList();
        var list = names.Count == 1 ? names[0] : string.Join(", ", names.SkipLast(1)) + " och " + names[^1];
        var effect = AsksTheSame ? "Vad som krävs är oförändrat." : "Vad som krävs är ändrat.";
        var (added, removed) = (Changed.Sum(f => f.Words(DiffChange.Added)), Changed.Sum(f => f.Words(DiffChange.Removed)));
        return $"{list} skiljer sig: {added} tillagda och {removed} borttagna ord. {effect}";
    }

    private static IEnumerable<(string Label, string Text)> Texts(RequirementContent content) =>
    [
        ("Titel", content.Title),
        ("Krav", Readable(content.Text)),
        ("Krav som tilldelningskriterium", Readable(content.TextAsAward)),
        ("Krav som kontraktsvillkor", Readable(content.TextAsContractTerm)),
        ("Parametrar", Lines(content.Parameters.Select(Describe))),
        ("Bevis", Readable(content.Proof)),
        ("Bevistidpunkt", Join(content.ProofTimes.Select(Words.ProofTimes.Label))),
        ("Kravtyper", Join(content.AllowedKinds.Select(Words.Kinds.Label))),
        ("Förvald kravtyp", Words.Kinds.Label(content.DefaultKind)),
        ("Kvalificeringsgrund",
            content.QualificationGround is { } ground ? Words.QualificationGrounds.Label(ground) : ""),
        ("Nivå", Words.Levels.Label(content.Level)),
        ("Standarder", Lines(content.Standards.Select(Describe))),
        ("Lagar", Lines(content.Laws.Select(l => $"{l.Law}, {l.Place}{(l.Binding ? ", bindande" : "")}"))),
        ("Gäller", Lines(content.Applicability.Conditions.Select(Describe))),
        ("Motiv", Readable(content.Rationale)),
        ("Uppföljning", Readable(content.FollowUp)),
        ("Vägledning", Readable(content.Guidance)),
        ("Livscykelkostnad", Readable(content.CostNote)),
        ("Leverantörens insats", FormattableString.Invariant($"{content.VendorEffort} av 5")),
        ("Mål", Join(content.Goals)),
    ];

    private static string Describe(Parameter parameter)
    {
        var range = parameter.Choices.Count > 0 ? string.Join(" / ", parameter.Choices) : ParameterValue.Range(parameter);
        var limits = range is null ? "" : $", {range}";
        return $"{parameter.Name}: {Words.ParameterTypes.Label(parameter.Type).ToLowerInvariant()}{limits}, förval "
            + $"{ParameterValue.Display(parameter, parameter.Default)}. {parameter.Explanation}";
    }

    private static string Describe(StandardReference standard)
    {
        var clauses = standard.Clauses.Count == 0 ? "" : ", avsnitt " + Join(standard.Clauses);
        return $"{standard.Standard}, utgåva {standard.Edition}{clauses}{(standard.DeviationReason is { } reason ? ". " + reason : "")}";
    }

    private static string Describe(Condition condition) => condition.AtLeast is { } least
        ? FormattableString.Invariant($"{condition.Fact}: minst {least}")
        : $"{condition.Fact}: {Join(condition.AnyOf)}";

    // People read the verb as a word and a parameter by its name.
    private static string Readable(string? text) => text is null ? "" : RequirementText.Name(text);

    private static string Join(IEnumerable<string> values) => string.Join(", ", values);

    private static string Lines(IEnumerable<string> values) => string.Join('\n', values);
}
