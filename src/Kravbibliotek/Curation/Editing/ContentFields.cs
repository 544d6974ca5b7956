using System.Globalization;
using System.Text.RegularExpressions;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation.Editing;

/// <summary>A field that holds no value of its kind, so that the text cannot be saved as it is.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Message">What is wrong and how to mend it, in Swedish.</param>
public sealed record FieldProblem(string Field, string Message);

/// <summary>What fields say.</summary>
/// <param name="Content">The content, with something harmless where a field could not be read.</param>
/// <param name="Problems">The fields that could not be read.</param>
public sealed record ContentReading(RequirementContent Content, IReadOnlyList<FieldProblem> Problems);

/// <summary>Turns a content into fields that a person edits, and back. What was not touched comes back as it was.</summary>
public static partial class ContentFields
{
    /// <summary>The fields of a content.</summary>
    public static DraftFields Write(RequirementContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var fields = new List<KeyValuePair<string, string>>();
        Add(DraftParts.Title, content.Title);
        Add(DraftParts.Level, Words.Levels.Code(content.Level));
        AddList(DraftParts.Kinds, content.AllowedKinds.Select(Words.Kinds.Code));
        Add(DraftParts.DefaultKind, Words.Kinds.Code(content.DefaultKind));
        Add(DraftParts.Ground, content.QualificationGround is { } ground ? Words.QualificationGrounds.Code(ground) : "");
        AddList(DraftParts.ProofTimes, content.ProofTimes.Select(Words.ProofTimes.Code));
        Add(DraftParts.Effort, content.VendorEffort.ToString(CultureInfo.InvariantCulture));
        AddList(DraftParts.Goals, content.Goals);
        Add(DraftParts.Text, content.Text);
        Add(DraftParts.TextAsAward, content.TextAsAward);
        Add(DraftParts.TextAsContractTerm, content.TextAsContractTerm);
        Add(DraftParts.Rationale, content.Rationale);
        Add(DraftParts.Proof, content.Proof);
        Add(DraftParts.FollowUp, content.FollowUp);
        Add(DraftParts.Guidance, content.Guidance);
        Add(DraftParts.CostNote, content.CostNote);
        fields.AddRange(content.Standards.SelectMany(RowFields.Of));
        fields.AddRange(content.Laws.SelectMany(RowFields.Of));
        fields.AddRange(content.Applicability.Conditions.SelectMany(RowFields.Of));
        fields.AddRange(content.Parameters.SelectMany(RowFields.Of));
        return new(fields);

        void Add(string name, string? text) => fields.Add(new(name, text ?? ""));
        void AddList(string name, IEnumerable<string> values) =>
            fields.AddRange(values.Select((value, i) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), value)));
    }

    /// <summary>
    /// The field on a page that a field of the content is. They differ where a row of the page is empty, since the content has no such row.
    /// </summary>
    public static string FieldOnPage(DraftFields fields, string field)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (RowPattern().Match(field) is not { Success: true } match)
            return field;
        var (list, number) = (match.Groups[1].Value, int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        var rows = fields.Rows(list).Where(row => RowFields.IsFilled(fields, list, row)).ToList();
        return number < rows.Count ? DraftFields.Name(list, rows[number], match.Groups[3].Value) : field;
    }

    /// <summary>What fields say.</summary>
    public static ContentReading Read(DraftFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var problems = new List<FieldProblem>();
        var content = new RequirementContent
        {
            Title = Text(DraftParts.Title).Replace('\n', ' '),
            Level = Word(DraftParts.Level, Words.Levels, "Välj en nivå."),
            AllowedKinds = Several(DraftParts.Kinds, Words.Kinds),
            DefaultKind = Word(DraftParts.DefaultKind, Words.Kinds, "Välj vilken kravtyp som ska vara förvald."),
            QualificationGround = Text(DraftParts.Ground).Length == 0
                ? null : Word(DraftParts.Ground, Words.QualificationGrounds, "Välj en av grunderna."),
            ProofTimes = Several(DraftParts.ProofTimes, Words.ProofTimes),
            VendorEffort = Effort(),
            Goals = fields.List(DraftParts.Goals),
            Standards = RowFields.Standards(fields),
            Laws = RowFields.Laws(fields),
            Applicability = RowFields.Conditions(fields, problems) is { Count: > 0 } conditions
                ? new() { Conditions = conditions } : Applicability.Always,
            Parameters = RowFields.Parameters(fields, problems),
            Text = Text(DraftParts.Text),
            TextAsAward = Optional(DraftParts.TextAsAward),
            TextAsContractTerm = Optional(DraftParts.TextAsContractTerm),
            Rationale = Text(DraftParts.Rationale),
            Proof = Text(DraftParts.Proof),
            FollowUp = Text(DraftParts.FollowUp),
            Guidance = Text(DraftParts.Guidance),
            CostNote = Optional(DraftParts.CostNote),
        };
        return new(content, problems);

        string Text(string name) => FieldText.Clean(fields[name]);

        string? Optional(string name) => Text(name) is { Length: > 0 } text ? text : null;

        T Word<T>(string name, Vocabulary<T> words, string problem)
            where T : struct, Enum
        {
            if (!words.TryParse(Text(name), out var value))
                problems.Add(new(name, problem));
            return value;
        }

        IReadOnlyList<T> Several<T>(string name, Vocabulary<T> words)
            where T : struct, Enum => [.. fields.List(name).Where(code => words.TryParse(code, out _)).Select(code => words.TryParse(code, out var value) ? value : default)];

        int Effort()
        {
            if (int.TryParse(Text(DraftParts.Effort), NumberStyles.None, CultureInfo.InvariantCulture, out var effort))
                return effort;
            problems.Add(new(DraftParts.Effort, "Välj leverantörens insats, 0 till 5."));
            return 0;
        }
    }

    [GeneratedRegex(@"\A([A-Za-z]+)\[([0-9]+)\]\.(.+)\z")]
    private static partial Regex RowPattern();
}
