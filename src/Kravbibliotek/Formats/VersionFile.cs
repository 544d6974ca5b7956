using System.Globalization;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats.Yaml;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats;

/// <summary><c>1.md</c>, <c>2.md</c> … and <c>utkast.md</c>: front matter and texts.</summary>
internal static class VersionFile
{
    private const string LowestPrefix = ">=";

    /// <summary>Reads a published version; null when it has no front matter.</summary>
    public static RequirementVersion? ReadVersion(string text, LibraryPath path, FileFindings findings, SourceMap source)
    {
        if (Open(text, findings, source) is not var (sections, fields))
            return null;
        fields.Schema();
        var title = fields.Text("titel");
        var published = fields.Date("publicerad");
        var change = fields.Word("ändring", Words.Changes);
        var note = fields.Text("ändringsnot");
        var content = ReadContent(title, fields, sections);
        fields.End();
        return new()
        {
            Id = RequirementVersion.IdOf(path.Id, path.Number),
            Key = path.Id,
            Number = path.Number,
            Published = published,
            ChangeKind = change,
            ChangeNote = note,
            Fingerprint = Fingerprint.Of(content),
            Content = content,
        };
    }

    /// <summary>Reads a draft; null when it has no front matter.</summary>
    public static RequirementContent? ReadDraft(string text, FileFindings findings, SourceMap source)
    {
        if (Open(text, findings, source) is not var (sections, fields))
            return null;
        fields.Schema();
        var content = ReadContent(fields.Text("titel"), fields, sections);
        fields.End();
        return content;
    }

    /// <summary>Writes a published version.</summary>
    public static string WriteVersion(RequirementVersion version) => Write(version.Content, yaml =>
    {
        yaml.Date("publicerad", version.Published);
        yaml.Word<ChangeKind>("ändring", version.ChangeKind, Words.Changes);
        yaml.Text("ändringsnot", version.ChangeNote);
    });

    /// <summary>Writes a draft.</summary>
    public static string WriteDraft(RequirementContent content) => Write(content, _ => { });

    private static (VersionSections Sections, YamlFields Fields)? Open(string text, FileFindings findings, SourceMap source)
    {
        if (VersionSections.Read(text, findings, source) is not { } sections)
            return null;
        return YamlTree.Read(sections.FrontMatter, 1, findings) is { } map ? (sections, new(map, "", findings, source)) : null;
    }

    private static RequirementContent ReadContent(string title, YamlFields fields, VersionSections sections) => new()
    {
        Title = title,
        Level = fields.Word("nivå", Words.Levels),
        AllowedKinds = fields.Words("kravtyper", Words.Kinds),
        DefaultKind = fields.Word("förval", Words.Kinds),
        QualificationGround = fields.OptionalWord("kvalificeringsgrund", Words.QualificationGrounds),
        ProofTimes = fields.Words("bevis", Words.ProofTimes),
        VendorEffort = fields.Integer("insats"),
        Goals = fields.Texts("mål"),
        Standards = [.. fields.Items("standarder").Select(ReadStandard)],
        Laws = [.. fields.Items("lagar").Select(ReadLaw)],
        Applicability = fields.Map("gäller") is { } conditions ? new() { Conditions = ReadConditions(conditions) } : Applicability.Always,
        Parameters = [.. fields.Items("parametrar").Select(ReadParameter)],
        Text = sections.Required(VersionSections.Text),
        TextAsAward = sections.Find(VersionSections.TextAsAward),
        TextAsContractTerm = sections.Find(VersionSections.TextAsContractTerm),
        Rationale = sections.Required(VersionSections.Rationale),
        Proof = sections.Required(VersionSections.Proof),
        FollowUp = sections.Required(VersionSections.FollowUp),
        Guidance = sections.Required(VersionSections.Guidance),
        CostNote = sections.Find(VersionSections.CostNote),
    };

    private static StandardReference ReadStandard(YamlFields fields)
    {
        var reference = new StandardReference
        {
            Standard = fields.Text("id"),
            Edition = fields.Text("utgåva"),
            Clauses = fields.Texts("avsnitt"),
            DeviationReason = fields.OptionalText("avsteg"),
        };
        fields.End();
        return reference;
    }

    private static LawReference ReadLaw(YamlFields fields)
    {
        var reference = new LawReference { Law = fields.Text("id"), Place = fields.Text("lagrum"), Binding = fields.Flag("bindande") };
        fields.End();
        return reference;
    }

