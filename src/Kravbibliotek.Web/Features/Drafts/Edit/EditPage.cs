using Kravbibliotek.Curation;
using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Web.Features.Drafts.Edit;

/// <summary>The registers that a draft refers to.</summary>
public sealed record EditRegisters(
    IReadOnlyList<Question> Questions, IReadOnlyList<Standard> Standards, IReadOnlyList<Law> Laws, IReadOnlyList<Term> Terms);

/// <summary>A row of the conditions: one for each question, and one for each condition that no question asks.</summary>
public sealed record ConditionRow(int Row, string Fact, Question? Question);

/// <summary>The clauses of a standard's edition that are shown to pick from.</summary>
public sealed record ClauseChoice(IReadOnlyList<string> Shown, int Found);

/// <summary>What the editor shows.</summary>
public sealed record EditPage
{
    private const int MostClauses = 60;

    public required DraftSituation Situation { get; init; }

    public required EditForm Form { get; init; }

    public required EditRegisters Registers { get; init; }

    /// <summary>What the fields say, as far as they can be read.</summary>
    public required RequirementContent Content { get; init; }

    /// <summary>What stands in the way of review.</summary>
    public IReadOnlyList<FieldFinding> Findings { get; init; } = [];

    /// <summary>What the requirement checker remarks on.</summary>
    public IReadOnlyList<FieldRemark> Remarks { get; init; } = [];

    /// <summary>What some readers could not take in.</summary>
    public IReadOnlyList<Advice> Advice { get; init; } = [];

    /// <summary>Where this and what somebody else saved meanwhile differ.</summary>
    public IReadOnlyList<PartConflict> Conflicts { get; init; } = [];

    /// <summary>Who saved meanwhile.</summary>
    public string? Other { get; init; }

    /// <summary>The page that was saved or thrown away last, so that the browser keeps nothing more of it.</summary>
    public string? DonePage { get; init; }

    public string Key => Situation.Draft.Key;

    public DraftFields Fields => Form.Fields;

    /// <summary>True when a text is shown as the public page would.</summary>
    public bool Previews(string part) => EditActions.TargetOf(Form, EditActions.Preview) == part;

    /// <summary>The rows of the conditions, in the order of the questions.</summary>
    public IReadOnlyList<ConditionRow> Conditions()
    {
        var rows = Fields.Rows(DraftParts.Conditions)
            .Select(row => (Row: row, Fact: Fields[DraftFields.Name(DraftParts.Conditions, row, "Fact")]))
            .Where(r => r.Fact.Length > 0).DistinctBy(r => r.Fact).ToDictionary(r => r.Fact, r => r.Row, StringComparer.Ordinal);
        var free = Fields.Rows(DraftParts.Conditions).LastOrDefault(-1) + 1;
        var asked = Registers.Questions
            .Select(q => new ConditionRow(rows.TryGetValue(q.Fact, out var row) ? row : free++, q.Fact, q)).ToList();
        return [.. asked, .. rows.Where(r => asked.All(a => a.Fact != r.Key)).Select(r => new ConditionRow(r.Value, r.Key, null))];
    }

    /// <summary>The clauses to pick from in a row of the standards, or null when they were not asked for.</summary>
    public ClauseChoice? ClausesOf(int row)
    {
        var isAsked = new[] { EditActions.Clauses, EditActions.Pick }
            .Any(action => EditActions.TargetOf(Form, action) == $"{DraftParts.Standards}:{row}");
        if (!isAsked && Fields.List(DraftFields.Name(DraftParts.Standards, row, "Pick")).Count == 0)
            return null;
        var search = Fields[DraftFields.Name(DraftParts.Standards, row, "Search")].Trim();
        var edition = Registers.Standards.FirstOrDefault(s => s.Id == Fields[DraftFields.Name(DraftParts.Standards, row, "Standard")])
            ?.Editions.FirstOrDefault(e => e.Name == Fields[DraftFields.Name(DraftParts.Standards, row, "Edition")]);
        var found = edition?.Clauses.Where(c => !c.IsVoid && c.Number.StartsWith(search, StringComparison.OrdinalIgnoreCase)).ToList() ?? [];
        return new([.. found.Take(MostClauses).Select(c => c.Number)], found.Count);
    }
}