    private static List<Condition> ReadConditions(YamlFields fields)
    {
        var conditions = new List<Condition>();
        foreach (var fact in fields.Names())
        {
            if (fields.IsList(fact))
                conditions.Add(new() { Fact = fact, AnyOf = fields.Texts(fact) });
            else if (fields.OptionalText(fact) is { } text)
                conditions.Add(new() { Fact = fact, AtLeast = ReadLevel(fields, fact, text) });
            else
                fields.Report(FormatRules.Condition, fact, fact, "");
        }

        return conditions;
    }

    private static int ReadLevel(YamlFields fields, string fact, string text)
    {
        var isLevel = text.StartsWith(LowestPrefix, StringComparison.Ordinal) && text.Length == LowestPrefix.Length + 1;
        if (isLevel && text[^1] is >= '0' and <= '3')
            return text[^1] - '0';
        fields.Report(FormatRules.Condition, fact, fact, text);
        return 0;
    }

    private static Parameter ReadParameter(YamlFields fields)
    {
        var parameter = new Parameter
        {
            Name = fields.Text("namn"),
            Type = fields.Word("typ", Words.ParameterTypes),
            Unit = fields.OptionalText("enhet"),
            Min = fields.Number("min"),
            Max = fields.Number("max"),
            Choices = fields.Texts("val"),
            Default = fields.Text("förval"),
            Explanation = fields.Text("förklaring"),
        };
        fields.End();
        return parameter;
    }

    private static string Write(RequirementContent content, Action<YamlWriter> publication)
    {
        var yaml = YamlWriter.Begin();
        yaml.Text("titel", content.Title);
        publication(yaml);
        yaml.Word<Level>("nivå", content.Level, Words.Levels);
        yaml.Words("kravtyper", content.AllowedKinds, Words.Kinds);
        yaml.Word<RequirementKind>("förval", content.DefaultKind, Words.Kinds);
        yaml.Word("kvalificeringsgrund", content.QualificationGround, Words.QualificationGrounds);
        yaml.Words("bevis", content.ProofTimes, Words.ProofTimes);
        yaml.Integer("insats", content.VendorEffort);
        yaml.Texts("mål", content.Goals);
        WriteReferences(yaml, content);
        if (content.Applicability.Conditions.Count > 0)
            yaml.Map("gäller", () => WriteConditions(yaml, content.Applicability.Conditions));
        yaml.Items("parametrar", content.Parameters, p => WriteParameter(yaml, p));
        return VersionSections.Write(yaml.ToString(),
        [
            (VersionSections.Text, content.Text),
            (VersionSections.TextAsAward, content.TextAsAward),
            (VersionSections.TextAsContractTerm, content.TextAsContractTerm),
            (VersionSections.Rationale, content.Rationale),
            (VersionSections.Proof, content.Proof),
            (VersionSections.FollowUp, content.FollowUp),
            (VersionSections.Guidance, content.Guidance),
            (VersionSections.CostNote, content.CostNote),
        ]);
    }

    private static void WriteReferences(YamlWriter yaml, RequirementContent content)
    {
        yaml.Items("standarder", content.Standards, s =>
        {
            yaml.Text("id", s.Standard);
            yaml.Text("utgåva", s.Edition);
            yaml.Texts("avsnitt", s.Clauses);
            yaml.Text("avsteg", s.DeviationReason);
        });
        yaml.Items("lagar", content.Laws, l =>
        {
            yaml.Text("id", l.Law);
            yaml.Text("lagrum", l.Place);
            yaml.Flag("bindande", l.Binding);
        });
    }

    private static void WriteConditions(YamlWriter yaml, IReadOnlyList<Condition> conditions)
    {
        foreach (var condition in conditions)
        {
            if (condition.AtLeast is { } least)
                yaml.Text(condition.Fact, LowestPrefix + least.ToString(CultureInfo.InvariantCulture));
            else
                yaml.Texts(condition.Fact, condition.AnyOf);
        }
    }

    private static void WriteParameter(YamlWriter yaml, Parameter parameter)
    {
        yaml.Text("namn", parameter.Name);
        yaml.Word<ParameterType>("typ", parameter.Type, Words.ParameterTypes);
        yaml.Text("enhet", parameter.Unit);
        yaml.Number("min", parameter.Min);
        yaml.Number("max", parameter.Max);
        yaml.Texts("val", parameter.Choices);
        yaml.Value("förval", parameter.Default);
        yaml.Text("förklaring", parameter.Explanation);
    }
}
